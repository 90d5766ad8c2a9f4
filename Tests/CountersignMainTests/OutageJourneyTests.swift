import Testing

/// The purpose of faults that can be rehearsed, in a real terminal, with keys alone: an operator
/// breaks the bank, a user is told that it is busy, the breaker opens, the alert is acknowledged,
/// the bank is mended, the clock moved, and everything that waited goes on by itself.
struct OutageJourneyTests {
  @Test(arguments: OutageWords.all, [(120, 40), (80, 24)])
  func theBankBreaksAndComesBack(
    _ words: OutageWords, _ size: (columns: Int, rows: Int)
  ) throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    let terminal = try desk.console(words.signing, columns: size.columns, rows: size.rows)
    try terminal.see(signing.id, words.signing.sent)
    try breakTheBank(terminal, words)
    let others = try othersWait(desk, signing)
    try theUserIsTold(terminal, words)
    try theBreakerIsSeen(terminal, words)
    try acknowledge(terminal, words)
    try mend(terminal, words)
    try theDepositArrived(terminal, words)
    try expectOver(desk, [signing] + others)
    try terminal.press("q")
    #expect(try terminal.left() == 0)
    try terminal.expectRestored()
  }

  private func breakTheBank(_ terminal: Terminal, _ words: OutageWords) throws {
    try terminal.press("6")
    try terminal.see(words.firstService)
    try terminal.press("Down")
    try terminal.see(words.bankRow)
    try terminal.press("m")
    try terminal.see(words.modeTitle, words.ok)
    try terminal.press("Down")
    try terminal.press("Down")
    try terminal.press("Enter")
    try terminal.wait("the bank is down") { shown in
      Self.line(words.bankRow, shown).contains(words.unavailable)
        && !shown.contains(words.modeTitle)
    }
  }

  /// Three more deposits are asked for meanwhile: nine calls that fail, one less than it takes.
  private func othersWait(_ desk: Desk, _ signing: Signing) throws -> [Signing] {
    let other = try Signing(desk, [People.enterprise("E2"), People.person("P2", number: 2)])
    let codes = try desk.exec([
      Command.choose(signing.token("P1"), "MICRO_DEPOSIT"),
      Command.choose(other.token("E2"), "MICRO_DEPOSIT"),
      Command.choose(other.token("P2"), "MICRO_DEPOSIT"),
    ]).map(Desk.code)
    #expect(codes == ["SERVICE_BUSY", "SERVICE_BUSY", "SERVICE_BUSY"])
    return [other]
  }

  /// The user, on the phone beside the desk: busy, and no attempt is lost.
  private func theUserIsTold(_ terminal: Terminal, _ words: OutageWords) throws {
    try terminal.press("2")
    try terminal.press("p")
    try terminal.see(words.signing.openLink)
    try terminal.press("Enter")
    try terminal.see(words.signing.byDeposit)
    try terminal.press("Enter")
    try terminal.see(words.busy, "SERVICE_BUSY")
    // On top of every panel, this one too.
    try terminal.see(words.alert)
  }

  private func theBreakerIsSeen(_ terminal: Terminal, _ words: OutageWords) throws {
    try terminal.press("6")
    try terminal.wait("an open breaker") { Self.line(words.bankRow, $0).contains(words.open) }
    try terminal.see(words.alert, words.nextStep)
  }

  private func acknowledge(_ terminal: Terminal, _ words: OutageWords) throws {
    try terminal.press("!")
    try terminal.see(words.acknowledgeTitle)
    try terminal.type("已联系银行")
    try terminal.see("已联系银行")
    try terminal.press("Enter")
    try terminal.wait("no bar") { shown in
      !shown.contains(words.nextStepOnBar) && !shown.contains(words.acknowledgeTitle)
    }
  }

  private func mend(_ terminal: Terminal, _ words: OutageWords) throws {
    try terminal.press("a")
    try terminal.wait("the bank works") {
      let line = Self.line(words.bankRow, $0)
      return line.contains(words.ok) && line.contains(words.open)
    }
    try terminal.press("t")
    try terminal.see(words.clockTitle)
    try terminal.press("Enter")
    try terminal.see(words.clockMoved)
    try terminal.wait("a closed breaker") { Self.line(words.bankRow, $0).contains(words.closed) }
  }

  /// Nobody asked for it again.
  private func theDepositArrived(_ terminal: Terminal, _ words: OutageWords) throws {
    try terminal.press("2")
    try terminal.see(words.verifying)
    try terminal.press("p")
    let fen = try terminal.depositShown(words.signing)
    try terminal.type(TerminalAmount.text(fen))
    try terminal.see(TerminalAmount.text(fen))
    try terminal.press("Enter")
    try terminal.see(words.signing.depositVerified)
  }

  private func expectOver(_ desk: Desk, _ signings: [Signing]) throws {
    let alerts = try desk.rows("alerts")
    #expect(alerts.map { $0["code"] } == ["BREAKER_OPEN"])
    #expect(alerts.allSatisfy { $0["resolved_at"].string != nil && $0["note"] == "已联系银行" })
    for signing in signings {
      #expect(try signing.events("DEPOSIT_ACCEPTED") == 2)
      #expect(try signing.events("SANDBOX_DEPOSIT_MADE") == 2)
    }
    let bank = try #require(try desk.rows("services", "service=bank").first)
    #expect(bank["breaker"] == "CLOSED" && bank["mode"] == "ok")
    #expect((bank["failures"].number ?? 0) >= 10)
    #expect(try desk.verify().status == 0)
  }

  /// The screen's row of a service.
  private static func line(_ start: String, _ shown: String) -> Substring {
    shown.split(separator: "\n").first { $0.contains(start) } ?? ""
  }
}

/// What an outage looks like on the screen, in one language.
struct OutageWords: Sendable, CustomTestStringConvertible {
  let signing: JourneyWords
  /// The first row of the list, selected; and the second one.
  let firstService: String
  let bankRow: String
  let modeTitle: String
  let ok: String
  let unavailable: String
  let busy: String
  let alert: String
  let nextStep: String
  /// The key that only the bar shows.
  let nextStepOnBar: String
  let open: String
  let closed: String
  let acknowledgeTitle: String
  let clockTitle: String
  let clockMoved: String
  let verifying: String

  var testDescription: String { signing.language }

  static let all = [chinese, english]

  static let chinese = OutageWords(
    signing: .chinese, firstService: "▸ 短信", bankRow: "▸ 银行", modeTitle: "╭─ 银行服务的模式",
    ok: "正常", unavailable: "不可用", busy: "服务繁忙，请稍后重试", alert: "◆ 严重  银行服务已熔断",
    nextStep: "→ 系统会自动试探", nextStepOnBar: "! 确认  @", open: "✕ 断开", closed: "● 闭合",
    acknowledgeTitle: "╭─ 确认告警", clockTitle: "╭─ 拨快沙箱时钟", clockMoved: "时钟 +5 分",
    verifying: "◐ 验证中")

  static let english = OutageWords(
    signing: .english, firstService: "▸ SMS", bankRow: "▸ bank", modeTitle: "╭─ Mode of the bank",
    ok: "ok ", unavailable: "unavailable", busy: "busy", alert: "◆ critical  the bank breaker is",
    nextStep: "→ trial calls go out", nextStepOnBar: "! acknowledge  @", open: "✕ open",
    closed: "● closed", acknowledgeTitle: "╭─ Acknowledge an alert",
    clockTitle: "╭─ Move the sandbox's clock", clockMoved: "clock +5 min",
    verifying: "◐ verifying")
}
