import Countersign
import Testing

@Suite("Moments and the calendar")
struct InstantTests {
  @Test(
    "Known moments",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (951_782_400_000, "2000-02-29T00:00:00.000Z"), (951_868_799_999, "2000-02-29T23:59:59.999Z"),
      (951_868_800_000, "2000-03-01T00:00:00.000Z"),
      (1_795_242_727_123, "2026-11-21T06:32:07.123Z"),
      (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
      (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
      (-2_203_891_200_000, "1900-03-01T00:00:00.000Z"),
      (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
      (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
      (1_709_164_800_000, "2024-02-29T00:00:00.000Z"),
    ] as [(Int64, String)])
  func known(milliseconds: Int64, text: String) {
    let instant = Instant(milliseconds: milliseconds)
    #expect(instant.text == text)
    #expect(Instant(text: text) == instant)
  }

  @Test("Every day from 1880 to 2120 follows the day before, and comes back")
  func everyDay() throws {
    var at = try #require(Instant(text: "1880-01-01T12:34:56.789Z"))
    let end = try #require(Instant(text: "2120-12-31T12:34:56.789Z"))
    var (year, month, day): (Int64, Int64, Int64) = (1880, 1, 1)
    while at <= end {
      let civil = at.civil()
      guard (civil.year, civil.month, civil.day) == (year, month, day) else {
        Issue.record("\(at.text) should be \(year)-\(month)-\(day)")
        return
      }
      guard Instant(text: at.text) == at else {
        Issue.record("\(at.text) does not come back")
        return
      }
      at = at.adding(seconds: 86_400)
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let days: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      day += 1
      if day > days[Int(month) - 1] { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect((year, month, day) == (2121, 1, 1))
  }

  @Test(
    "Texts that are no moment",
    arguments: [
      "", "2026-11-21", "2026-11-21T06:32:07Z", "2026-11-21T06:32:07.123",
      "2026-11-21 06:32:07.123Z",
      "2026-11-21T06:32:07.123z", "2026-11-21T06:32:07,123Z", "2026-11-21T06:32:07.123+08:00",
      "2026-13-01T00:00:00.000Z", "2026-00-01T00:00:00.000Z", "2026-01-00T00:00:00.000Z",
      "2026-01-32T00:00:00.000Z", "2026-02-29T00:00:00.000Z", "2026-02-30T00:00:00.000Z",
      "2024-02-30T00:00:00.000Z", "2100-02-29T00:00:00.000Z", "2026-04-31T00:00:00.000Z",
      "2026-11-21T24:00:00.000Z", "2026-11-21T06:60:07.123Z", "2026-11-21T06:32:60.123Z",
      "2026-11-21T06:32:07.12Z", "+026-11-21T06:32:07.123Z", "-026-11-21T06:32:07.123Z",
      "2026-11-2１T06:32:07.12Z", "2026-11-21T06:32:07.123Z ", "２026-11-21T06:32:07.123Z",
    ])
  func notMoments(text: String) {
    #expect(Instant(text: text) == nil)
  }

  @Test("The business day is China's")
  func china() throws {
    let late = try #require(Instant(text: "2026-11-21T15:59:59.999Z"))
    #expect(late.civil(offsetSeconds: Instant.chinaOffsetSeconds).date == "2026-11-21")
    let midnight = late.adding(milliseconds: 1)
    #expect(midnight.civil(offsetSeconds: Instant.chinaOffsetSeconds).date == "2026-11-22")
    #expect(midnight.civil(offsetSeconds: Instant.chinaOffsetSeconds).time == "00:00:00")
    #expect(midnight.since(late) == 1)
    #expect(late < midnight)
  }

  @Test(
    "Dates that exist, and those that do not",
    arguments: [
      (2000, 2, 29, true), (1900, 2, 29, false), (2024, 2, 29, true), (2023, 2, 29, false),
      (2026, 12, 31, true), (2026, 11, 31, false), (2026, 0, 1, false), (2026, 13, 1, false),
      (2026, 1, 0, false), (2026, 1, 32, false), (2026, 6, -1, false),
    ] as [(Int64, Int64, Int64, Bool)])
  func exists(year: Int64, month: Int64, day: Int64, exists: Bool) {
    #expect(CivilTime.exists(year: year, month: month, day: day) == exists)
  }
}
