import Countersign
import CountersignClerk
import Testing

/// The audit log by time: what happened when, a stretch of it, and all of it.
@Suite struct ActivityTests {
  /// Processes at three times of the day, one of them signed.
  private func clerk() throws -> (store: TestStore, clerk: Clerk) {
    let store = try TestStore()
    let clerk = try store.clerk()
    for more in 1...3 {
      for number in 1...4 { _ = try clerk.create(more * 10 + number) }
      let moved = try clerk.perform(.sandboxAdvanceClock(SandboxClock(1800)))
      #expect(moved.isOK)
    }
    try clerk.signAll(try clerk.create(99))
    return (store, clerk)
  }

  private func audit(_ clerk: Clerk, _ window: Window) throws -> ListView<AuditLine> {
    guard case .audit(let list) = try clerk.view(.audit(window)) else { throw Refusal(.notFound) }
    return list
  }

  private func activity(_ clerk: Clerk) throws -> [DayView.Activity] {
    guard case .day(let day) = try clerk.view(.day) else { throw Refusal(.notFound) }
    return day.activity
  }

  @Test func everyEventIsCountedInItsPart() throws {
    let (_, clerk) = try clerk()
    let all = try audit(clerk, Window(count: 9_999)).rows
    for part in try activity(clerk) {
      let lines = all.filter { TimeGrid.start(of: $0.at) == part.startsAt }
      #expect(part.events == lines.count && part.events > 0)
      #expect(part.failures == lines.count(where: \.isFailure))
    }
    #expect(try activity(clerk).reduce(0) { $0 + $1.events } == all.count)
    #expect(try activity(clerk).count >= 4)
  }

  @Test func aStretchShowsWhatHappenedInIt() throws {
    let (_, clerk) = try clerk()
    let all = try audit(clerk, Window(count: 9_999)).rows
    let parts = try activity(clerk)
    let end = parts.count - 1
    for (first, last) in [(0, 0), (1, 2), (0, end), (end, end)] {
      let edge = parts[last].startsAt.adding(milliseconds: TimeGrid.step)
      let stretch = parts[first].startsAt..<edge
      var window = Window(count: 9_999)
      window.within = stretch
      let wanted = all.filter { stretch.contains($0.at) }
      let list = try audit(clerk, window)
      #expect(list.rows == wanted && list.matching == wanted.count, "\(first)...\(last)")
      // A window in the middle of it.
      (window.first, window.count) = (1, 2)
      #expect(try audit(clerk, window).rows == Array(wanted.dropFirst().prefix(2)))
      window.filter = "event_type:PROCESS_CREATED"
      (window.first, window.count) = (0, 99)
      let created = wanted.filter { $0.type == "PROCESS_CREATED" }
      #expect(try audit(clerk, window).rows == created)
    }
    var empty = Window(count: 9)
    empty.within = Instant(milliseconds: 0)..<Instant(milliseconds: 300_000)
    #expect(try audit(clerk, empty).rows.isEmpty && audit(clerk, empty).matching == 0)
  }

  @Test(arguments: ["", "event_type:PROCESS_CREATED", "nothing-has-this"])
  func everyRowOfTheLogComesOnceInItsOrder(filter: String) throws {
    let store = try TestStore()
    let clerk = try store.clerk()
    // More records than are read at once.
    try BigStore.fill(clerk, processes: 1..<701)
    let wanted = try audit(clerk, Window(count: 99_999, filter: filter)).rows
    var rows: [AuditLine] = []
    var views = 0
    try clerk.everyRow(of: .audit(Window(count: 99_999, filter: filter))) { view in
      guard case .audit(let list) = view else { throw Refusal(.notFound) }
      rows += list.rows
      views += 1
    }
    #expect(rows == wanted && (filter == "nothing-has-this") == rows.isEmpty)
    #expect(views >= 1)
  }

  @Test func theCountsAreThereAfterAStartToo() throws {
    let (store, clerk) = try clerk()
    let before = try activity(clerk)
    try clerk.writeSnapshot()
    #expect(try activity(try store.clerk()) == before)
  }
}
