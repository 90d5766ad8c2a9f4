import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// Alerts on top of every panel until somebody has acknowledged them.
struct AlertBarTests {
  private func desk(
    _ alerts: [Alert] = ServiceSamples.alerts(), _ language: Language = .chinese,
    columns: Int = 120, rows: Int = 40, panel: PanelName = .processes
  ) -> FixtureDesk {
    var desk = FixtureDesk(language, columns: columns, rows: rows, panel: panel)
    desk.raise(alerts)
    return desk
  }

  @Test(arguments: PanelName.allCases, Language.allCases)
  func itStandsOnEveryPanel(panel: PanelName, language: Language) {
    let texts = Texts(language)
    let alert = ServiceSamples.alerts()[0]
    for size in ConsoleScreenTests.sizes {
      let desk = desk(
        ServiceSamples.alerts(), language, columns: size.columns, rows: size.rows, panel: panel)
      let bar = desk.console.draw().canvas.text()[3...4].joined()
      #expect(bar.contains(StatusMark(alert, texts).text))
      #expect(bar.contains(texts.sentence(alert)))
      #expect(bar.contains(texts.otherAlerts(1)))
      #expect(bar.contains("! ") && bar.contains("@ "))
    }
  }

  /// Work that is over waits for a person all the same, and does not say that it is still so.
  @Test(arguments: Language.allCases) func whatIsOverSaysSo(language: Language) {
    let texts = Texts(language)
    var alert = ServiceSamples.alerts()[0]
    alert.isWorkItem = true
    let (sentence, step) = (texts.sentence(alert), texts.nextStep(alert))
    alert.resolvedAt = alert.raisedAt
    #expect(alert.isOpen)
    #expect(texts.sentence(alert).hasPrefix(sentence) && texts.sentence(alert) != sentence)
    #expect(texts.nextStep(alert) != step)
    #expect(StatusMark(alert, texts).role == .statusDone)
  }

  @Test func withoutAlertsThereIsNoBarAndNoKey() {
    var desk = FixtureDesk()
    #expect(desk.console.layout.alert.isEmpty)
    desk.press(.character("!"))
    #expect(desk.text.contains("没有待确认的告警"))
    desk.press(.character("@"))
    #expect(desk.console.panel == .processes)
    #expect(desk.console.layers.isEmpty)
  }

  @Test func anAcknowledgedAlertLeavesTheBarButNotTheServicesPanel() {
    var alert = ServiceSamples.alerts()[1]
    alert.acknowledgedAt = before(5)
    alert.acknowledgedBy = "operator:li.na"
    alert.note = "已电话联系"
    var desk = desk([alert])
    #expect(desk.console.layout.alert.isEmpty)
    #expect(!desk.text.contains("SR-20261121-0042"))
    desk.press(.character("6"))
    #expect(desk.text.contains("SR-20261121-0042"))
    #expect(desk.text.contains("✓ li.na 已确认：已电话联系"))
    #expect(desk.text.contains("▲1 告警"))
  }

  @Test(arguments: [(15, 0), (16, 1), (19, 1), (20, 2), (24, 2), (40, 2)])
  func aLowScreenKeepsItsRows(rows: Int, bar: Int) {
    var desk = desk(columns: 80, rows: rows)
    #expect(desk.console.layout.alert.rows == bar)
    let notice = desk.console.draw().canvas.text()[rows - 2]
    #expect(notice.contains("◆ 严重") == (bar == 0), "then it takes the line of news")
    desk.press(.character("y"))
    #expect(desk.text.contains("已复制"), "news come first")
  }

  @Test func whatFitsOneRowTakesOne() {
    let alert = ServiceSamples.alert(1, .splitUnresolved, "S-1", next: "split.query")
    #expect(desk([alert]).console.layout.alert.rows == 1)
    #expect(desk([alert], columns: 80).console.layout.alert.rows == 2)
  }

  @Test func acknowledgingSendsTheNote() {
    var desk = desk()
    desk.press(.character("!"))
    desk.type("已联系 ")
    desk.press(.enter)
    var fields = AlertAcknowledge("AL-000003")
    fields.note = "已联系 "
    #expect(desk.performed == [.wallet(.alertAcknowledge(fields))])
    #expect(desk.console.layers.isEmpty)
    #expect(desk.text.contains("已完成：确认告警"))
  }

  @Test func anotherAlertMayBeChosenAndTheNoteLeftOut() {
    var desk = desk()
    desk.press(.character("!"), .up, .down, .down)
    desk.type("  ")
    desk.press(.enter)
    #expect(desk.performed == [.wallet(.alertAcknowledge(AlertAcknowledge("AL-000002")))])
  }

  @Test func theDialogStaysOnItsAlertWhateverComes() {
    var desk = desk()
    desk.press(.character("!"))
    desk.raise([ServiceSamples.alert(9, .splitUnresolved, "S-9")] + ServiceSamples.alerts())
    desk.press(.enter)
    #expect(desk.performed == [.wallet(.alertAcknowledge(AlertAcknowledge("AL-000003")))])
    desk.press(.character("!"), .escape)
    #expect(desk.performed.count == 1)
  }

  @Test func leavingWithANoteTypedAsks() {
    var desk = desk()
    desk.press(.character("!"))
    desk.type("x")
    desk.press(.control("c"))
    #expect(desk.others.isEmpty)
    #expect(desk.text.contains("有未发送的内容"))
  }

  @Test func readOnlyMayLookButNotAcknowledge() {
    var desk = desk()
    desk.header.isReadOnly = true
    desk.send(.changed)
    #expect(!desk.text.contains("! 确认"))
    #expect(desk.text.contains("@ 转到账户"))
    desk.press(.character("!"))
    #expect(desk.console.layers.isEmpty)
    #expect(desk.text.contains("只读模式"))
  }

  /// Code, subject, next step; where `@` leads and with what filter.
  private static let places: [(String, String, String, PanelName, String)] = [
    ("SPLIT_UNRESOLVED", "SR-1", "split.query", .splits, "request_id:SR-1"),
    ("FREEZE_NOT_IN_STEP", "SR-1", "split.query", .splits, "request_id:SR-1"),
    ("FREEZE_NOT_IN_STEP", "A-1", "account.freeze", .accounts, "account_id:A-1"),
    ("BREAKER_OPEN", "clearing", "sandbox.service", .services, ""),
    ("SERVICE_UNAVAILABLE", "clearing", "sandbox.service", .services, ""),
    ("REQUESTS_WAITING", "clearing", "sandbox.service", .services, ""),
    ("PROCESS_FAILURE_RATE", "signing_process", "query", .processes, "status:FAILED"),
    ("EXPIRY_WAVE", "signing_process", "query", .processes, "status:EXPIRED"),
    ("OUTBOX_STUCK", "CB-000004", "callback.resend", .callbacks, "callback_id:CB-000004"),
    ("RECONCILIATION_BREAK", "SR-1", "split.query", .splits, "request_id:SR-1"),
    ("RECONCILIATION_BREAK", "X9", "statement.import", .audit, "event_type:STATEMENT_IMPORTED"),
  ]

  @Test(arguments: places) func itLeadsToItsSubject(
    code: String, subject: String, next: String, panel: PanelName, filter: String
  ) {
    // An alert about a service leads there whatever its code.
    let isService = ServiceName(rawValue: subject) != nil
    guard let code = AlertCode(rawValue: code) ?? (isService ? .splitUnresolved : nil) else {
      return
    }
    var desk = desk([ServiceSamples.alert(1, code, subject, next: next)])
    desk.press(.character("@"))
    #expect(desk.console.panel == panel)
    #expect(desk.console.currentFilter == filter)
    if panel == .services {
      #expect(desk.console.services.selectedID == subject)
      #expect(desk.console.services.place == 4)
      #expect(desk.text.contains("▸ 清结算"))
    }
  }

  @Test(arguments: AlertCode.allCases) func everyCodeLeadsSomewhereAndIsTold(code: AlertCode) {
    #expect(Self.places.contains { $0.0 == code.rawValue })
    for place in Self.places where place.0 == code.rawValue {
      let alert = ServiceSamples.alert(1, code, place.1, next: place.2)
      for language in Language.allCases {
        let texts = Texts(language)
        for text in [texts.sentence(alert), texts.nextStep(alert)] {
          let isChinese = text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
          #expect(isChinese == (language == .chinese), "\(text)")
          #expect(!text.contains(code.rawValue) && text != place.2)
        }
        let bar = desk([alert], language, columns: 80, rows: 24).console.draw().canvas.text()[4]
        #expect(bar.contains(texts.nextStep(alert)), "it fits a small screen: \(bar)")
      }
    }
  }

  @Test func detailsAreToldInWords() {
    var alert = ServiceSamples.alerts()[0]
    alert.detail = "account_system: TIMEOUT"
    #expect(Texts(.chinese).detail(alert) == "账户系统: 超时")
    alert.detail = "AMOUNT_DIFFERS 12.00 / -; STATUS_DIFFERS SUCCESS / FAILED"
    #expect(Texts(.chinese).detail(alert) == "金额不符 12.00 / -; 状态不符 成功 / 失败")
    #expect(
      Texts(.english).detail(alert) == "amounts differ 12.00 / -; statuses differ paid / failed")
    alert.detail = nil
    #expect(Texts(.chinese).detail(alert).isEmpty)
  }

  @Test func aClickOnTheBarLeadsThereToo() {
    var desk = desk()
    desk.press(.mouse(Mouse(.press(.left), at: Point(x: 20, y: 3))))
    #expect(desk.console.panel == .accounts)
  }

  @Test func textsFromOutsideAreHarmless() {
    var alert = ServiceSamples.alert(1, .splitUnresolved, "S\u{1B}[2J\u{202E}王")
    alert.detail = "\u{9B}31m\n\u{7}"
    alert.acknowledgedBy = "\u{1B}]0;x"
    for panel in PanelName.allCases {
      var desk = desk([alert], columns: 80, rows: 24, panel: panel)
      desk.press(.character("!"))
      desk.send(.key(.paste("\u{1B}[31m\u{202E}")))
      #expect(!desk.text.unicodeScalars.contains { $0 != "\n" && ScalarClass($0) == .hidden })
    }
  }
}
