internal import Countersign
internal import Terminal

/// What must be looked at, on top of every panel until somebody has acknowledged it.
extension Console {
  /// The most urgent alert that nobody acknowledged.
  var topAlert: Alert? { header?.alerts.first }

  /// Those that wait behind it.
  private var otherAlerts: Int {
    guard let header else { return 0 }
    return max(header.unacknowledgedAlerts, header.alerts.count) - 1
  }

  /// The rows it takes under the tabs: one where all of it fits, else two; none on a low screen,
  /// where it stands in the line of news.
  var alertRows: Int {
    guard let topAlert, size.rows >= 16 else { return 0 }
    guard size.rows >= 20 else { return 1 }
    return AlertBar(topAlert, self).columns <= size.columns - 2 ? 1 : 2
  }

  func drawAlert(_ canvas: inout Canvas, _ area: Rect) {
    guard let topAlert, !area.isEmpty else { return }
    canvas.fill(area, style: Style(.text, on: .surfaceRaised))
    let bar = AlertBar(topAlert, self)
    let inner = area.inset(columns: 1, rows: 0)
    if area.rows > 1 {
      bar.drawNews(inner.row(0), showsNext: false, showsKeys: false, &canvas)
      bar.drawNext(inner.row(1), &canvas)
    } else {
      bar.drawNews(inner, showsNext: true, showsKeys: true, &canvas)
    }
  }

  /// On a low screen: in the line of news, when there is none.
  func drawAlertAsNotice(_ canvas: inout Canvas, _ area: Rect) {
    guard let topAlert, notice == nil, offer == nil, alertRows == 0 else { return }
    canvas.fill(area, style: Style(.text, on: .surfaceRaised))
    AlertBar(topAlert, self).drawNews(
      area.inset(columns: 1, rows: 0), showsNext: false, showsKeys: true, &canvas)
  }

  /// How many wait behind the first, in words.
  fileprivate var othersText: String { otherAlerts > 0 ? texts.otherAlerts(otherAlerts) : "" }
}

/// The parts of one alert in the bar.
private struct AlertBar {
  typealias Part = (text: String, style: Style)

  private let mark: StatusMark
  private let sentence: String
  private let since: String
  private let next: String
  private let others: String
  private let keys: [Part]
  private let width: TextWidth

  init(_ alert: Alert, _ console: Console) {
    let texts = console.texts
    mark = StatusMark(alert, texts)
    sentence = texts.sentence(alert)
    since = " · " + texts.ago(alert.raisedAt, now: console.now)
    next = texts.nextStep(alert)
    others = console.othersText
    width = console.options.width
    let ink = Style(.text, on: .surfaceRaised)
    let key = Style(.key, on: .surfaceRaised, .bold)
    var keys: [Part] = []
    for id in [ActionID.acknowledge, .goToAlert] {
      guard let action = console.options.keyMap.action(id), console.off(action) == nil else {
        continue
      }
      let label =
        id == .goToAlert
        ? texts("转到", "go to ") + AlertPlace(alert).panel.title(texts)
        : texts("确认", "acknowledge")
      keys += [("  \(action.keyName(texts))", key), (" \(label)", ink)]
    }
    self.keys = keys
  }

  private static func columns(_ parts: [Part], _ width: TextWidth) -> Int {
    parts.reduce(0) { $0 + width.columns(of: $1.text) }
  }

  private var head: [Part] {
    [
      ("\(mark.text)  ", Style(mark.role, on: .surfaceRaised, .bold)),
      (sentence, Style(.text, on: .surfaceRaised, .bold)),
    ]
  }

  private var nextParts: [Part] {
    let arrow = width.columns(of: "→") == 1 ? "→ " : "-> "
    return [
      (arrow, Style(.accent, on: .surfaceRaised)), (next, Style(.textMuted, on: .surfaceRaised)),
    ]
  }

  /// All of it in one row.
  var columns: Int {
    let more = others.isEmpty ? 0 : width.columns(of: others) + 2
    return Self.columns(head + nextParts + keys, width) + width.columns(of: since) + more + 2
  }

  /// What it is and since when; keys and how many more at the right edge.
  func drawNews(
    _ area: Rect, showsNext: Bool, showsKeys: Bool, _ canvas: inout Canvas
  ) {
    var line = Line(area)
    var right: [Part] =
      others.isEmpty ? [] : [("  \(others)", Style(.warning, on: .surfaceRaised))]
    if showsKeys { right += keys }
    let room = line.rest - Self.columns(right, width)
    put(head, &line, room: room, &canvas)
    let muted: Part = (since, Style(.textMuted, on: .surfaceRaised))
    let used = line.x - area.x
    if used + width.columns(of: since) <= room { line.put(since, muted.style, on: &canvas) }
    if showsNext, line.x - area.x + 2 + Self.columns(nextParts, width) <= room {
      line.skip(2)
      put(nextParts, &line, room: room, &canvas)
    }
    line.end(right, on: &canvas, gap: 0)
  }

  /// What to do about it.
  func drawNext(_ area: Rect, _ canvas: inout Canvas) {
    var line = Line(area)
    line.skip(2)
    put(nextParts, &line, room: area.columns - Self.columns(keys, width), &canvas)
    line.end(keys, on: &canvas, gap: 0)
  }

  /// As much of the parts as fits into so many columns of the line.
  private func put(_ parts: [Part], _ line: inout Line, room: Int, _ canvas: inout Canvas) {
    for part in parts {
      let left = room - (line.x - line.area.x)
      guard left > 0 else { return }
      line.put(width.cut(part.text, columns: left), part.style, on: &canvas)
    }
  }
}
