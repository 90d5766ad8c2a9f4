import Countersign
import CountersignClerk
import Testing

/// Our splits against the sandbox's own statement, as the console asks for it.
@Suite struct ReconciliationViewTests {
  private func view(_ clerk: Clerk) throws -> ReconciliationView? {
    guard case .reconciliation(let view) = try clerk.view(.reconciliation) else {
      throw Refusal(.notFound)
    }
    return view
  }

  @Test func whatWasLostOnTheWayIsABreakUntilItIsAsked() throws {
    let clerk = try TestStore().clerk()
    let desk = try WalletDesk(clerk)
    #expect(try view(clerk) == ReconciliationView(lines: 0, matched: 0, breaks: []))
    try clerk.run(desk.split("S-1", 1000))
    try clerk.run(desk.split("S-2", 9_999_999))
    #expect(try view(clerk) == ReconciliationView(lines: 1, matched: 1, breaks: []))
    try clerk.set(.clearing, .lostReply)
    try clerk.run(desk.split("S-3", 3000))
    let sequence = clerk.registry.sequence
    let found = try #require(try view(clerk))
    #expect((found.lines, found.matched, found.count) == (2, 1, 1))
    let one = try #require(found.breaks.first)
    #expect(one.kind == .statusDiffers && one.splitID == "S-3" && one.isUnresolved == true)
    #expect(one.ourStatus == .processing && one.theirStatus == .success)
    #expect(one.ourAmount == Fen(3000) && one.theirAmount == Fen(3000))
    #expect(one.settlementRef != nil)
    #expect(clerk.registry.sequence == sequence, "looking writes nothing")
    try clerk.set(.clearing, .ok)
    try clerk.run(#"{"command":"split.query","request_id":"S-3"}"#)
    #expect(try view(clerk) == ReconciliationView(lines: 2, matched: 2, breaks: []))
  }

  @Test func aLiveStoreHasNone() throws {
    let clerk = try TestStore(isSandbox: false, withTemplates: false)
      .clerk(outside: NobodyOutside())
    #expect(try view(clerk) == nil)
  }
}
