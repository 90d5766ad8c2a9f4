import Countersign

/// Lines of `exec`: sound ones with what they mean, broken ones with what is wrong.
enum CommandLines {
  private static let statement: StatementImport = {
    var fields = StatementImport()
    fields.content = "a,b"
    fields.from = "2026-11-21"
    fields.to = "2026-11-22"
    return fields
  }()

  static let sound: [(line: String, command: Command)] = [
    (
      #"{"command":"template.upload","template_id":"T","version":"1","biz_scene":"OPEN_PAYMENT","#
        + #""content":"<p>x</p>","variables":["a"]}"#,
      .templateUpload(upload)
    ),
    (
      #"{"command":"template.activate","template_id":"T","version":"1"}"#,
      .templateActivate(TemplateReference("T", "1"))
    ),
    (
      #"{"command":"template.deactivate","template_id":"T","version":"1"}"#,
      .templateDeactivate(TemplateReference("T", "1"))
    ),
    (
      #"{"command":"process.create","biz_scene":"RELATION_BIND","template_id":"FZ-AUTH","#
        + #""parties":[{"role":"PAYER","user_id":"user-A","name":"北京试味坊餐饮管理有限公司","#
        + #""id_no":"91110118MA01A2B3CY","bank_card_no":"6290000000000000019","#
        + #""mobile":"15400000001","party_type":"ENTERPRISE"},{"role":"PAYEE","user_id":"user-C","#
        + #""name":"李思","id_no":"11011819750615002X","mobile":"15400000001","#
        + #""party_type":"PERSON"}],"callback_url":"https://sandai.example/callback"}"#,
      .processCreate(Cast.request([.firmA, .personC]))
    ),
    (
      #"{"command":"process.send_sms","process_id":"P1","user_id":"u"}"#,
      .processSendSMS(ProcessSendSMS("P1", userID: "u"))
    ),
    (
      #"{"command":"process.cancel","process_id":"P1","reason":"撤销"}"#,
      .processCancel(ProcessCancel("P1", reason: "撤销"))
    ),
    (#"{"command":"h5.open","token":"t"}"#, .h5Open(PageStepInput("t"))),
    (
      #"{"command":"h5.choose_verification","token":"t","verification_type":"MICRO_DEPOSIT"}"#,
      .h5ChooseVerification(PageChoice("t", .microDeposit))
    ),
    (
      #"{"command":"h5.submit_amount","token":"t","amount":51}"#,
      .h5SubmitAmount(PageAmount("t", Fen(51)))
    ),
    (#"{"command":"h5.complete_face","token":"t"}"#, .h5CompleteFace(PageStepInput("t"))),
    (#"{"command":"h5.sign","token":"t"}"#, .h5Sign(PageStepInput("t"))),
    (
      #"{"command":"h5.decline","token":"t","reason":"r"}"#,
      .h5Decline(PageDecline("t", reason: "r"))
    ),
    (#"{"command":"h5.heartbeat","token":"t"}"#, .h5Heartbeat(PageStepInput("t"))),
    (
      #"{"command":"personal.reveal","user_id":"u","process_id":"P1","reason":"r"}"#,
      .personalReveal(PersonalReveal(userID: "u", processID: "P1", reason: "r"))
    ),
    (#"{"command":"personal.find","mobile":"15400000001"}"#, .personalFind(find)),
    (#"{"command":"personal.erase","user_id":"u","reason":"r"}"#, .personalErase(erase)),
    (
      #"{"command":"callback.resend","callback_id":"CB-000001"}"#,
      .callbackResend(CallbackResend("CB-000001"))
    ),
    (
      #"{"command":"statement.import","content":"a,b","from":"2026-11-21","to":"2026-11-22"}"#,
      .statementImport(statement)
    ),
    (
      #"{"command":"sandbox.service","service":"merchant_review","mode":"lost_reply"}"#,
      .sandboxService(SandboxService(.merchantReview, .lostReply))
    ),
    (#"{"command":"sandbox.advance_clock","seconds":60}"#, .sandboxAdvanceClock(SandboxClock(60))),
    (
      #"{"command":"sandbox.peek","process_id":"P1","user_id":"u"}"#,
      .sandboxPeek(SandboxPeek("P1", "u"))
    ),
    (#"{"command":"sandbox.inbox"}"#, .sandboxInbox(SandboxInbox())),
  ]

  static let broken: [(String, String)] = [
    ("", "text ends early (byte 0)"), ("[]", "an object is expected (byte 0)"),
    ("null", "an object is expected (byte 0)"), ("{}", "field command is missing"),
    (#"{"command":1}"#, "field command: a text is expected"),
    (#"{"command":null}"#, "field command: a text is expected"),
    (#"{"command":"nobody.knows"}"#, "unknown command nobody.knows"),
    (#"{"command":"service.reply"}"#, "unknown command service.reply"),
    (#"{"command":"process.expire"}"#, "unknown command process.expire"),
    (#"{"command":"personal.destroy_key"}"#, "unknown command personal.destroy_key"),
    (#"{"command":"H5.OPEN","token":"t"}"#, "unknown command H5.OPEN"),
    (#"{"command":"h5.open ","token":"t"}"#, "unknown command h5.open "),
    (#"{"command":"h5.open","token":"t",}"#, "a member's name is expected (byte 33)"),
    (#"{"command":"h5.open","token":"t","token":"t"}"#, "a member's name stands twice (byte 34)"),
    (
      #"{"command":"h5.open","token":"t","t\u006fken":"t"}"#,
      "a member's name stands twice (byte 34)"
    ),
    (#"{"command":"h5.open","token":"\ud800"}"#, "a surrogate stands alone (byte 30)"),
    (#"{"command":"h5.open","token":"t"} x"#, "text goes on after the value (byte 34)"),
    (#"{"command":"h5.open","token":"t","more":1}"#, "unknown field more"),
    (#"{"command":"h5.open","token":null}"#, "field token: a text is expected"),
    (#"{"command":"h5.open","token":5}"#, "field token: a text is expected"),
    (#"{"command":"h5.open","token":"t","key":""}"#, "field key is not an id"),
    (#"{"command":"h5.open","token":"t","key":"钥匙"}"#, "field key is not an id"),
    (#"{"command":"h5.open","token":"t","key":7}"#, "field key: a text is expected"),
    (
      #"{"command":"h5.submit_amount","token":"t","amount":0.51}"#,
      "field amount: a whole number of fen is expected"
    ),
    (
      #"{"command":"h5.submit_amount","token":"t","amount":51.0}"#,
      "field amount: a whole number of fen is expected"
    ),
    (
      #"{"command":"h5.submit_amount","token":"t","amount":5e1}"#,
      "field amount: a whole number of fen is expected"
    ),
    (
      #"{"command":"h5.submit_amount","token":"t","amount":"51"}"#,
      "field amount: a whole number of fen is expected"
    ),
    (
      #"{"command":"h5.choose_verification","token":"t","verification_type":"SMS"}"#,
      "field verification_type: one of MICRO_DEPOSIT, FACE is expected"
    ),
    (
      #"{"command":"process.create","biz_scene":"X","template_id":"T"}"#,
      "field biz_scene: one of RELATION_BIND, OPEN_PAYMENT is expected"
    ),
    (
      #"{"command":"process.create","biz_scene":"OPEN_PAYMENT","template_id":"T","#
        + #""parties":[{"role":"PAYER","user":"u"}]}"#,
      "field parties: unknown field user"
    ),
    (
      #"{"command":"process.create","biz_scene":"OPEN_PAYMENT","template_id":"T","#
        + #""parties":[{"role":"BOTH"}]}"#,
      "field parties: field role: one of PAYER, PAYEE is expected"
    ),
    (
      #"{"command":"process.create","biz_scene":"OPEN_PAYMENT","template_id":"T","parties":{}}"#,
      "field parties: a list is expected"
    ),
    (
      #"{"command":"process.create","biz_scene":"OPEN_PAYMENT","template_id":"T","#
        + #""variables":{"a":1}}"#,
      "field variables: a text is expected"
    ),
    (
      #"{"command":"sandbox.service","service":"telegraph","mode":"ok"}"#,
      "field service: one of sms, bank, face, account_system, clearing, billing, "
        + "merchant_review, callback is expected"
    ),
    (
      #"{"command":"sandbox.advance_clock","seconds":1.5}"#,
      "field seconds: a whole number is expected"
    ),
  ]

  private static let upload: TemplateUpload = {
    var upload = TemplateUpload()
    upload.templateID = "T"
    upload.version = "1"
    upload.scene = .openPayment
    upload.content = "<p>x</p>"
    upload.variables = ["a"]
    return upload
  }()

  private static let find: PersonalFind = {
    var find = PersonalFind()
    find.mobile = "15400000001"
    return find
  }()

  private static let erase: PersonalErase = {
    var erase = PersonalErase()
    erase.userID = "u"
    erase.reason = "r"
    return erase
  }()
}
