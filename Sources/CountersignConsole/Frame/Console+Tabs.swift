internal import Countersign
internal import Terminal

/// A panel's place in the tab line.
struct Tab: Equatable, Sendable {
  let panel: PanelName
  let text: String
  /// First column, and how many.
  let x: Int
  let columns: Int
}

extension Console {
  /// The tabs with their counts, from left to right.
  var tabs: [Tab] {
    var x = 0
    return PanelName.allCases.map { panel in
      let text = " \(panel.number) \(panel.title(texts))\(count(panel)) "
      let columns = options.width.columns(of: text)
      defer { x += columns + 1 }
      return Tab(panel: panel, text: text, x: x, columns: columns)
    }
  }

  private func count(_ panel: PanelName) -> String {
    guard let header else { return "" }
    switch panel {
    case .templates: return " \(header.templates)"
    case .processes:
      let open = header.statusCounts.filter { $0.key.isOpen }.values.reduce(0, +)
      return " \(header.processes)" + (open > 0 ? " ◐\(open)" : "")
    case .accounts: return " \(header.accounts)"
    case .splits:
      let waiting = header.unresolvedSplits + header.waitingSplits
      return " \(header.splits)" + (waiting > 0 ? " ◐\(waiting)" : "")
    case .audit: return " \(header.records)"
    case .services: return header.openAlerts > 0 ? " !\(header.openAlerts)" : ""
    case .callbacks: return header.pendingCallbacks > 0 ? " ◷\(header.pendingCallbacks)" : ""
    }
  }

  func drawTabs(_ canvas: inout Canvas, _ layout: Layout) {
    for tab in tabs {
      let isOn = tab.panel == panel
      let style = isOn ? Style(.crumbActive, .bold) : Style(.crumb)
      canvas.put(
        tab.text, at: Point(x: tab.x, y: layout.tabs.y), within: layout.tabs, style: style)
    }
    canvas.horizontalLine(layout.rule, style: Style(.border), frame: options.frame)
    if let tab = tabs.first(where: { $0.panel == panel }) { underline(tab, &canvas, layout.rule) }
    drawServices(&canvas, layout.tabs)
  }

  /// The rule under the shown panel's tab stands out.
  private func underline(_ tab: Tab, _ canvas: inout Canvas, _ rule: Rect) {
    guard !rule.isEmpty else { return }
    let part = Rect(x: tab.x, y: rule.y, columns: tab.columns, rows: 1).intersection(rule)
    let mark = options.ascii ? "=" : "━"
    let text = String(repeating: mark, count: part.columns / options.width.columns(of: mark))
    canvas.put(text, at: part.topLeft, within: part, style: Style(.accent))
  }

  /// A dot for each service, and the names of those that are not well.
  private func drawServices(_ canvas: inout Canvas, _ area: Rect) {
    guard let services = header?.services, !services.isEmpty else { return }
    let marks = services.map { (health: $0, mark: StatusMark($0, texts)) }
    var pieces: [(text: String, style: Style)] = [(texts("服务 ", "services "), Style(.textMuted))]
    pieces += marks.map { ($0.mark.glyph, Style($0.mark.role)) }
    let ill = marks.filter { $0.mark.role != .statusDone }.map {
      (text: " \(texts.word($0.health.service)) \($0.mark.word)", style: Style($0.mark.role))
    }
    var line = Line(area)
    line.skip((tabs.last.map { $0.x + $0.columns } ?? 0) + 1)
    let right = [(text: " ", style: Style.plain)]
    for names in [ill, Array(ill.prefix(1)), []] {
      if line.end(pieces + names + right, on: &canvas) { return }
    }
  }
}
