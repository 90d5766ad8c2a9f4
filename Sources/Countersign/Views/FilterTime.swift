/// Times as filters say them: `1h`, `2d`, `30分`, `今天`, `2026-11-20`, `11-20`, `14:30`,
/// `2026-11-20T14:30`; in China's time.
enum FilterTime {
  enum Side: String {
    /// From then on.
    case since
    /// Up to then; of a day, all of it.
    case until
    /// That day.
    case day
  }

  /// The milliseconds that are meant, or nil when the text is no time.
  static func range(_ side: Side, _ text: String, now: Instant) -> Range<Int64>? {
    guard let part = span(text.lowercased(), now: now) else { return nil }
    switch side {
    case .since: return part.lowerBound..<Int64.max
    case .until: return Int64.min..<part.upperBound
    case .day: return part.isEmpty ? nil : part
    }
  }

  /// The same time as a date, with the time of day where it is no whole day.
  static func date(_ side: Side, _ text: String, now: Instant) -> String? {
    guard let part = span(text.lowercased(), now: now), side != .day || !part.isEmpty else {
      return nil
    }
    let civil = Instant(milliseconds: part.lowerBound)
      .civil(offsetSeconds: Instant.chinaOffsetSeconds)
    return part.isEmpty ? "\(civil.date)T\(civil.time)" : civil.date
  }

  private static let dayLength: Int64 = 86_400_000
  private static let zone = Instant.chinaOffsetSeconds * 1000

  /// A day has its whole length, a moment none.
  private static func span(_ text: String, now: Instant) -> Range<Int64>? {
    if let length = length(text) {
      let (start, isOver) = now.milliseconds.subtractingReportingOverflow(length)
      return isOver ? nil : start..<start
    }
    let named: [String: Int64] = [
      "today": 0, "今天": 0, "今日": 0, "yesterday": 1, "昨天": 1, "昨日": 1, "前天": 2,
    ]
    let today = start(of: now)
    if let back = named[text] {
      let start = today - back * dayLength
      return start..<start + dayLength
    }
    let parts = text.split(separator: "t", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let day = day(parts[0], now: now), let clock = clock(parts[1]) else { return nil }
      return day + clock..<day + clock
    }
    if let clock = clock(parts[0]) { return today + clock..<today + clock }
    return day(parts[0], now: now).map { $0..<$0 + dayLength }
  }

  private static func start(of now: Instant) -> Int64 {
    let local = now.milliseconds + zone
    return local - local.quotientAndRemainder(dividingBy: dayLength).remainder - zone
  }

  private static let units: [(names: [String], length: Int64)] = [
    (["s", "秒"], 1000), (["m", "min", "分", "分钟"], 60_000), (["h", "时", "小时"], 3_600_000),
    (["d", "天", "日"], dayLength), (["w", "周"], 7 * dayLength),
  ]

  /// `90m`, `2天`.
  private static func length(_ text: String) -> Int64? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let name = String(text[digits.endIndex...])
    guard let count = Int64(digits), let unit = units.first(where: { $0.names.contains(name) })
    else { return nil }
    let (length, isOver) = count.multipliedReportingOverflow(by: unit.length)
    return isOver ? nil : length
  }

  /// `14:30`, `14:30:05`, in milliseconds since midnight.
  private static func clock(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap(number)
    guard numbers.count == parts.count, (2...3).contains(parts.count), numbers[0] < 24,
      numbers.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    return (numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)) * 1000
  }

  /// `2026-11-20`, `11-20`: of the last such day, today being the last one there is.
  private static func day(_ text: Substring, now: Instant) -> Int64? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
    let numbers = parts.compactMap(number)
    guard numbers.count == parts.count, (2...3).contains(parts.count) else { return nil }
    let thisYear = now.civil(offsetSeconds: Instant.chinaOffsetSeconds).year
    let years = numbers.count == 3 ? [numbers[0]] : [thisYear, thisYear - 1]
    let (month, day) = (numbers[numbers.count - 2], numbers[numbers.count - 1])
    for year in years where CivilTime.exists(year: year, month: month, day: day) {
      let start = CivilTime.days(year: year, month: month, day: day) * dayLength - zone
      if numbers.count == 3 || start <= now.milliseconds { return start }
    }
    return nil
  }

  private static func number(_ text: Substring) -> Int64? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ $0 &- 48 < 10 }) else {
      return nil
    }
    return Int64(text)
  }
}
