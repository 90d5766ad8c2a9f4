/// Parties as commands name them.
///
/// All numbers are invented, with right check digits.
enum People {
  static let creditCode = "91350100M000100Y43"
  static let company = "北京蜀味坊餐饮管理有限公司"
  static let name = "欧阳小明"

  static func enterprise(_ userID: String = "E1", role: JSON = "PAYER") -> JSON {
    [
      "role": role, "user_id": .text(userID), "name": .text(company), "id_no": .text(creditCode),
      "bank_card_no": .text(card("622202123456789")), "mobile": "13812345678",
    ]
  }

  /// A person with a card, whom FACE and MICRO_DEPOSIT are both open to.
  static func person(_ userID: String = "P1", number: Int = 1, role: JSON = "PAYEE") -> JSON {
    [
      "role": role, "user_id": .text(userID), "name": .text(name),
      "id_no": .text(identity(number)), "bank_card_no": .text(personCard(number)),
      "mobile": .text(mobile(number)),
    ]
  }

  static func mobile(_ number: Int) -> String { "139" + digits(12_345_000 + number, 8) }

  static func personCard(_ number: Int) -> String { card("621700123456" + digits(number, 6)) }

  /// A card number with its Luhn digit.
  static func card(_ start: String) -> String {
    var sum = 0
    for (place, digit) in (start + "0").utf8.reversed().enumerated() {
      let value = Int(digit) - 48
      sum += place % 2 == 0 ? value : value > 4 ? value * 2 - 9 : value * 2
    }
    return start + "\((10 - sum % 10) % 10)"
  }

  /// An ID card number with its check character (GB 11643).
  static func identity(_ number: Int) -> String {
    let start = "11010119900307" + digits(number, 3)
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(start.utf8, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
    return start + String(Array("10X98765432")[sum % 11])
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}
