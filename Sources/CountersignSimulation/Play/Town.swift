import Countersign

/// Somebody of a simulated town; every number has its check digit and belongs to nobody.
struct Citizen {
  var role: UserRole
  var type: PartyType
  var name: String
  var idNo: String
  var bankCardNo: String?
  var mobile: String
  /// The id under which they sign without being registered.
  var strangerID: String
}

/// Who lives in a world: chains with their stores, suppliers, people.
struct Town {
  private(set) var citizens: [Citizen] = []
  static let institutions = ["JG1", "JG2"]

  init() {
    let kinds: [(UserRole, PartyType, String)] = [
      (.headquarters, .enterprise, "试川餐饮管理有限公司"), (.person, .person, "欧阳试"),
      (.store, .individualBusiness, "试味面馆"), (.headquarters, .enterprise, "试香食品有限公司"),
      (.nonAcquiringMerchant, .enterprise, "试农果蔬有限公司"), (.person, .person, "王试"),
      (.store, .enterprise, "试川一店有限公司"), (.person, .person, "李试"),
      (.nonAcquiringMerchant, .individualBusiness, "试记粮油"), (.person, .person, "赵试"),
    ]
    for (number, (role, type, name)) in kinds.enumerated() {
      let isCompany = type == .enterprise
      citizens.append(
        Citizen(
          role: role, type: type, name: name,
          idNo: isCompany ? Self.creditCode(number) : Self.identityCard(number),
          // One person has no card: a face is all they have.
          bankCardNo: number == 9 ? nil : Self.bankCard(number / 2),
          mobile: "154000000\(10 + number)", strangerID: "guest-\(number)"))
    }
  }

  private static func creditCode(_ number: Int) -> String {
    let stem = "91110118MA0\(10 + number)B3C"
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    let sum = zip(weights, stem.padding17).reduce(0) {
      $0 + $1.0 * (alphabet.firstIndex(of: $1.1) ?? 0)
    }
    let check = alphabet[(31 - sum % 31) % 31]
    return String(decoding: stem.padding17 + [check], as: UTF8.self)
  }

  private static func identityCard(_ number: Int) -> String {
    let stem = "110118\(1970 + number)0615\(100 + number)"
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(weights, stem.utf8).reduce(0) { $0 + $1.0 * (Int($1.1) - 48) }
    let check = Array("10X98765432".utf8)[sum % 11]
    return stem + String(decoding: [check], as: UTF8.self)
  }

  private static func bankCard(_ number: Int) -> String {
    let stem = "62900000000000\(1000 + number)"
    let last = (0...9).first { PartyNumbers.isBankCard("\(stem)\($0)") } ?? 0
    return "\(stem)\(last)"
  }
}

extension String {
  /// The first 17 bytes, with zeros where there are fewer.
  fileprivate var padding17: [UInt8] {
    Array((Array(utf8) + [UInt8](repeating: 48, count: 17)).prefix(17))
  }
}
