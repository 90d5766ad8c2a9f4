import Countersign
import Testing

/// Our books against a statement: each kind of break, and what an import of it leaves behind.
@Suite("Reconciliation")
struct ReconciliationTests {
  /// Three paid splits: S1 ¥10.00, S2 ¥20.00, S3 ¥30.00.
  private func paid() -> WalletScene {
    var scene = WalletScene()
    for number in 1...3 { scene.submit("S\(number)", Int64(number) * 1000) }
    return scene
  }

  private func ref(_ id: String, _ scene: WalletScene) -> String {
    scene.split(id).settlementRef ?? "CL-\(scene.split(id).clearingKey ?? "")"
  }

  /// `S1 10.00 SUCCESS`: a line for the split, under its own ref unless one is given.
  private func statement(_ lines: [String], _ scene: WalletScene) -> String {
    (["order_id,out_order_no,amount,status"]
      + lines.map { line in
        let words = line.split(separator: " ").map(String.init)
        let ref = words.count > 3 ? words[3] : ref(words[0], scene)
        return "`\(ref),`\(words[0]),`\(words[1]),`\(words[2])"
      }).joined(separator: "\r\n") + "\r\n"
  }

  private func told(_ found: StatementBreak) -> String {
    [
      found.kind.rawValue, found.requestID ?? "-",
      found.ourStatus?.rawValue ?? "-", found.ourAmount.map { String($0.count) } ?? "-",
      found.theirStatus?.rawValue ?? "-", found.theirAmount.map { String($0.count) } ?? "-",
    ].joined(separator: " ")
  }

  private func breaks(_ lines: [String], _ scene: WalletScene) throws -> [String] {
    let text = try StatementText(Array(statement(lines, scene).utf8))
    return Reconciliation(text, scene.desk.registry.wallet).breaks.map(told)
  }

  private static let whole = ["S1 10.00 SUCCESS", "S2 20.00 SUCCESS", "S3 30.00 SUCCESS"]

  @Test(
    "Each kind",
    arguments: [
      (whole, []), (whole.reversed(), []),
      (Array(whole.dropFirst()), ["MISSING_THERE S1 SUCCESS 1000 - -"]),
      ([], (1...3).map { "MISSING_THERE S\($0) SUCCESS \($0)000 - -" }),
      (whole + ["S9 5.00 SUCCESS CL999"], ["MISSING_HERE S9 - - SUCCESS 500"]),
      (
        ["S1 10.01 SUCCESS"] + whole.dropFirst(),
        ["AMOUNT_DIFFERS S1 SUCCESS 1000 SUCCESS 1001"]
      ),
      (
        ["S1 10.00 FAILED"] + whole.dropFirst(), ["STATUS_DIFFERS S1 SUCCESS 1000 FAILED 1000"]
      ),
      (
        ["S1 1.00 PROCESSING"] + whole.dropFirst(),
        [
          "AMOUNT_DIFFERS S1 SUCCESS 1000 PROCESSING 100",
          "STATUS_DIFFERS S1 SUCCESS 1000 PROCESSING 100",
        ]
      ),
      // Another ref for a split that has its own is another payment.
      (
        ["S1 10.00 SUCCESS CL999"] + whole.dropFirst(),
        ["MISSING_HERE S1 - - SUCCESS 1000", "MISSING_THERE S1 SUCCESS 1000 - -"]
      ),
    ] as [([String], [String])])
  func kinds(lines: [String], expected: [String]) throws {
    #expect(try breaks(lines, paid()) == expected)
  }

  @Test("A lost reply: found by our own id, as a difference of status")
  func lostReply() throws {
    var scene = paid()
    scene.set(.clearing, .lostReply)
    scene.submit("S4", 4000)
    #expect(
      try breaks(Self.whole + ["S4 40.00 SUCCESS"], scene)
        == ["STATUS_DIFFERS S4 PROCESSING 4000 SUCCESS 4000"])
    // One that is not settled need not be there.
    #expect(try breaks(Self.whole, scene) == [])
    scene.mend(.clearing)
    scene.query("S4")
    #expect(try breaks(Self.whole + ["S4 40.00 SUCCESS"], scene) == [])
    #expect(try breaks(Self.whole, scene) == ["MISSING_THERE S4 SUCCESS 4000 - -"])
  }

  @Test("A refused split that clearing says it paid")
  func refused() throws {
    var scene = paid()
    scene.set(.clearing, .reject)
    scene.submit("S4", 4000)
    #expect(scene.split("S4").status == .failed)
    #expect(
      try breaks(Self.whole + ["S4 40.00 SUCCESS"], scene)
        == ["STATUS_DIFFERS S4 FAILED 4000 SUCCESS 4000"])
    #expect(try breaks(Self.whole + ["S4 40.00 FAILED"], scene) == [])
  }

  @Test("Only the days of the statement, and those outside are counted")
  func period() throws {
    var scene = paid()
    scene.desk.wait(seconds: 86_400)
    scene.submit("S4", 4000)
    let wallet = scene.desk.registry.wallet
    func found(_ from: String?, _ to: String?) throws -> [Int] {
      let period = try #require(StatementPeriod(from: from, to: to))
      let found = Reconciliation([], wallet, period)
      return [found.breaks.count, found.outside]
    }
    #expect(try found(nil, nil) == [4, 0])
    #expect(try found("2026-11-21", "2026-11-21") == [3, 1])
    #expect(try found("2026-11-22", nil) == [1, 3])
    #expect(try found(nil, "2026-11-20") == [0, 4])
    for (from, to) in [("2026-11-22", "2026-11-21"), ("2026-02-30", nil), ("x", nil), ("", nil)] {
      #expect(StatementPeriod(from: from, to: to) == nil)
    }
  }

  @Test("A day begins at midnight in China, to the millisecond")
  func midnight() throws {
    let period = try #require(StatementPeriod(from: "2026-11-21", to: "2026-11-21"))
    let midnight = try #require(Instant(text: "2026-11-20T16:00:00.000Z"))
    #expect(period.contains(midnight))
    #expect(!period.contains(midnight.adding(milliseconds: -1)))
    #expect(period.contains(midnight.adding(milliseconds: 86_399_999)))
    #expect(!period.contains(midnight.adding(seconds: 86_400)))
  }

  @Test("A summary that its lines do not make is a break of its own")
  func summary() throws {
    let scene = paid()
    for (end, expected) in [
      ("3,60.00", []), ("4,60.00", ["SUMMARY_DIFFERS - - 6000 - 6000"]),
      ("3,60.01", ["SUMMARY_DIFFERS - - 6000 - 6001"]),
    ] as [(String, [String])] {
      let text = statement(Self.whole, scene) + "总条数,总金额\r\n\(end)\r\n"
      let found = Reconciliation(
        try StatementText(Array(text.utf8)), scene.desk.registry.wallet)
      #expect(found.breaks.map(told) == expected)
      #expect(found.matched == 3)
    }
  }

  // MARK: Imports

  @discardableResult
  private func take(
    _ lines: [String], _ scene: inout WalletScene, from: String? = nil
  ) -> Answer {
    var fields = StatementImport()
    fields.content = statement(lines, scene)
    fields.from = from
    return scene.desk.run(.statementImport(fields))
  }

  private func alerts(_ scene: WalletScene) -> [String] {
    scene.desk.registry.wallet.alerts.all.filter { $0.code == .reconciliationBreak }
      .map { "\($0.subject) \($0.resolvedAt == nil ? "stands" : "over")" }
  }

  @Test("An import: answered, written down by its hash, and an alert for each break")
  func imported() throws {
    var scene = paid()
    let lines = ["S1 10.01 SUCCESS", "S2 20.00 SUCCESS", "S9 5.00 SUCCESS CL999"]
    let wallet = scene.desk.registry.wallet.accounts.all
    let answer = take(lines, &scene)
    let outcome = try #require(answer.outcome?.wallet)
    #expect(outcome.lines == 3 && outcome.matched == 1 && outcome.breaks?.count == 3)
    let record = try #require(scene.desk.records.last)
    #expect(record.actor == "operator:li.na" && record.command == "statement.import")
    #expect(
      record.events.map(\.type) == ["STATEMENT_IMPORTED"]
        + .init(repeating: "ALERT_RAISED", count: 3))
    let json = String(decoding: record.json, as: UTF8.self)
    #expect(
      json.contains(
        #""lines":3,"matched":1,"breaks":{"AMOUNT_DIFFERS":1,"MISSING_HERE":1,"MISSING_THERE":1}"#))
    #expect(!json.contains("order_id"), "the content stays outside")
    #expect(alerts(scene) == ["S9 stands", "S3 stands", "S1 stands"])
    let details = scene.desk.registry.wallet.alerts.all.suffix(3)
    #expect(
      details.map(\.detail) == [
        "MISSING_HERE - / ¥5.00", "MISSING_THERE ¥30.00 / -", "AMOUNT_DIFFERS ¥10.00 / ¥10.01",
      ])
    #expect(details.map(\.nextStep) == ["statement.import", "split.query", "split.query"])
    #expect(scene.desk.registry.wallet.accounts.all == wallet, "our books stay as they are")
  }

  @Test("The same once more leaves no trace; a later one without the break ends its alert")
  func again() {
    var scene = paid()
    let short = Array(Self.whole.dropLast())
    let first = take(short, &scene)
    let before = scene.desk.records.count
    #expect(take(short, &scene) == first)
    #expect(scene.desk.records.count == before)
    #expect(alerts(scene) == ["S3 stands"])
    take(Self.whole, &scene)
    #expect(alerts(scene) == ["S3 over"])
    take(short, &scene)
    #expect(alerts(scene) == ["S3 stands"], "the same content, but it is news again")
  }

  @Test("A statement of other days says nothing about a break")
  func otherDays() {
    var scene = paid()
    take(Array(Self.whole.dropLast()), &scene)
    take([], &scene, from: "2026-11-22")
    #expect(alerts(scene) == ["S3 stands"])
    take(["S3 30.00 SUCCESS"], &scene, from: "2026-11-22")
    #expect(alerts(scene) == ["S3 over"], "it stands there now, whatever its day")
  }

  @Test("Very many breaks have one alert together")
  func many() {
    var scene = WalletScene()
    for number in 1...21 { scene.submit("S\(number)", 100) }
    let lines = (1...20).map { "S\($0) 1.01 SUCCESS" }
    take(lines + ["S21 1.00 SUCCESS"], &scene)
    #expect(alerts(scene).count == 20)
    take(lines + ["S21 1.01 SUCCESS"], &scene)
    #expect(alerts(scene).count == 21)
    #expect(alerts(scene).last == "statement stands")
    take((1...21).map { "S\($0) 1.00 SUCCESS" }, &scene)
    #expect(alerts(scene).allSatisfy { $0.hasSuffix("over") })
  }

  @Test("A malformed one is refused whole")
  func malformed() {
    var scene = paid()
    let before = scene.desk.records.count
    var fields = StatementImport()
    fields.content = "order_id,amount,status\nCL1,1,SUCCESS\nCL2,x,SUCCESS\n"
    let answer = scene.desk.run(.statementImport(fields))
    #expect(answer.code == .invalidStatement)
    #expect(
      answer.detail == "line 2: amount is not in yuan with two decimals; "
        + "line 3: amount is not in yuan with two decimals")
    fields.from = "2026-13-01"
    #expect(scene.desk.run(.statementImport(fields)).code == .badRequest)
    #expect(scene.desk.records.count == before)
  }

  @Test("After a replay it is known that it was imported")
  func replayed() {
    var scene = paid()
    take(Array(Self.whole.dropLast()), &scene)
    #expect(scene.desk.replayed().wallet == scene.desk.registry.wallet)
    #expect(scene.desk.registry.wallet.lastStatement?.lines == 2)
  }
}
