import Countersign
import Testing

@Suite("What only a sandbox does")
struct SandboxTests {
  @Test("In a live store nobody signs for a user, and nothing is simulated")
  func live() {
    var desk = TestDesk(isSandbox: false)
    for (_, command) in CommandLines.all where command.name.isSandboxOnly {
      #expect(desk.run(command).code == .notSandbox)
    }
    #expect(desk.run(.processCreate(Cast.request([.firmA, .personB]))).code == nil)
    var plain = Cast.request([.firmA, .personG])
    plain.callbackURL = "http://sandai.example/callback"
    #expect(desk.run(.processCreate(plain)).code == .invalidCallbackURL)
  }

  @Test(
    "Links that are none of ours",
    arguments: ["", "x", "0:0", "1:2", "2:0", "1:-1", "-1:0", "1", "1:0:0"])
  func foreignLinks(token: String) {
    var script = Script()
    _ = script.play("create A B | -")
    let input = PageStepInput(token)
    let commands: [Command] = [
      .h5Open(input), .h5ChooseVerification(PageChoice(token, .face)),
      .h5SubmitAmount(PageAmount(token, Fen(1))), .h5CompleteFace(input), .h5Sign(input),
      .h5Decline(PageDecline(token, reason: "r")), .h5Heartbeat(input),
    ]
    for command in commands {
      #expect(script.desk.run(command).code == .sessionInvalid)
      #expect(script.desk.registry.pageUser(of: command, StubTools.tools) == nil)
    }
  }

  @Test("A page step is its user's")
  func pageUser() {
    var script = Script()
    _ = script.play("create A B | -")
    let token = StubTools.token(1, 1)
    let input = PageStepInput(token)
    let commands: [Command] = [
      .h5Open(input), .h5ChooseVerification(PageChoice(token, .face)),
      .h5SubmitAmount(PageAmount(token, Fen(1))), .h5CompleteFace(input), .h5Sign(input),
      .h5Decline(PageDecline(token, reason: "r")), .h5Heartbeat(input),
    ]
    for command in commands {
      #expect(script.desk.registry.pageUser(of: command, StubTools.tools) == "user-B")
    }
    let other = Command.processCancel(ProcessCancel("P20261121-000001", reason: "r"))
    #expect(script.desk.registry.pageUser(of: other, StubTools.tools) == nil)
  }

  @Test(
    "How far the clock may be moved at once",
    arguments: [
      (1, nil), (315_360_000, nil), (0, .badRequest), (-1, .badRequest), (315_360_001, .badRequest),
      (Int64.max, .badRequest), (Int64.min, .badRequest),
    ] as [(Int64, Code?)])
  func clock(seconds: Int64, code: Code?) {
    var desk = TestDesk()
    let answer = desk.run(.sandboxAdvanceClock(SandboxClock(seconds)))
    #expect(answer.code == code)
    if code == nil {
      #expect(answer.outcome?.now == TestDesk.start.adding(seconds: seconds))
      #expect(desk.registry.clockOffsetMs == seconds * 1000)
    }
  }

  @Test("The clock stays within years of four digits")
  func clockEnd() {
    let desk = TestDesk()
    let late = Instant(text: "8999-06-01T00:00:00.000Z") ?? TestDesk.start
    let command = Command.sandboxAdvanceClock(SandboxClock(315_360_000))
    #expect(throws: Refusal.self) {
      try desk.registry.decide(command, desk.context("system", at: late))
    }
  }

  @Test("Peeking and reading the inbox name what is there, and are written down")
  func peek() {
    var script = Script()
    _ = script.play("create A B | -")
    let id = "P20261121-000001"
    let before = script.desk.records.count
    #expect(script.desk.run(.sandboxPeek(SandboxPeek(id, "user-B"))).outcome?.userID == "user-B")
    #expect(script.desk.run(.sandboxPeek(SandboxPeek(id, "user-G"))).code == .notFound)
    #expect(script.desk.run(.sandboxPeek(SandboxPeek("P1", "user-B"))).code == .notFound)
    var inbox = SandboxInbox()
    #expect(script.desk.run(.sandboxInbox(inbox)).outcome?.kind == .inbox)
    inbox.processID = id
    #expect(script.desk.run(.sandboxInbox(inbox)).outcome?.processID == id)
    inbox.processID = "P2"
    #expect(script.desk.run(.sandboxInbox(inbox)).code == .notFound)
    let types = script.desk.records[before...].flatMap(\.events).map(\.type)
    #expect(types == ["SANDBOX_PEEKED", "SANDBOX_INBOX_READ", "SANDBOX_INBOX_READ"])
  }

  @Test(
    "Reasons are given, and are no novels",
    arguments: ["", " ", "\u{3000}\n\t", String(repeating: "长", count: 501)])
  func reasons(reason: String) {
    var script = Script()
    _ = script.play("create A B | -")
    let commands: [Command] = [
      .processCancel(ProcessCancel("P20261121-000001", reason: reason)),
      .h5Decline(PageDecline(StubTools.token(1, 0), reason: reason)),
    ]
    for command in commands { #expect(script.desk.run(command).code == .badRequest) }
    #expect(script.desk.process(1).status == .smsSent)
    let longest = String(repeating: "长", count: 500)
    let cancel = Command.processCancel(ProcessCancel("P20261121-000001", reason: longest))
    #expect(script.desk.run(cancel).code == nil)
    #expect(script.desk.process(1).reason == longest)
  }
}

@Suite("What is due, in order")
struct TimersTests {
  @Test("Times come out in order, equal ones in the order in which they were set")
  func order() {
    var dice = Dice(seed: 11)
    for _ in 0..<50 {
      var timers = Timers()
      var expected: [(Int64, Int)] = []
      for number in 0..<dice.roll(200) {
        let at = Int64(dice.roll(20))
        timers.set(.process(number), at: Instant(milliseconds: at))
        expected.append((at, number))
      }
      expected.sort { $0 < $1 }
      var found: [Int] = []
      while let first = timers.first {
        timers.removeFirst()
        if case .process(let number) = first.subject { found.append(number) }
      }
      #expect(found == expected.map(\.1))
    }
    var none = Timers()
    none.removeFirst()
    #expect(none.first == nil)
  }

  @Test("Times that no longer hold are dropped; what is due is taken once")
  func takeDue() {
    var script = Script()
    _ = script.play("create A B | -\nwait 10m | -\nA open | -\nwait 10m | -\nA beat | -")
    var registry = script.desk.registry
    let end = TestDesk.start.adding(seconds: 1200 + 1800)
    #expect(registry.takeDue(at: end.adding(milliseconds: -1)) == nil)
    #expect(
      registry.takeDue(at: end)
        == .command(.due(.expiry(processID: "P20261121-000001")), at: end))
    #expect(registry.takeDue(at: end) == nil)
    registry.resetTimers()
    #expect(registry.nextDueAt == end)
  }

  @Test("Two that are due: the earlier first, at its own time")
  func inOrder() {
    var script = Script()
    _ = script.play("create A B | -\nwait 1m | -\ncreate A G | -\nwait 2h | -")
    let ends = script.desk.records.filter { $0.command == "process.expire" }
    #expect(ends.map { $0.at.since(TestDesk.start) / 1000 } == [1800, 1860])
  }
}
