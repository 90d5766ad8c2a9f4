import Countersign
import CountersignClerk
import CountersignServices

/// The rules with nothing around them: decides and applies in memory, keeps no record.
final class RulesDesk: Performer {
  var registry: Registry
  let policy: Policy
  let tools: Tools
  let outside: any Outside
  let operatorID = "bench"
  private let accounts: [String]

  /// A headquarters that may pay a person, in a state of its own.
  init(at path: String) throws {
    let clerk = try StoreFiller(path: path).open(isNew: true)
    var fields: [String] = []
    try clerk.batch { batch in
      let (payer, payee) = (SamplePerson.payer(1), SamplePerson.payee(1))
      let users = try [
        Self.register("ENTERPRISE", "HEADQUARTERS", payer, batch),
        Self.register("PERSON", "PERSON", payee, batch),
      ]
      fields = try zip(users, ["COLLECTION", "RECEIVER"]).map { user, type in
        try StoreFiller.text(
          "account_id",
          of: #"{"command":"account.open","user_id":"\#(user)","account_type":"\#(type)"}"#, batch)
      }
      try StoreFiller.perform(
        #"{"command":"sandbox.fund","account_id":"\#(fields[0])","amount":900000000000000}"#,
        batch)
      let reply = try StoreFiller.perform(
        #"{"command":"binding.request","payer_user_id":"\#(users[0])","#
          + #""receiver_user_id":"\#(users[1])"}"#,
        batch)
      try StoreFiller.sign(reply, users[0], clerk, batch)
    }
    accounts = fields
    registry = clerk.registry
    policy = clerk.policy
    tools = clerk.tools
    outside = SandboxServices { _ in 1 }
  }

  private static func register(
    _ type: String, _ role: String, _ person: SamplePerson, _ batch: Clerk.Batch
  ) throws -> String {
    try StoreFiller.text(
      "user_id",
      of: #"{"command":"user.register","institution_id":"JG1","merchant_type":"\#(type)","#
        + #""role":"\#(role)","name":"\#(person.name)","id_no":"\#(person.idNo)","#
        + #""mobile":"\#(person.mobile)","bank_card_no":"\#(person.bankCardNo)"}"#,
      batch)
  }

  /// Pays once: the submission, the fee's quote, the transfer, each decided and applied.
  func pay(_ number: Int) throws {
    let split = SplitSubmit("R-\(number)", accounts[0], accounts[1], Fen(1000))
    let answer = try decideAndWrite(.wallet(.splitSubmit(split)), nil, [])
    guard answer.code == nil else { throw BenchFailure("not paid: \(answer)") }
  }

  var now: Instant { registry.lastAt }
  func fingerprint(_ canonical: [UInt8]) -> String { "" }
  func seal(_ record: inout JournalRecord) {}
  func keep(_ record: JournalRecord) {}
  func commit() {}
  func destroyKey(_ slot: Int) {}

  func outsideFields(_ request: ServiceRequest) -> [String: String] {
    registry.outsideFields(request, policy, tools) { _, _ in "" }
  }
}
