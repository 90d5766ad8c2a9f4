/// Check digits and forms of the numbers that prove who somebody is.
package enum PartyNumbers {
  /// A resident ID card number (GB 11643-1999): 17 digits and a check character, `X` in upper
  /// case, whose birth date exists and whose region code begins with a province's digit.
  package static func isIdentityCard(_ text: String) -> Bool {
    let units = Array(text.utf8)
    guard hasIdentityCardForm(text), units[0] != 48 else { return false }
    let digits = units[..<17].map { Int64($0) - 48 }
    func number(_ range: Range<Int>) -> Int64 { digits[range].reduce(0) { $0 * 10 + $1 } }
    guard
      CivilTime.exists(year: number(6..<10), month: number(10..<12), day: number(12..<14)),
      number(6..<10) >= 1800
    else { return false }
    let weights: [Int64] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 }
    return units[17] == Array("10X98765432".utf8)[Int(sum % 11)]
  }

  /// True for 17 digits and a digit or `X`, whatever the check character says.
  package static func hasIdentityCardForm(_ text: String) -> Bool {
    let units = Array(text.utf8)
    return units.count == 18 && units[..<17].allSatisfy(isDigit)
      && (isDigit(units[17]) || units[17] == UInt8(ascii: "X"))
  }

  /// A unified social credit code (GB 32100-2015): 18 characters without I, O, S, V, Z, of which
  /// 3 to 8 are digits, the last a check character modulo 31.
  package static func isCreditCode(_ text: String) -> Bool {
    let units = Array(text.utf8)
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    guard units.count == 18, units[2..<8].allSatisfy(isDigit) else { return false }
    var values: [Int] = []
    for unit in units {
      guard let value = alphabet.firstIndex(of: unit) else { return false }
      values.append(value)
    }
    let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    let sum = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
    return values[17] == (31 - sum % 31) % 31
  }

  /// A bank card number: 12 to 19 digits whose Luhn sum is a multiple of ten.
  package static func isBankCard(_ text: String) -> Bool {
    let units = Array(text.utf8)
    guard (12...19).contains(units.count), units.allSatisfy(isDigit) else { return false }
    guard units.contains(where: { $0 != 48 }) else { return false }
    var sum = 0
    for (place, unit) in units.reversed().enumerated() {
      var value = Int(unit) - 48
      if place % 2 == 1 { value = value * 2 > 9 ? value * 2 - 9 : value * 2 }
      sum += value
    }
    return sum % 10 == 0
  }

  /// A mainland mobile number: `1[3-9]` and nine digits.
  package static func isMobile(_ text: String) -> Bool {
    let units = Array(text.utf8)
    return units.count == 11 && units.allSatisfy(isDigit) && units[0] == 49 && units[1] >= 51
  }

  /// An id in the sense of the contract: ASCII `[A-Za-z0-9_.:-]{1,64}`.
  package static func isID(_ text: String) -> Bool {
    let units = text.utf8
    return (1...64).contains(units.count)
      && units.allSatisfy { unit in
        isDigit(unit) || (65...90).contains(unit) || (97...122).contains(unit)
          || unit == 95 || unit == 46 || unit == 58 || unit == 45
      }
  }

  static func isDigit(_ unit: UInt8) -> Bool { unit &- 48 < 10 }
}
