import Countersign
import CountersignClerk
import Testing

/// A headquarters that may pay a person, and what happened between them.
struct WalletDesk {
  let payer: String
  let receiver: String
  let accounts: [String]

  /// Registers both, opens their accounts, lets them sign, pays once, and loses one answer.
  init(_ clerk: Clerk) throws {
    payer = try Self.register(
      clerk, "ENTERPRISE", "HEADQUARTERS", SigningCase.firm, SigningCase.firmCode,
      SigningCase.firmCard)
    receiver = try Self.register(
      clerk, "PERSON", "PERSON", SigningCase.person, SigningCase.personID, SigningCase.personCard)
    accounts = [
      try Self.open(clerk, payer, "COLLECTION"), try Self.open(clerk, receiver, "RECEIVER"),
    ]
    try Self.run(
      clerk, #"{"command":"sandbox.fund","account_id":"\#(accounts[0])","amount":100000}"#)
    let binding = try Self.run(
      clerk,
      #"{"command":"binding.request","payer_user_id":"\#(payer)","receiver_user_id":"\#(receiver)","template_id":"FZ-AUTH","callback_url":"https://sandai.example/callback"}"#
    )
    try clerk.signAll(try SigningCase(binding))
  }

  static func register(
    _ clerk: Clerk, _ type: String, _ role: String, _ name: String, _ idNo: String, _ card: String
  ) throws -> String {
    let reply = try run(
      clerk,
      #"{"command":"user.register","institution_id":"JG1","merchant_type":"\#(type)","role":"\#(role)","name":"\#(name)","id_no":"\#(idNo)","mobile":"\#(SigningCase.mobile)","bank_card_no":"\#(card)"}"#
    )
    return try #require(try reply.text("user_id"))
  }

  static func open(_ clerk: Clerk, _ user: String, _ type: String) throws -> String {
    let reply = try run(
      clerk, #"{"command":"account.open","user_id":"\#(user)","account_type":"\#(type)"}"#)
    return try #require(try reply.text("account_id"))
  }

  @discardableResult
  private static func run(_ clerk: Clerk, _ line: String) throws -> Reply {
    let reply = try clerk.run(line)
    try #require(reply.isOK, "\(line): \(reply.answer)")
    return reply
  }

  /// The command that pays.
  func split(_ requestID: String, _ amount: Int) -> String {
    #"{"command":"split.submit","request_id":"\#(requestID)","payer_account_id":"\#(accounts[0])","receiver_account_id":"\#(accounts[1])","amount":\#(amount)}"#
  }

  /// A payment, one of which nobody knows the result, the alert about it, and a freeze.
  func live(_ clerk: Clerk) throws {
    try Self.run(clerk, split("S-1", 1000))
    try clerk.set(.clearing, .lostReply)
    try clerk.run(split("S-2", 2000))
    try clerk.advance(90)
    try Self.run(
      clerk,
      #"{"command":"risk.freeze_merchant","instruction_id":"FX-1","user_id":"\#(receiver)","reason":"核查"}"#
    )
  }
}
