import Countersign
import Testing

@Suite("A party's page")
struct PageTests {
  @Test("The whole page, step by step")
  func whole() {
    var script = Script()
    _ = script.play("create D B | -")
    var page = Page()
    page.processID = "P20261121-000001"
    page.userID = "user-D"
    page.status = .smsSent
    page.options = [.microDeposit, .face]
    page.attemptsLeft = 3
    page.expiresAt = TestDesk.start.adding(seconds: 1800)
    let token = StubTools.token(1, 0)
    let open = Command.h5Open(PageStepInput(token))
    #expect(script.desk.run(open).outcome?.page == page)
    _ = script.play("wait 1m | -\nD deposit | -\nD amount wrong | -")
    page.step = .submitAmount
    page.status = .verifying
    page.verificationType = .microDeposit
    page.attemptsLeft = 2
    page.expiresAt = TestDesk.start.adding(seconds: 60 + 604_800)
    #expect(script.desk.run(open).outcome?.page == page)
    _ = script.play("D amount right | -\nD sign | -")
    page.step = .waitForOthers
    page.attemptsLeft = 1
    page.expiresAt = TestDesk.start.adding(seconds: 60 + 1800)
    #expect(script.desk.run(open).outcome?.page == page)
  }

  @Test("A page is put only into an outcome that names one")
  func complete() {
    var script = Script()
    _ = script.play("create B | -")
    for outcome in [Outcome(), .process("P20261121-000001"), Outcome(.page)] {
      var copy = outcome
      script.desk.registry.complete(&copy, script.desk.policy)
      #expect(copy == outcome)
    }
  }

  @Test("Nothing in an answer that is remembered is secret or personal")
  func remembered() {
    var script = Script()
    _ = script.play("create D B | -")
    for command: Command in [
      .h5Open(PageStepInput(StubTools.token(1, 1))),
      .sandboxPeek(SandboxPeek("P20261121-000001", "user-B")),
      .personalReveal(PersonalReveal(userID: "user-B", reason: "核对")),
    ] {
      let text = String(decoding: script.desk.run(command).json, as: UTF8.self)
      for secret in [Cast.personB.name, Cast.personB.idNo, "15400000001"] {
        #expect(!text.contains(secret))
      }
    }
  }
}
