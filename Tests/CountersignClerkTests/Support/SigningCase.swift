import Countersign
import Testing

/// A signing process as its requester knows it: its id and its parties' links.
struct SigningCase {
  /// A company and a person who exist nowhere; every number has its check digit.
  static let firm = "北京试味坊餐饮管理有限公司"
  static let firmCode = "91110118MA01A2B3CY"
  static let firmCard = "6290000000000000019"
  static let person = "欧阳若水"
  static let personID = "110118199012031177"
  static let personCard = "629000000000043"
  static let mobile = "15400000001"
  /// What must be nowhere in the clear.
  static let secrets = [person, personID, personCard, firmCode, firmCard, mobile]

  let processID: String
  let users: [String]
  let tokens: [String]

  init(_ reply: Reply) throws {
    processID = try #require(try reply.text("process_id"))
    users = try (0..<2).map { try #require(try reply.text("parties.\($0).user_id")) }
    tokens = try (0..<2).map { try #require(try reply.text("parties.\($0).session_token")) }
  }

  /// The command that makes one; each number has users of its own.
  static func line(_ number: Int = 1, key: String? = nil) -> String {
    let key = key.map { #""key":"\#($0)","# } ?? ""
    return #"{"command":"process.create",\#(key)"biz_scene":"RELATION_BIND","#
      + #""template_id":"FZ-AUTH","callback_url":"https://sandai.example/callback","parties":["#
      + #"{"role":"PAYER","user_id":"firm-\#(number)","name":"\#(firm)","id_no":"\#(firmCode)","#
      + #""bank_card_no":"\#(firmCard)","mobile":"\#(mobile)"},"#
      + #"{"role":"PAYEE","user_id":"person-\#(number)","name":"\#(person)","#
      + #""id_no":"\#(personID)","bank_card_no":"\#(personCard)","mobile":"\#(mobile)"}]}"#
  }
}
