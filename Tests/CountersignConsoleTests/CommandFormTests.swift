import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// Forms send the line that `exec` reads, and are refused in the same words.
struct CommandFormTests {
  /// The names that a command's reader knows.
  private func names(_ command: Command) -> Set<String> {
    var names = FieldNames()
    switch command {
    case .templateUpload(var fields): fields.visit(&names)
    case .templateActivate(var fields), .templateDeactivate(var fields): fields.visit(&names)
    case .processCreate(var fields): fields.visit(&names)
    case .processSendSMS(var fields): fields.visit(&names)
    case .processCancel(var fields): fields.visit(&names)
    case .h5Open(var fields), .h5CompleteFace(var fields), .h5Sign(var fields),
      .h5Heartbeat(var fields):
      fields.visit(&names)
    case .h5ChooseVerification(var fields): fields.visit(&names)
    case .h5SubmitAmount(var fields): fields.visit(&names)
    case .h5Decline(var fields): fields.visit(&names)
    case .personalReveal(var fields): fields.visit(&names)
    case .personalFind(var fields): fields.visit(&names)
    case .personalErase(var fields): fields.visit(&names)
    case .callbackResend(var fields): fields.visit(&names)
    case .statementImport(var fields): fields.visit(&names)
    case .sandboxService(var fields): fields.visit(&names)
    case .sandboxAdvanceClock(var fields): fields.visit(&names)
    case .sandboxPeek(var fields): fields.visit(&names)
    case .sandboxInbox(var fields): fields.visit(&names)
    case .wallet(let wallet): visit(wallet, &names)
    case .reply, .due: break
    }
    return Set(names.names)
  }

  private func visit(_ command: WalletCommand, _ names: inout FieldNames) {
    switch command {
    case .userRegister(var fields): fields.visit(&names)
    case .accountOpen(var fields): fields.visit(&names)
    case .accountFreeze(var fields), .accountUnfreeze(var fields), .accountClose(var fields):
      fields.visit(&names)
    case .bindingRequest(var fields): fields.visit(&names)
    case .bindingInvalidate(var fields): fields.visit(&names)
    case .paymentEnable(var fields): fields.visit(&names)
    case .splitSubmit(var fields), .splitExplain(var fields): fields.visit(&names)
    case .splitQuery(var fields): fields.visit(&names)
    case .splitResolve(var fields): fields.visit(&names)
    case .freezeMerchant(var fields), .thawMerchant(var fields): fields.visit(&names)
    case .freezeTransaction(var fields), .thawTransaction(var fields): fields.visit(&names)
    case .alertAcknowledge(var fields): fields.visit(&names)
    case .sandboxFund(var fields): fields.visit(&names)
    }
  }

  /// Fills every field with something that fits its kind.
  private func filled(_ command: CommandName) -> CommandForm {
    var form = CommandForm(command)
    for at in form.fields.indices {
      switch form.fields[at].kind {
      case .text, .file: form.fields[at].set("X-\(at)")
      case .choice(let words): form.fields[at].set(words[words.count - 1])
      case .yuan: form.fields[at].set("¥1,234.50")
      case .number: form.fields[at].set("37")
      case .list: form.fields[at].set("payer_name，payee_name, rate")
      case .pairs: form.fields[at].set("rate=0.30%；term=一年")
      }
    }
    return form
  }

  @Test(arguments: CommandName.allCases.filter { !$0.isInternal })
  func everyFormHasTheCommandsFields(command: CommandName) throws {
    let form = filled(command)
    let read = try form.read()
    #expect(read.name == command)
    let own = form.fields.filter { $0.party == nil }.map(\.name)
    let parties = form.fields.contains { $0.party != nil } ? ["parties"] : []
    #expect(Set(own + parties) == names(read))
  }

  @Test func aProcessIsCreatedWithBothParties() throws {
    var form = CommandForm(.processCreate)
    func set(_ name: String, _ party: Int?, _ text: String) {
      guard let at = form.fields.firstIndex(where: { $0.name == name && $0.party == party })
      else { return }
      form.fields[at].set(text)
    }
    set("template_id", nil, "FZ-SUPPLY")
    set("user_id", 0, "HQ-1")
    set("name", 0, "蜀味坊")
    set("party_type", 0, "ENTERPRISE")
    set("user_id", 1, "PS-1")
    set("id_no", 1, "51010419900307302X")
    set("variables", nil, "rate = 0.30% ； term=一年")
    guard case .processCreate(let fields) = try form.read() else {
      Issue.record("another command")
      return
    }
    #expect(fields.variables == ["rate": "0.30%", "term": "一年"])
    #expect(fields.parties?.map(\.role) == [.payer, .payee])
    #expect(fields.parties?.map(\.userID) == ["HQ-1", "PS-1"])
    #expect(fields.parties?[0].type == .enterprise)
    #expect(fields.parties?[1].idNo == "51010419900307302X")
    #expect(fields.callbackURL == nil)
  }

  @Test(arguments: ["", "x", "1.5", "007", "1e3", "-", "99999999999999999999", "1,2"])
  func badNumbersAreRefusedAsExecRefusesThem(typed: String) {
    var desk = FixtureDesk()
    desk.press(.character(":"))
    desk.type("sandbox.advance")
    desk.press(.enter)
    desk.type(typed)
    desk.press(.control("s"))
    #expect(desk.performed.isEmpty)
    #expect(desk.text.contains("BAD_REQUEST"))
    guard case .form(let form)? = desk.console.layers.last else {
      Issue.record("the form is gone")
      return
    }
    let refusal = #expect(throws: Refusal.self) { try CommandLineText(form.line) }
    #expect(form.refusal == refusal)
  }

  @Test func aRefusedCommandLeavesTheFormAsItWas() {
    var desk = FixtureDesk()
    desk.reply = Reply(answer: Answer(Refusal(.notFound, "CB-9")))
    desk.press(.character(":"))
    desk.type("callback.resend")
    desk.press(.enter)
    desk.type("CB-9")
    desk.press(.enter, .enter)
    #expect(desk.performed == [.callbackResend(CallbackResend("CB-9"))])
    #expect(desk.text.contains("查无此项：CB-9"))
    #expect(desk.text.contains("NOT_FOUND"))
    guard case .form(let form)? = desk.console.layers.last else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.fields[0].text == "CB-9")
  }

  @Test func theResultIsShown() {
    var desk = FixtureDesk()
    desk.reply.result = Array(
      #"{"ok":true,"seq":7,"result":{"process_id":"P9","parties":[{"h5_url":"https://x/1"}]}}"#.utf8
    )
    desk.press(.character(":"))
    desk.type("sandbox.inbox")
    desk.press(.enter, .control("s"))
    #expect(desk.text.contains("parties[1].h5_url"))
    #expect(desk.text.contains("https://x/1"))
    #expect(!desk.text.contains("\"ok\""))
  }

  @Test func idsOnTheScreenAreCompleted() {
    var desk = FixtureDesk()
    desk.press(.down, .character(":"))
    desk.type("sandbox.peek")
    desk.press(.enter)
    guard case .form(let form)? = desk.console.layers.last else {
      Issue.record("no form")
      return
    }
    #expect(form.fields[0].text == "P20261121-000127", "the selected one is taken")
    desk.press(.up, .up, .control("u"))
    desk.type("P20261121-000126".dropLast().description)
    desk.press(.tab)
    #expect(desk.text.contains("P20261121-000127"))
  }

  @Test(arguments: [
    CommandName.processCancel, .personalErase, .accountClose, .bindingInvalidate,
  ])
  func whatCannotBeUndoneIsTypedNotSuggested(command: CommandName) {
    var desk = FixtureDesk()
    desk.press(.character(":"))
    desk.type(command.rawValue)
    desk.press(.enter)
    guard case .form(let form)? = desk.console.layers.last else {
      Issue.record("no form")
      return
    }
    let taken = form.fields.map(\.text)
    #expect(taken.allSatisfy { $0.isEmpty })
    #expect(form.fields.allSatisfy { $0.source == .none })
  }

  @Test func aTemplateBringsItsVariables() {
    var desk = FixtureDesk(panel: .templates)
    desk.press(.end, .up, .up, .character("+"))
    guard case .form(let form)? = desk.console.layers.last else {
      Issue.record("no form")
      return
    }
    #expect(form.fields.first { $0.name == "template_id" }?.text == "FZ-SUPPLY")
    #expect(form.fields.first { $0.name == "variables" }?.text == "goods_category=; split_ratio=")
  }
}
