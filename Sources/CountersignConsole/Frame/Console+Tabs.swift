internal import Countersign
internal import Terminal

/// A panel's place in the tab line.
struct Tab: Equatable, Sendable {
  let panel: PanelName
  let pieces: [PageLine.Piece]
  /// First column, and how many.
  let x: Int
  let columns: Int
}

extension Console {
  /// The tabs from left to right, with as much of their counts and words as there is room for.
  var tabs: [Tab] {
    var tabs: [Tab] = []
    for form in TabForm.ladder {
      tabs = self.tabs(form)
      if (tabs.last.map { $0.x + $0.columns } ?? 0) <= size.columns { break }
    }
    return tabs
  }

  private func tabs(_ form: TabForm) -> [Tab] {
    var x = 0
    return PanelName.allCases.map { panel in
      let pieces = pieces(panel, form)
      let columns = pieces.reduce(0) { $0 + options.width.columns(of: $1.text) }
      defer { x += columns + form.gap }
      return Tab(panel: panel, pieces: pieces, x: x, columns: columns)
    }
  }

  private func pieces(_ panel: PanelName, _ form: TabForm) -> [PageLine.Piece] {
    let isOn = panel == self.panel
    let style = isOn ? Style(.crumbActive, .bold) : Style(.crumb)
    var text = " \(panel.number)"
    if let word = word(panel, form.words) { text += " " + word }
    if let total = total(panel, form.totals) { text += " \(total)" }
    if form.hasActivity { text += activity(panel) }
    var pieces = [PageLine.Piece(text: text, style: style)]
    if panel == .services { pieces += dots }
    if let task = task(panel, form) { pieces.append(task) }
    return pieces + [PageLine.Piece(text: " ", style: .plain)]
  }

  private func word(_ panel: PanelName, _ words: TabForm.Words) -> String? {
    switch words {
    case .long: panel.title(texts)
    case .short: panel.shortTitle(texts)
    case .shown: panel == self.panel ? panel.shortTitle(texts) : nil
    case .none: nil
    }
  }

  private func total(_ panel: PanelName, _ totals: TabForm.Totals) -> Int? {
    guard let header, totals != .none else { return nil }
    let isWork = panel == .processes || panel == .splits
    guard isWork || totals == .all else { return nil }
    return switch panel {
    case .templates: header.templates
    case .processes: header.processes
    case .accounts: header.accounts
    case .splits: header.splits
    case .audit: header.records
    case .services, .callbacks: nil
    }
  }

  /// What is under way by itself.
  private func activity(_ panel: PanelName) -> String {
    guard let header else { return "" }
    switch panel {
    case .processes:
      let open = header.statusCounts.filter { $0.key.isOpen }.values.reduce(0, +)
      return open > 0 ? " ◐\(open)" : ""
    case .splits: return header.waitingSplits > 0 ? " ◷\(header.waitingSplits)" : ""
    case .callbacks: return header.pendingCallbacks > 0 ? " ◷\(header.pendingCallbacks)" : ""
    case .templates, .accounts, .audit, .services: return ""
    }
  }

  /// What waits for a person: a glyph, a number and, while there is room, a word.
  private func task(_ panel: PanelName, _ form: TabForm) -> PageLine.Piece? {
    guard let header else { return nil }
    var (count, word, glyph) = (0, "", "▲")
    switch panel {
    case .splits:
      count = header.unresolvedSplits
      word = form.namesTasks ? texts(" 待处理", " to do") : ""
    case .services:
      count = header.openAlerts
      word = form.namesAlerts ? texts(" 告警", header.openAlerts == 1 ? " alert" : " alerts") : ""
    case .callbacks:
      count = header.abandonedCallbacks
      word = form.namesAlerts ? texts(" 放弃", " given up") : ""
      glyph = "✕"
    case .templates, .processes, .accounts, .audit: break
    }
    guard count > 0 else { return nil }
    return PageLine.Piece(text: " \(glyph)\(count)\(word)", style: Style(.warning, .bold))
  }

  /// A dot for each service.
  private var dots: [PageLine.Piece] {
    guard let services = header?.services, !services.isEmpty else { return [] }
    return [PageLine.Piece(text: " ", style: .plain)]
      + services.map {
        let mark = StatusMark($0, texts)
        return PageLine.Piece(text: mark.glyph, style: Style(mark.role))
      }
  }

  func drawTabs(_ canvas: inout Canvas, _ layout: Layout) {
    let tabs = tabs
    for tab in tabs {
      var line = Line(layout.tabs)
      line.skip(tab.x)
      for piece in tab.pieces { line.put(piece.text, piece.style, on: &canvas) }
    }
    canvas.horizontalLine(layout.rule, style: Style(.border), frame: options.frame)
    if let tab = tabs.first(where: { $0.panel == panel }) { underline(tab, &canvas, layout) }
    drawIllServices(&canvas, layout.tabs, after: tabs.last.map { $0.x + $0.columns } ?? 0)
  }

  /// The rule under the shown panel's tab stands out; without a rule the tab itself does.
  private func underline(_ tab: Tab, _ canvas: inout Canvas, _ layout: Layout) {
    guard !layout.rule.isEmpty else {
      let name = options.width.columns(of: tab.pieces[0].text) - 1
      let part = Rect(x: tab.x + 1, y: layout.tabs.y, columns: name, rows: 1)
      return canvas.restyle(part.intersection(layout.tabs)) { $0.with(.underline) }
    }
    let part = Rect(x: tab.x, y: layout.rule.y, columns: tab.columns, rows: 1)
      .intersection(layout.rule)
    let mark = options.ascii ? "=" : "━"
    let text = String(repeating: mark, count: part.columns / options.width.columns(of: mark))
    canvas.put(text, at: part.topLeft, within: part, style: Style(.accent))
  }

  /// The names of the services that are not well, at the end of the line.
  private func drawIllServices(_ canvas: inout Canvas, _ area: Rect, after x: Int) {
    let ill = (header?.services ?? []).compactMap { health -> (text: String, style: Style)? in
      let mark = StatusMark(health, texts)
      guard mark.role != .statusDone else { return nil }
      return (" \(texts.word(health.service)) \(mark.word)", Style(mark.role))
    }
    var line = Line(area)
    line.skip(x + 1)
    for names in [ill, Array(ill.prefix(1))] {
      if line.end(names + [(" ", .plain)], on: &canvas) { return }
    }
  }
}

extension PanelName {
  /// The title where there is little room.
  fileprivate func shortTitle(_ texts: Texts) -> String {
    let english =
      switch self {
      case .templates: "Tmpl"
      case .processes: "Proc"
      case .accounts: "Acct"
      case .splits: "Split"
      case .audit: "Audit"
      case .services: "Svc"
      case .callbacks: "Callb"
      }
    return texts(title(texts), english)
  }
}
