/// A moment of the store's clock, in milliseconds since 1970-01-01T00:00:00Z.
///
/// Written as RFC 3339 in UTC with milliseconds: `2026-11-21T06:32:07.123Z`.
package struct Instant: FieldValue, Hashable, Comparable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package static func < (one: Instant, other: Instant) -> Bool {
    one.milliseconds < other.milliseconds
  }

  package func adding(seconds: Int64) -> Instant {
    Instant(milliseconds: milliseconds + seconds * 1000)
  }

  package func adding(milliseconds more: Int64) -> Instant {
    Instant(milliseconds: milliseconds + more)
  }

  /// Whole and broken seconds from an earlier moment to this one, in milliseconds.
  package func since(_ earlier: Instant) -> Int64 { milliseconds - earlier.milliseconds }

  /// The calendar in a time zone that is so many seconds ahead of UTC.
  package func civil(offsetSeconds: Int64 = 0) -> CivilTime {
    CivilTime(milliseconds: milliseconds + offsetSeconds * 1000)
  }

  /// China Standard Time, UTC+8 the whole year: the business day of agreements and statements.
  package static let chinaOffsetSeconds: Int64 = 8 * 3600

  package var text: String {
    let civil = civil()
    return "\(civil.date)T\(civil.time).\(padded(civil.millisecond, 3))Z"
  }

  /// Reads `text`'s form only.
  package init?(text: String) {
    let units = Array(text.utf8)
    let marks: [(Int, UInt8)] = [
      (4, 45), (7, 45), (10, 84), (13, 58), (16, 58), (19, 46), (23, 90),
    ]
    guard units.count == 24, marks.allSatisfy({ units[$0.0] == $0.1 }) else { return nil }
    func number(_ range: Range<Int>) -> Int64? {
      var value: Int64 = 0
      for at in range {
        guard units[at] &- 48 < 10 else { return nil }
        value = value * 10 + Int64(units[at] - 48)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      let millisecond = number(20..<23), CivilTime.exists(year: year, month: month, day: day),
      hour < 24, minute < 60, second < 60
    else { return nil }
    let days = CivilTime.days(year: year, month: month, day: day)
    milliseconds = ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + millisecond
  }

  package static func read(_ node: Int, of text: JSONText) throws(JSONFault) -> Instant {
    guard let instant = Instant(text: try String.read(node, of: text)) else {
      throw JSONFault("a moment is expected", at: Int(text.nodes[node].start))
    }
    return instant
  }

  package func write(to writer: inout JSONWriter) { writer.string(text) }
}

/// A moment in the proleptic Gregorian calendar.
package struct CivilTime: Equatable, Sendable {
  package let year: Int64
  package let month: Int64
  package let day: Int64
  package let hour: Int64
  package let minute: Int64
  package let second: Int64
  package let millisecond: Int64

  init(milliseconds: Int64) {
    let day =
      milliseconds >= 0 ? milliseconds / 86_400_000 : (milliseconds - 86_399_999) / 86_400_000
    let rest = milliseconds - day * 86_400_000
    (year, month, self.day) = Self.civil(days: day)
    hour = rest / 3_600_000
    minute = rest / 60_000 % 60
    second = rest / 1000 % 60
    millisecond = rest % 1000
  }

  /// `2026-11-21`.
  package var date: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
  /// `06:32:07`.
  package var time: String { "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))" }

  /// Days from 1970-01-01; the calendar is shifted to begin in March so that leap days come last.
  static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civil(days: Int64) -> (Int64, Int64, Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// True when the date exists in the calendar.
  package static func exists(year: Int64, month: Int64, day: Int64) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    return civil(days: days(year: year, month: month, day: day)) == (year, month, day)
  }
}

/// A number with zeros before it.
package func padded(_ number: Int64, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
