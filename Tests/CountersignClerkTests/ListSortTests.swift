import Countersign
import Testing

@testable import CountersignClerk

/// Lists in another order than their own, filtered by more than words, and rows that are looked
/// for.
@Suite struct ListSortTests {
  private func desk() throws -> Clerk {
    let clerk = try TestStore().clerk()
    let desk = try WalletDesk(clerk)
    for (id, amount) in [("S-1", 1000), ("S-2", 9_999_999), ("S-3", 3000)] {
      try clerk.run(desk.split(id, amount))
    }
    try clerk.set(.clearing, .lostReply)
    try clerk.run(desk.split("S-4", 4000))
    try clerk.set(.clearing, .unavailable)
    try clerk.run(desk.split("S-5", 3000))
    return clerk
  }

  private func splits(_ clerk: Clerk, _ window: Window) throws -> ListView<SplitLine> {
    guard case .splits(let list) = try clerk.view(.splits(window)) else { throw Refusal(.notFound) }
    return list
  }

  private func ids(
    _ clerk: Clerk, _ sort: String?, filter: String = "", first: Int = 0, count: Int = 99
  ) throws -> [String] {
    try splits(
      clerk, Window(first: first, count: count, filter: filter, sort: sort.map(Sorting.init(text:)))
    ).rows.map(\.requestID)
  }

  private static let own = ["S-4", "S-5", "S-2", "S-3", "S-1"]

  @Test func everyOrder() throws {
    let clerk = try desk()
    for (sort, expected) in [
      (nil, Self.own), ("amount", ["S-1", "S-5", "S-3", "S-4", "S-2"]),
      ("-amount", ["S-2", "S-4", "S-5", "S-3", "S-1"]),
      ("request_id", ["S-1", "S-2", "S-3", "S-4", "S-5"]),
      ("-created_at", ["S-5", "S-4", "S-3", "S-2", "S-1"]),
      ("queue", ["S-4", "S-5", "S-2", "S-3", "S-1"]), ("nofield", Self.own),
    ] as [(String?, [String])] {
      #expect(try ids(clerk, sort) == expected, "\(sort ?? "")")
    }
  }

  @Test func fieldsAreTheOnesThatTheListsName() throws {
    let clerk = try desk()
    let fields: [ListName: [String]] = [
      .templates: Clerk.templateFields.map(\.name), .processes: clerk.processFields.map(\.name),
      .users: clerk.userFields.map(\.name), .splits: clerk.splitFields { $0 }.map(\.name),
      .audit: Clerk.auditFields.map(\.name), .callbacks: Clerk.callbackFields.map(\.name),
      .alerts: Clerk.alertFields.map(\.name),
    ]
    for list in ListName.allCases where list != .services {
      #expect(fields[list] == list.fields.map(\.name), "\(list)")
    }
  }

  @Test func windowsOfAnOrderAndTheChosenOne() throws {
    let clerk = try desk()
    #expect(try ids(clerk, "-amount", first: 1, count: 2) == ["S-4", "S-5"])
    #expect(
      try ids(clerk, "-amount", filter: "amount:<50", count: 9) == ["S-4", "S-5", "S-3", "S-1"])
    for (filter, place) in [("", 3), ("amount:<50", 2), ("amount:>50", nil)] as [(String, Int?)] {
      let window = Window(
        count: 2, filter: filter, sort: Sorting("amount", isDescending: true), anchor: "S-3")
      #expect(try splits(clerk, window).anchorIndex == place, "\(filter)")
    }
  }

  @Test func anOrderFollowsWhatChanges() throws {
    let clerk = try desk()
    #expect(try ids(clerk, "status") == ["S-5", "S-4", "S-3", "S-1", "S-2"])
    try clerk.set(.clearing, .ok)
    try clerk.run(#"{"command":"split.query","request_id":"S-4"}"#)
    let known = try splits(clerk, Window(count: 9, sort: Sorting("status"), anchor: "S-4"))
    let fresh = try splits(clerk, Window(count: 9, filter: "S-", sort: Sorting("status")))
    #expect(known.rows == fresh.rows)
    #expect(known.anchorIndex == known.rows.firstIndex { $0.requestID == "S-4" })
  }

  /// Keys that cannot change are asked for once; in an order that nothing changed, none is.
  @Test func anOrderIsMendedAndNotMadeAgain() {
    var cache = ListCache()
    var asked: [Int] = []
    func order(_ count: Int, at sequence: Int, isStable: Bool = true) -> [Int] {
      asked = []
      return cache.order(
        of: .splits, by: Sorting("amount"), count: count, at: sequence, isStable: isStable
      ) { number in
        asked.append(number)
        return .number(Int64(number % 3))
      }
    }
    #expect(order(5, at: 1) == [3, 4, 1, 5, 2] && asked == [1, 2, 3, 4, 5])
    #expect(order(5, at: 1) == [3, 4, 1, 5, 2] && asked.isEmpty)
    #expect(order(7, at: 2) == [6, 3, 7, 4, 1, 5, 2] && asked == [6, 7])
    #expect(order(7, at: 3, isStable: false) == [6, 3, 7, 4, 1, 5, 2] && asked.count == 7)
  }

  /// What is typed letter by letter finds what it finds at once, also when letters are taken away.
  @Test func aFilterFindsTheSameHoweverItWasComeTo() throws {
    let clerk = try desk()
    for filter in ["S", "S-", "S-4", "S-", "amount:>20", "amount:>35", "-S-4", "-S-4 S", "", "S-5"]
    {
      let fresh = try ids(try desk(), "amount", filter: filter)
      #expect(try ids(clerk, "amount", filter: filter) == fresh, "\(filter)")
    }
  }

  @Test func whatAnEarlierFilterLeftIsLookedThroughForALetterMore() {
    func conditions(_ text: String) -> [RowFilter.Condition] {
      RowFilter(text, .splits, now: Instant(milliseconds: 0)).conditions
    }
    var cache = ListCache()
    cache.keep([5, 3], .splits, conditions("ab -x"), nil, at: 7)
    for (filter, isKnown) in [
      ("abc -x", true), ("ab -x y", true), ("a -x", false), ("abc", false), ("ab -xy", false),
    ] {
      let found = cache.wider(.splits, conditions(filter), nil, at: 7)
      #expect(found == (isKnown ? [5, 3] : nil), "\(filter)")
    }
    #expect(cache.wider(.splits, conditions("abc -x"), nil, at: 8) == nil)
    #expect(cache.wider(.splits, conditions("abc -x"), Sorting("fee"), at: 7) == nil)
    #expect(cache.wider(.users, conditions("abc -x"), nil, at: 7) == nil)
  }

  @Test func aFilterSeesTimesAndAmounts() throws {
    let clerk = try desk()
    #expect(try ids(clerk, nil, filter: "amount:30..40") == ["S-4", "S-5", "S-3"])
    #expect(try ids(clerk, nil, filter: "-amount:>40 -request_id:S-3") == ["S-4", "S-5", "S-1"])
    #expect(try ids(clerk, nil, filter: "since:1h") == Self.own)
    #expect(try ids(clerk, nil, filter: "until:1h") == [])
    #expect(try ids(clerk, nil, filter: "since:nonsense") == Self.own)
  }

  @Test(
    arguments: [
      ("amount:30", 0, false, 1), ("amount:30", 1, false, 3), ("amount:30", 3, false, 1),
      ("amount:30", 3, true, 1), ("amount:30", 1, true, 3), ("S-4", 0, false, 0),
      ("S-9", 2, false, nil),
    ] as [(String, Int, Bool, Int?)])
  func theNextRowThatHasTheWords(
    words: String, from: Int, isBackward: Bool, place: Int?
  ) throws {
    let window = Window(count: 1, find: Find(words, from: from, isBackward: isBackward))
    #expect(try splits(try desk(), window).foundIndex == place)
  }

  @Test func theAuditLogIsLookedThroughToo() throws {
    let clerk = try desk()
    func audit(_ window: Window) throws -> ListView<AuditLine> {
      guard case .audit(let list) = try clerk.view(.audit(window)) else { throw Refusal(.notFound) }
      return list
    }
    let all = try audit(Window(count: 9_999)).rows
    let places = all.indices.filter { all[$0].type == "SPLIT_ACCEPTED" }
    try #require(places.count > 1)
    for (from, isBackward, place) in [
      (-1, false, places[0]), (places[0], false, places[1]), (places[1], true, places[0]),
      (all.count, false, places[0]), (places[0], true, places.last),
    ] as [(Int, Bool, Int?)] {
      let find = Find("event_type:SPLIT_ACCEPTED", from: from, isBackward: isBackward)
      #expect(try audit(Window(count: 1, find: find)).foundIndex == place, "\(find)")
    }
    let none = try audit(Window(count: 9, filter: "until:1h"))
    #expect(none.matching == 0 && none.unread == 0)
    #expect(try audit(Window(count: 9, filter: "since:1h")).matching == all.count)
  }
}
