import Countersign
import Testing

@testable import CountersignClerk

/// The column in memory says of every row what the row itself says.
@Suite struct ProcessColumnTests {
  /// Processes in several states, with one person erased.
  private func desk(_ parts: (from: Int, every: Int)? = nil) throws -> Clerk {
    let clerk = try TestStore(parts: parts).clerk()
    for number in 1...12 {
      let signing = try clerk.create(number)
      if number % 3 == 0 { try clerk.signAll(signing) }
      if number % 4 == 1 {
        try clerk.step("decline", signing.tokens[1], #","reason":"不同意条款""#)
      }
    }
    return clerk
  }

  private static let filters = [
    "signed", "status:signed", "-status:signed", "P2026", "process_id:00001", "payer:person",
    "user_id:person-1", "user_id:firm", "欧", "北京", "payee:欧", "payer:欧", "biz_scene:bind",
    "template_id:fz", "since:1h", "since:1h -signed", "until:1h", "declined -person-1",
    "end_reason:declined", "!欧 !signed", "\u{1}", "updated_at:2026", "nothing:here", "*",
  ]

  private func byRows(_ clerk: Clerk, _ text: String) -> [Int] {
    let filter = RowFilter(text, .processes, now: clerk.now)
    let fields = clerk.processFields
    return (1..<clerk.registry.processes.next).reversed().filter {
      filter.matches(clerk.registry.processes[$0], fields, time: \.updatedAt)
    }
  }

  private func byColumn(_ clerk: Clerk, _ text: String) throws -> [Int] {
    guard
      case .processes(let list) = try clerk.view(
        .processes(Window(count: .max, filter: text)))
    else { throw Refusal(.notFound) }
    #expect(list.unread == 0)
    return try list.rows.map { try #require(clerk.registry.processNumber($0.processID)) }
  }

  @Test(arguments: filters)
  func everyFilter(_ text: String) throws {
    let clerk = try desk()
    #expect(try byColumn(clerk, text) == byRows(clerk, text))
  }

  @Test func whatChangesIsMended() throws {
    let clerk = try desk((from: 0, every: 5))
    _ = try byColumn(clerk, "signed")
    for number in 20...26 {
      try clerk.signAll(try clerk.create(number))
      try clerk.commits.finish()
      for text in ["signed", "person-2", "欧", "-signed", "since:1h"] {
        #expect(try byColumn(clerk, text) == byRows(clerk, text), "\(number) \(text)")
      }
    }
    // A name that nobody may know any more is not found either.
    let before = try byColumn(clerk, "payee:欧")
    try clerk.run(
      #"{"command":"personal.erase","user_id":"person-3","reason":"本人要求删除"}"#)
    let after = try byColumn(clerk, "payee:欧")
    #expect(after == byRows(clerk, "payee:欧"))
    #expect(after.count < before.count)
  }

  @Test func anotherProcessesWorkIsMended() throws {
    let store = try TestStore(parts: (from: 0, every: 7))
    let (one, other) = (try store.clerk(), try store.clerk("wang.lei"))
    _ = try byColumn(one, "signed")
    for number in 1...9 {
      try other.signAll(try other.create(number))
      try other.commits.finish()
      if number % 2 == 0 { _ = try one.create(number + 100) }
      try one.commits.finish()
      try one.catchUp()
      for text in ["signed", "person", "-signed"] {
        #expect(try byColumn(one, text) == byRows(one, text), "\(number) \(text)")
      }
    }
  }

  @Test func theOldestRowsComeLast() throws {
    let clerk = try TestStore().clerk()
    try BigStore.fill(clerk, processes: 1..<(3 * ProcessBlock.most))
    var column = ProcessColumn { clerk.maskedName($0) }
    let rows = clerk.registry.processes
    // A few rows at a time, so that a key never waits for a block.
    var turns = 0
    repeat {
      column.read(rows, touched: []) { false }
      turns += 1
    } while column.unread > 2 * ProcessBlock.most
    #expect(turns > 10 && column.unread == 2 * ProcessBlock.most)
    let filter = RowFilter("person", .processes, now: clerk.now)
    let newest = column.matching(filter, clerk.processFields)
    #expect(newest.first == rows.count && newest.last == 2 * ProcessBlock.most + 1)
    var hadTime = 0
    column.read(rows, touched: []) {
      hadTime += 1
      return hadTime < 40
    }
    #expect(column.unread == ProcessBlock.most)
    column.read(rows, touched: []) { true }
    #expect(column.unread == 0)
    #expect(column.matching(filter, clerk.processFields) == (1...rows.count).reversed())
  }

  /// A row that changes while its block is only partly read is not shown as it was.
  @Test func aBlockBegunIsMendedToo() throws {
    let clerk = try TestStore().clerk()
    try BigStore.fill(clerk, processes: 1..<ProcessBlock.most)
    var column = ProcessColumn { clerk.maskedName($0) }
    var rows = clerk.registry.processes
    column.read(rows, touched: []) { false }
    rows[1].templateID = "OTHER"
    column.read(rows, touched: [1]) { true }
    let filter = RowFilter("template_id:other", .processes, now: clerk.now)
    #expect(column.matching(filter, clerk.processFields) == [1])
  }

  @Test(arguments: ["process_id", "status", "-updated_at", "payee", "-payer", "end_reason"])
  func everyOrder(_ sort: String) throws {
    let clerk = try desk()
    let sorting = Sorting(text: sort)
    let field = try #require(clerk.processFields.first { $0.name == sorting.field })
    _ = try byColumn(clerk, "signed")
    for number in 1..<clerk.registry.processes.next {
      let row = clerk.registry.processes[number]
      let key = clerk.processColumn?.key(field.name, number, clerk.processFields)
      switch field.key {
      case .text(let text): #expect(key == .text(text(row).lowercased()))
      case .number(let value): #expect(key == .number(value(row)))
      }
    }
  }
}
