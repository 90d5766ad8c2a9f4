package import Countersign

/// Times as staff in China read them: China Standard Time, and how long ago.
extension Texts {
  /// How long ago, in one word: `4 分前`, `2 h ago`; a day and more as `昨天` or a date.
  package func ago(_ instant: Instant, now: Instant) -> String {
    let seconds = now.since(instant) / 1000
    if seconds < 0 { return clock(instant) }
    if seconds < 10 { return self("刚刚", "just now") }
    if seconds < 60 { return self("\(seconds) 秒前", "\(seconds) s ago") }
    if seconds < 3600 { return self("\(seconds / 60) 分前", "\(seconds / 60) min ago") }
    let days = day(now) - day(instant)
    if days == 0 || seconds < 6 * 3600 {
      return self("\(seconds / 3600) 小时前", "\(seconds / 3600) h ago")
    }
    if days == 1 { return self("昨天", "yesterday") }
    if days < 7 { return self("\(days) 天前", "\(days) d ago") }
    // Far back the day is enough, and the year only where it is another.
    let isSameYear = date(instant).prefix(4) == date(now).prefix(4)
    return String(date(instant).dropFirst(isSameYear ? 5 : 0))
  }

  /// A length of time in one or two units: `40 秒`, `28 分`, `3 小时 5 分`, `6 天 2 小时`.
  /// - Parameter milliseconds: a negative length counts as none.
  package func span(_ milliseconds: Int64) -> String {
    let seconds = max(0, milliseconds / 1000)
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86400)
    if seconds < 60 { return self("\(seconds) 秒", "\(seconds) s") }
    if minutes < 60 { return self("\(minutes) 分", "\(minutes) min") }
    if hours < 24 {
      let rest = minutes % 60
      let whole = self("\(hours) 小时", "\(hours) h")
      return rest == 0 ? whole : whole + self(" \(rest) 分", " \(rest) min")
    }
    let rest = hours % 24
    let whole = self("\(days) 天", "\(days) d")
    return rest == 0 ? whole : whole + self(" \(rest) 小时", " \(rest) h")
  }

  /// The time of day: `14:32:07`.
  package func clock(_ instant: Instant) -> String { local(instant).time }

  /// `2026-11-21`.
  package func date(_ instant: Instant) -> String { local(instant).date }

  /// The time of day on the same day, else month, day and time: `11-20 14:32:07`.
  package func moment(_ instant: Instant, now: Instant) -> String {
    if day(instant) == day(now) { return clock(instant) }
    return "\(date(instant).dropFirst(5)) \(clock(instant))"
  }

  private func local(_ instant: Instant) -> CivilTime {
    instant.civil(offsetSeconds: Instant.chinaOffsetSeconds)
  }

  /// Days since 1970 on the Chinese calendar day.
  private func day(_ instant: Instant) -> Int64 {
    (instant.milliseconds + Instant.chinaOffsetSeconds * 1000) / 86_400_000
  }
}
