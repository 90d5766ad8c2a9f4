internal import Countersign
internal import Terminal

/// Writes what stands above the timeline.
struct ProcessRows {
  private let view: ProcessView
  private let now: Instant
  private let texts: Texts
  private let columns: Int
  private(set) var rows: [ProcessRow] = []

  private static let muted = Style(.textMuted)

  init(_ view: ProcessView, now: Instant, texts: Texts, columns: Int) {
    self.view = view
    self.now = now
    self.texts = texts
    self.columns = max(4, columns)
    title()
    rows.append(.gap)
    for (place, party) in view.parties.enumerated() {
      rows.append(.party(place))
      rows.append(.detail(detail(party)))
    }
    rows.append(.gap)
    why()
    rows.append(.gap)
    callback()
  }

  private mutating func title() {
    let mark = StatusMark(view.line.status, view.line.endReason, texts)
    rows.append(
      .pair(
        "\(view.line.processID)  \(texts.word(view.line.scene))", Style(.crumbActive), mark.text,
        Style(mark.role).with(.bold)))
    rows.append(
      .pair(
        "\(view.templateTitle) · \(view.templateID) v\(view.templateVersion)", Self.muted, time,
        Self.muted))
  }

  /// When it times out, or when it ended.
  private var time: String {
    if view.line.status.isOpen {
      let left = view.expiresAt.since(now)
      if left <= 0 { return texts("即将超时", "about to time out") }
      return texts(
        "\(Self.countdown(left, texts)) 后超时", "times out in \(Self.countdown(left, texts))")
    }
    guard let endedAt = view.endedAt else { return "" }
    let moment = texts.moment(endedAt, now: now)
    return texts("\(moment) 结束", "ended \(moment)")
  }

  /// Minutes and seconds within the hour, else one or two units.
  private static func countdown(_ milliseconds: Int64, _ texts: Texts) -> String {
    let seconds = milliseconds / 1000
    guard seconds < 3600 else { return texts.span(milliseconds) }
    return "\(padded(seconds / 60, 2)):\(padded(seconds % 60, 2))"
  }

  private func detail(_ party: PartyView) -> String {
    if party.isErased { return texts("个人信息已清除", "personal data erased") }
    var parts = [texts("证件 ", "ID ") + Self.short(party.idNo)]
    if let card = party.bankCardNo { parts.append(texts("卡 ", "card ") + Self.short(card)) }
    if let mobile = party.mobile { parts.append(texts("手机 ", "mobile ") + Self.short(mobile)) }
    if let openedAt = party.openedAt {
      let moment = texts.moment(openedAt, now: now)
      parts.append(texts("\(moment) 打开", "opened \(moment)"))
    } else if let sms = party.sms {
      parts.append(texts("短信", "SMS ") + texts.word(sms))
    }
    return parts.joined(separator: " · ")
  }

  /// A masked number with four stars at most: how long it was is of no use here.
  static func short(_ masked: String) -> String {
    var stars = 0
    var text = String.UnicodeScalarView()
    for scalar in masked.unicodeScalars {
      stars = scalar == "*" ? stars + 1 : 0
      if stars <= 4 { text.append(scalar) }
    }
    return String(text)
  }

  private mutating func why() {
    let isOpen = view.line.status.isOpen
    let heading = isOpen ? texts("为何停在这里", "Why it stands here") : texts("结果", "How it ended")
    rows.append(.heading(heading))
    for why in view.whys { say(texts.why(why, now: now)) }
    guard let reason = view.reason, !hasSaid(reason) else { return }
    say(texts("原因：\(reason)", "Reason: \(reason)"))
  }

  /// Whether one of the sentences already tells the reason.
  private func hasSaid(_ reason: String) -> Bool {
    view.whys.contains {
      switch $0 {
      case .declined(_, _, reason), .cancelled(reason): true
      default: false
      }
    }
  }

  private mutating func say(_ text: String) {
    for (index, line) in TextWidth.standard.wrap(text, columns: columns - 2).enumerated() {
      rows.append(.text((index == 0 ? "· " : "  ") + line, .plain))
    }
  }

  /// Where 三代 is told, once there is something to tell.
  private mutating func callback() {
    guard let status = view.callbackStatus else { return }
    let role: Role =
      switch status {
      case .pending: .statusPending
      case .delivered: .statusDone
      case .givenUp: .statusFailed
      }
    rows.append(
      .pair(
        texts("回调  ", "Callback  ") + view.callbackURL, Self.muted, texts.word(status),
        Style(role)))
  }
}
