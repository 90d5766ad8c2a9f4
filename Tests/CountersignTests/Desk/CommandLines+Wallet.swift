import Countersign

extension CommandLines {
  static let all = sound + wallet

  /// Sound lines of the wallet's commands.
  static let wallet: [(line: String, command: Command)] = [
    (
      #"{"command":"user.register","institution_id":"JG1","merchant_type":"PERSON","#
        + #""role":"PERSON","name":"王小明","id_no":"110118198002291018","#
        + #""mobile":"15400000001","bank_card_no":"6290000000000000035"}"#,
      .wallet(.userRegister(register))
    ),
    (
      #"{"command":"account.open","user_id":"u","account_type":"COLLECTION"}"#,
      .wallet(.accountOpen(AccountOpen("u", .collection)))
    ),
    (
      #"{"command":"account.freeze","account_id":"a","reason":"r"}"#,
      .wallet(.accountFreeze(AccountChange("a", reason: "r")))
    ),
    (
      #"{"command":"account.unfreeze","account_id":"a","reason":"r"}"#,
      .wallet(.accountUnfreeze(AccountChange("a", reason: "r")))
    ),
    (
      #"{"command":"account.close","account_id":"a","reason":"r"}"#,
      .wallet(.accountClose(AccountChange("a", reason: "r")))
    ),
    (
      #"{"command":"binding.request","payer_user_id":"p","receiver_user_id":"r"}"#,
      .wallet(.bindingRequest(BindingRequest("p", "r")))
    ),
    (
      #"{"command":"binding.invalidate","binding_id":"b","reason":"r"}"#,
      .wallet(.bindingInvalidate(BindingInvalidate("b", reason: "r")))
    ),
    (
      #"{"command":"payment.enable","user_id":"u"}"#, .wallet(.paymentEnable(PaymentEnable("u")))
    ),
    (
      #"{"command":"split.submit","request_id":"s","payer_account_id":"p","#
        + #""receiver_account_id":"r","amount":100}"#,
      .wallet(.splitSubmit(SplitSubmit("s", "p", "r", Fen(100))))
    ),
    (
      #"{"command":"split.explain","request_id":"s","payer_account_id":"p","#
        + #""receiver_account_id":"r","amount":100}"#,
      .wallet(.splitExplain(SplitSubmit("s", "p", "r", Fen(100))))
    ),
    (#"{"command":"split.query","request_id":"s"}"#, .wallet(.splitQuery(SplitReference("s")))),
    (
      #"{"command":"split.resolve","request_id":"s","outcome":"SUCCESS","evidence":"e","#
        + #""reason":"r"}"#,
      .wallet(.splitResolve(resolve))
    ),
    (
      #"{"command":"risk.freeze_merchant","instruction_id":"i","user_id":"u","reason":"r"}"#,
      .wallet(.freezeMerchant(MerchantInstruction("i", "u", reason: "r")))
    ),
    (
      #"{"command":"risk.thaw_merchant","instruction_id":"i","user_id":"u","reason":"r"}"#,
      .wallet(.thawMerchant(MerchantInstruction("i", "u", reason: "r")))
    ),
    (
      #"{"command":"risk.freeze_transaction","instruction_id":"i","request_id":"s","reason":"r"}"#,
      .wallet(.freezeTransaction(TransactionInstruction("i", "s", reason: "r")))
    ),
    (
      #"{"command":"risk.thaw_transaction","instruction_id":"i","request_id":"s","reason":"r"}"#,
      .wallet(.thawTransaction(TransactionInstruction("i", "s", reason: "r")))
    ),
    (
      #"{"command":"alert.acknowledge","alert_id":"a"}"#,
      .wallet(.alertAcknowledge(AlertAcknowledge("a")))
    ),
    (
      #"{"command":"sandbox.fund","account_id":"a","amount":5}"#,
      .wallet(.sandboxFund(SandboxFund("a", Fen(5))))
    ),
  ]

  private static let register: UserRegister = {
    var register = UserRegister()
    register.institutionID = "JG1"
    register.name = Cast.personB.name
    register.idNo = Cast.personB.idNo
    register.mobile = "15400000001"
    register.bankCardNo = Cast.personB.bankCardNo
    return register
  }()

  private static let resolve: SplitResolve = {
    var resolve = SplitResolve()
    resolve.requestID = "s"
    resolve.outcome = .success
    resolve.evidence = "e"
    resolve.reason = "r"
    return resolve
  }()
}
