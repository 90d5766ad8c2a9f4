import Countersign
import Testing

/// What filters mean, and what they say when they mean nothing.
struct RowFilterTests {
  /// Saturday, 2026-11-21 14:32:07 in China.
  private static let now =
    Instant(text: "2026-11-21T06:32:07.000Z") ?? Instant(milliseconds: 0)

  private struct Row {
    var texts = ["request_id": "S-20261121-0042", "payer": "蜀味坊", "status": "FAILED", "code": ""]
    var amount: Int64 = 1_280_000
    var age: Int64 = 0

    func matches(_ text: String) -> Bool {
      RowFilter(text, .splits, now: now).matches(
        stands: { name, sought in
          let shown =
            name.map { $0 == "amount" ? [Fen(amount).yuan] : texts[$0].map { [$0] } ?? [] }
          return (shown ?? Array(texts.values)).contains(where: sought.stands)
        },
        number: { $0 == "amount" ? amount : nil },
        time: { now.adding(seconds: -age) })
    }
  }

  @Test(arguments: [
    ("", true), ("0042", true), ("s-2026 蜀味", true), ("0043", false), ("status:failed", true),
    ("status:FAIL 0042", true), ("status:success", false), ("payer:蜀", true), ("payer:0042", false),
    ("-status:failed", false), ("!0043", true), ("-0042", false), ("-0043 -status:success", true),
    ("status:", true), ("14:32", false), ("-", true),
  ])
  func words(filter: String, isMet: Bool) { #expect(Row().matches(filter) == isMet) }

  @Test(arguments: [
    ("amount:>12800", false), ("amount:>=12800", true), ("amount:>12799.99", true),
    ("amount:<12800", false), ("amount:<=12,800", true), ("amount:=12800", true),
    ("amount:100..500", false), ("amount:12000..13000", true), ("amount:12800..", true),
    ("amount:..12800", true), ("amount:>1.2万", true), ("amount:>1.3w", false),
    ("amount:12,800", true), ("amount:99", false), ("-amount:>12800", true),
    ("amount:>0", true), ("fee:>0", false),
  ])
  func amounts(filter: String, isMet: Bool) { #expect(Row().matches(filter) == isMet) }

  @Test(
    arguments: [
      ("since:1h", 3_600, true), ("since:1h", 3_601, false), ("since:2d", 172_800, true),
      ("since:30分", 1_801, false), ("since:2小时", 7_000, true), ("since:1w", 604_800, true),
      ("since:今天", 52_327, true), ("since:today", 52_328, false), ("since:昨天", 138_727, true),
      ("since:昨天", 138_728, false), ("day:昨天", 52_327, false), ("day:昨天", 52_328, true),
      ("until:昨天", 52_327, false), ("until:昨天", 52_328, true), ("until:1h", 3_601, true),
      ("until:1h", 3_600, false), ("since:2026-11-20", 138_727, true),
      ("since:11-20", 138_728, false),
      ("day:2026/11/20", 60_000, true), ("since:14:00", 1_927, true), ("since:14:00", 1_928, false),
      ("since:2026-11-21T14:30", 127, true), ("since:2026-11-21T14:30", 128, false),
      ("since:12-31", 325 * 86_400, true), ("since:12-31", 326 * 86_400, false),
      ("-since:1h", 3_600, false),
    ] as [(String, Int64, Bool)])
  func times(filter: String, age: Int64, isMet: Bool) {
    #expect(Row(age: age).matches(filter) == isMet)
  }

  @Test(
    arguments: [
      ("statsu:x", .unknownField("statsu")), ("状态:x", .unknownField("状态")),
      ("status:lost", .unknownValue("status", "lost")), ("since:abc", .unreadableTime("abc")),
      ("since:2026-02-30", .unreadableTime("2026-02-30")), ("day:1h", .unreadableTime("1h")),
      ("since:25:00", .unreadableTime("25:00")), ("amount:>", .unreadableAmount(">")),
      ("amount:>x", .unreadableAmount(">x")), ("amount:500..100", .unreadableAmount("500..100")),
      ("amount:>1.234", .unreadableAmount(">1.234")), ("-since:abc", .unreadableTime("abc")),
      ("since:99999999999999999h", .unreadableTime("99999999999999999h")),
    ] as [(String, FilterProblem)])
  func whatIsNotUnderstoodIsTold(filter: String, problem: FilterProblem) {
    #expect(RowFilter(filter, .splits, now: Self.now).problems == [problem])
  }

  @Test(arguments: ["since:abc", "amount:>", "amount:>x", "amount:..", "since:"])
  func whatIsNotUnderstoodHidesNothing(filter: String) {
    #expect(Row().matches(filter), "\(filter)")
  }

  @Test(arguments: ["14:32", "https://a.example", ":x", "S-1", "today", "status:failed since:1h"])
  func nothingIsToldOfWhatIsUnderstood(filter: String) {
    #expect(RowFilter(filter, .splits, now: Self.now).problems.isEmpty)
  }

  @Test func countsAreNumbers() {
    let list = ListName.callbacks
    #expect(RowFilter("attempts:x", list, now: Self.now).problems == [.unreadableNumber("x")])
    for (filter, isMet) in [("attempts:3", true), ("attempts:>3", false), ("attempts:1..3", true)] {
      let found = RowFilter(filter, list, now: Self.now).matches(
        stands: { _, _ in false }, number: { _ in 3 }, time: { nil })
      #expect(found == isMet, "\(filter)")
    }
  }

  @Test(
    arguments: [
      ("since:1h", "since:2026-11-21T13:32:07"), ("-until:2h", "-until:2026-11-21T12:32:07"),
      ("since:今天", "since:2026-11-21"), ("day:昨天", "day:2026-11-20"),
      ("until:11-20", "until:2026-11-20"), ("since:14:30", "since:2026-11-21T14:30:00"),
      ("day:1h", nil), ("since:x", nil), ("status:failed", nil), ("since:", nil), ("今天", nil),
    ] as [(String, String?)])
  func aTimeWithItsDateMeansTheSame(word: String, date: String?) {
    #expect(RowFilter.fixed(word, now: Self.now) == date)
    guard let date else { return }
    let later = Self.now.adding(seconds: 400_000)
    #expect(
      RowFilter(date, .splits, now: later).conditions.map(\.test)
        == RowFilter(word, .splits, now: Self.now).conditions.map(\.test))
  }

  /// A letter more leaves no row that was not there before.
  @Test(arguments: [
    ("abc", "ab", true), ("ab", "abc", false), ("ab", "ab", true), ("-abc", "-ab", false),
    ("-ab", "-ab", true), ("-ab", "ab", false), ("payer:abc", "payer:b", true),
    ("payer:abc", "receiver:b", false), ("payer:ab", "ab", false),
    ("amount:10..20", "amount:>5", true), ("amount:>5", "amount:10..20", false),
    ("fee:10..20", "amount:>5", false), ("since:1h", "since:2h", true),
    ("since:2h", "since:1h", false), ("day:今天", "since:昨天", true),
  ])
  func whichConditionSaysMore(one: String, other: String, implies: Bool) throws {
    let conditions = try [one, other].map {
      try #require(RowFilter($0, .splits, now: Self.now).conditions.first)
    }
    #expect(conditions[0].implies(conditions[1]) == implies)
  }

  @Test func aListWithoutTimesSaysSo() {
    #expect(RowFilter("since:1h", .services, now: Self.now).problems == [.noTimes])
  }

  @Test func soughtTextsStandAnywhereInAnyCase() {
    for (text, other, stands) in [
      ("ab", "xAB", true), ("aab", "aaab", true), ("", "x", true), ("x", "", false),
      ("é", "É", true), ("味坊", "蜀味坊", true), ("[", "{", false), ("abc", "ab", false),
    ] {
      #expect(SoughtText(text).stands(in: other) == stands, "\(text) in \(other)")
    }
  }

  @Test func theNextPlaceGoesRoundAndEndsWhereItBegan() {
    #expect(Array(Find("x", from: 2).places(4)) == [3, 0, 1, 2])
    #expect(Array(Find("x", from: 1, isBackward: true).places(4)) == [0, 3, 2, 1])
    #expect(Array(Find("x", from: -1).places(3)) == [0, 1, 2])
    #expect(Array(Find("x", from: 5).places(0)).isEmpty)
  }
}
