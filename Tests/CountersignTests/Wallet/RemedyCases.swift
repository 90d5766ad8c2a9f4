import Countersign
import Testing

/// A way in which a split does not pass, and what would mend it.
struct RemedyCase: Sendable, CustomTestStringConvertible {
  var name: String
  var amount: Int64 = 1000
  var payer = "hq"
  var receiver = "wang"
  var isBound = true
  /// Brings it about.
  var prepare: @Sendable (inout WalletScene) -> Void = { _ in }
  /// The first check that fails, and with what.
  var fails: String
  /// The remedies, in few words; ids by the names of the scene.
  var remedies: [String]

  var testDescription: String { name }
}

/// Every check, failing in every way there is.
enum RemedyCases {
  private static func freeze(_ name: String) -> @Sendable (inout WalletScene) -> Void {
    { $0.desk.run(.wallet(.accountFreeze(AccountChange($0.account(name), reason: "核查")))) }
  }

  private static func instruct(_ id: String, _ name: String, _ scene: inout WalletScene) {
    let fields = MerchantInstruction(id, scene.user(name), reason: "风控")
    scene.desk.run(.wallet(.freezeMerchant(fields)))
  }

  private static func close(_ name: String, _ scene: inout WalletScene) {
    scene.desk.run(.wallet(.accountClose(AccountChange(scene.account(name), reason: "销户"))))
  }

  private static func clearing(_ mode: ServiceMode) -> @Sendable (inout WalletScene) -> Void {
    {
      $0.set(.clearing, mode)
      $0.submit("S1", 1000)
      if mode != .unavailable { $0.set(.clearing, .ok) }
    }
  }

  static let accounts = [
    RemedyCase(
      name: "nobody's account", receiver: "none", fails: "receiver_account ACCOUNT_NOT_FOUND",
      remedies: ["account.open for receiver_account"]),
    RemedyCase(
      name: "a user's id for the account's", isBound: false,
      prepare: { $0.call("payee", $0.user("wang")) },
      fails: "receiver_account ACCOUNT_NOT_FOUND",
      remedies: ["split.submit for receiver_account account=wang"]
    ).to("payee"),
    RemedyCase(
      name: "frozen by hand", prepare: freeze("wang"), fails: "receiver_account ACCOUNT_FROZEN",
      remedies: ["account.unfreeze for receiver_account account=wang"]),
    RemedyCase(
      name: "frozen by hand and by two instructions",
      prepare: { scene in
        freeze("hq")(&scene)
        instruct("I1", "hq", &scene)
        instruct("I2", "hq", &scene)
      },
      fails: "payer_account ACCOUNT_FROZEN",
      remedies: [
        "account.unfreeze for payer_account account=hq",
        "risk.thaw_merchant for payer_account user=hq instruction=I1",
        "risk.thaw_merchant for payer_account user=hq instruction=I2",
      ]),
    RemedyCase(
      name: "closed", prepare: { close("wang", &$0) }, fails: "receiver_account ACCOUNT_CLOSED",
      remedies: ["account.open for receiver_account user=wang type=RECEIVER"]),
    RemedyCase(
      name: "closed, and the merchant frozen",
      prepare: { scene in
        close("wang", &scene)
        instruct("I1", "wang", &scene)
      },
      fails: "receiver_account ACCOUNT_CLOSED",
      remedies: [
        "risk.thaw_merchant for receiver_account user=wang instruction=I1",
        "account.open for receiver_account user=wang type=RECEIVER",
      ]),
    RemedyCase(
      name: "closed, and another open",
      prepare: { scene in
        close("wang", &scene)
        scene.call("wang-closed", scene.account("wang"))
        let id = scene.open("wang", .receiver).outcome?.wallet?.accountID ?? ""
        scene.call("wang", id)
      },
      fails: "receiver_account ACCOUNT_CLOSED",
      remedies: ["split.submit for receiver_account account=wang"]
    ).to("wang-closed"),
    RemedyCase(
      name: "a person pays", payer: "ouyang", isBound: false,
      fails: "payer_account ACCOUNT_TYPE_NOT_ALLOWED",
      remedies: ["split.submit for payer_account"]),
  ]

  static let money = [
    RemedyCase(
      name: "short of a part of the fee", amount: 1_000_000, fails: "balance INSUFFICIENT_BALANCE",
      remedies: ["sandbox.fund for balance account=hq amount=3000"]),
    RemedyCase(
      name: "short and unbound", amount: 2_000_000, isBound: false,
      fails: "balance INSUFFICIENT_BALANCE",
      remedies: [
        "sandbox.fund for balance account=hq amount=1006000",
        "binding.request for binding payer=hq receiver=wang",
      ]),
    RemedyCase(
      name: "more than money can be", amount: .max, fails: "balance INSUFFICIENT_BALANCE",
      remedies: [
        "sandbox.fund for balance account=hq amount=9223372036853775807",
        "split.submit for fee",
      ]),
    RemedyCase(
      name: "billing is not asked for a while",
      prepare: { scene in
        scene.set(.billing, .unavailable)
        for number in 1...6 { scene.submit("B\(number)", 1000) }
      },
      fails: "-", remedies: ["split.submit for fee request=S1"]),
  ]

  static let bindings = [
    RemedyCase(
      name: "never bound", isBound: false, fails: "binding NO_VALID_BINDING",
      remedies: ["binding.request for binding payer=hq receiver=wang"]),
    RemedyCase(
      name: "their process is open", isBound: false, prepare: { $0.request("hq", "wang") },
      fails: "binding NO_VALID_BINDING",
      remedies: ["process.send_sms for binding payer=hq receiver=wang process=P1"]),
    RemedyCase(
      name: "a process of the other direction is open", receiver: "store", isBound: false,
      prepare: { scene in
        scene.fund("store", 100)
        scene.request("store", "hq")
      },
      fails: "binding NO_VALID_BINDING",
      remedies: [
        "process.send_sms for binding payer=hq receiver=store process=P1",
        "binding.request for binding payer=hq receiver=store",
      ]),
    RemedyCase(
      name: "nobody signed", isBound: false,
      prepare: { scene in
        scene.request("hq", "wang")
        scene.desk.wait(seconds: 1800)
      },
      fails: "binding NO_VALID_BINDING",
      remedies: ["binding.request for binding payer=hq receiver=wang"]),
    RemedyCase(
      name: "invalidated",
      prepare: {
        let fields = BindingInvalidate("BD-000001", reason: "解约")
        $0.desk.run(.wallet(.bindingInvalidate(fields)))
      },
      fails: "binding NO_VALID_BINDING",
      remedies: ["binding.request for binding payer=hq receiver=wang"]),
    RemedyCase(
      name: "to oneself", receiver: "hq", fails: "binding NO_VALID_BINDING", remedies: []),
  ]

  static let ids = [
    RemedyCase(
      name: "paid already", prepare: { $0.submit("S1", 1000) },
      fails: "request_id DUPLICATE_SPLIT", remedies: ["split.submit for request_id"]),
    RemedyCase(
      name: "failed, and would pass now", prepare: clearing(.reject),
      fails: "request_id DUPLICATE_SPLIT", remedies: ["split.submit for request_id"]),
    RemedyCase(
      name: "failed, and would fail again", isBound: false, prepare: { $0.submit("S1", 1000) },
      fails: "request_id DUPLICATE_SPLIT",
      remedies: [
        "binding.request for binding payer=hq receiver=wang", "split.submit for request_id",
      ]),
    RemedyCase(
      name: "nobody knows the result", prepare: clearing(.lostReply),
      fails: "request_id SPLIT_UNRESOLVED",
      remedies: [
        "split.query for request_id request=S1", "split.resolve for request_id request=S1",
      ]),
    RemedyCase(
      name: "it waits", prepare: clearing(.unavailable),
      fails: "request_id DUPLICATE_SPLIT", remedies: []),
    RemedyCase(
      name: "it waits, and is frozen",
      prepare: { scene in
        clearing(.unavailable)(&scene)
        let fields = TransactionInstruction("X1", "S1", reason: "风控")
        scene.desk.run(.wallet(.freezeTransaction(fields)))
      },
      fails: "request_id DUPLICATE_SPLIT",
      remedies: ["risk.thaw_transaction for clearing request=S1 instruction=X1"]),
  ]

  static let all = accounts + money + bindings + ids
}

extension RemedyCase {
  fileprivate func to(_ receiver: String) -> RemedyCase {
    var copy = self
    copy.receiver = receiver
    return copy
  }
}
