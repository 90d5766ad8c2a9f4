/// A made-up party with numbers of the right form: every number another one.
struct SamplePerson {
  let userID: String
  let name: String
  let idNo: String
  let bankCardNo: String
  let mobile: String

  private static let surnames = Array("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗欧阳司徒")
  private static let given = Array("小明静鸣兰圣若水一晓伟芳娜敏强磊军洋勇艳杰娟涛超霞平刚桂")

  /// A person of eighteen and more.
  static func payee(_ number: Int) -> SamplePerson {
    let day = "\(1960 + number % 45)\(two(1 + number / 45 % 12))\(two(1 + number / 540 % 28))"
    let name =
      "\(surnames[number % surnames.count])\(given[number / 7 % given.count])"
      + (number % 3 == 0 ? "" : "\(given[number / 11 % given.count])")
    return SamplePerson(
      userID: "person-\(number)", name: name,
      idNo: identityCard(
        "11\(padded(number / 15_120 % 10_000, 4))\(day)\(padded(number % 1000, 3))"),
      bankCardNo: bankCard("622\(padded(number, 12))"), mobile: "138\(padded(number, 8))")
  }

  /// A company, which signs with many.
  static func payer(_ number: Int) -> SamplePerson {
    SamplePerson(
      userID: "firm-\(number)", name: "北京试味坊第\(number)餐饮管理有限公司",
      idNo: creditCode("91110118MA\(padded(number, 7))"),
      bankCardNo: bankCard("629\(padded(number, 12))"), mobile: "154\(padded(number, 8))")
  }

  /// As a party of `process.create`.
  func json(_ role: String) -> String {
    #"{"role":"\#(role)","user_id":"\#(userID)","name":"\#(name)","id_no":"\#(idNo)","#
      + #""bank_card_no":"\#(bankCardNo)","mobile":"\#(mobile)"}"#
  }

  private static func two(_ number: Int) -> String { padded(number, 2) }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func identityCard(_ digits: String) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(weights, digits.utf8).reduce(0) { $0 + $1.0 * (Int($1.1) - 48) }
    return digits + String(Array("10X98765432")[sum % 11])
  }

  private static func creditCode(_ text: String) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    let sum = zip(weights, text).reduce(0) { $0 + $1.0 * (alphabet.firstIndex(of: $1.1) ?? 0) }
    return text + String(alphabet[(31 - sum % 31) % 31])
  }

  private static func bankCard(_ digits: String) -> String {
    var sum = 0
    for (place, digit) in digits.utf8.reversed().enumerated() {
      let value = Int(digit) - 48
      sum += place % 2 == 0 ? (value * 2 > 9 ? value * 2 - 9 : value * 2) : value
    }
    return digits + String((10 - sum % 10) % 10)
  }
}
