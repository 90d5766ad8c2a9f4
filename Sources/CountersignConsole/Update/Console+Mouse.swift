internal import Countersign
internal import Terminal

/// Pointing: tabs, rows, panes, and the wheel.
extension Console {
  mutating func point(_ mouse: Mouse) {
    let layout = layout
    if pointAtActivity(mouse, layout) { return }
    switch mouse.kind {
    case .press(.left):
      if layout.tabs.contains(mouse.point) { return pressTab(mouse.point) }
      if layout.alert.contains(mouse.point) { return goToAlert() }
      if layout.footer.contains(mouse.point) { return pressHint(mouse.point) }
      if layout.list.contains(mouse.point) { return pressRow(mouse.point, layout) }
    case .wheelUp, .wheelDown:
      if layout.list.contains(mouse.point) {
        let step = mouse.wheelStep ?? 0
        return changeList { $0.move(by: step) }
      }
    default: return
    }
    if layout.detail.contains(mouse.point) { return pointAtDetail(mouse, layout) }
    if layout.phone.contains(mouse.point) { pointAtPhone(mouse) }
  }

  /// Gives the mouse to the console, or back to the terminal for selecting text.
  mutating func switchMouse() {
    isMouseOn.toggle()
    effects.append(.mouse(isMouseOn))
    let key = keyName(.mouse)
    note(
      .info,
      isMouseOn
        ? texts("鼠标已打开；按住 Shift 可选字", "the mouse is on; hold Shift to select text")
        : texts("鼠标已交还终端，可直接选字；按 \(key) 再打开", "the terminal has the mouse; \(key) takes it back"))
  }

  /// A click on what the footer says does it.
  private mutating func pressHint(_ point: Point) {
    let hint = footerHints.first { point.x >= $0.x && point.x < $0.x + $0.columns }
    if let hint { perform(hint.action, KeyMap.ownKey(of: hint.action)) }
  }

  /// A click while something stands above the panels.
  ///
  /// It means a row of the palette or a key in the lower edge of the box; else, as the wheel, it is
  /// the box's.
  mutating func pointAtLayer(_ mouse: Mouse) {
    guard case .press(.left) = mouse.kind else { return actOnLayer(.mouse(mouse)) }
    if case .palette(let palette)? = layers.last,
      let index = paletteRow(at: mouse.point, palette)
    {
      var palette = palette
      palette.index = index
      return actOnPalette(palette, .enter)
    }
    actOnLayer(edgeKey(at: mouse.point) ?? .mouse(mouse))
  }

  /// The key that stands under the pointer in the lower edge of the topmost box, as it is drawn.
  private func edgeKey(at point: Point) -> Key? {
    let canvas = draw().canvas
    let edge = Style(.textMuted, on: .surfaceRaised)
    func isEdge(_ x: Int) -> Bool { canvas[Point(x: x, y: point.y)]?.style == edge }
    guard isEdge(point.x) else { return nil }
    var (first, last) = (point.x, point.x)
    while isEdge(first - 1) { first -= 1 }
    while isEdge(last + 1) { last += 1 }
    // Hints stand between two corners' lines and have two spaces between them.
    guard canvas[Point(x: last + 1, y: point.y)]?.style == Style(.borderFocus, on: .surfaceRaised)
    else { return nil }
    var hint = ""
    var hints: [(text: String, end: Int)] = []
    var blanks = 0
    for x in first...last {
      guard let cell = canvas[Point(x: x, y: point.y)], cell.columns > 0 else { continue }
      blanks = cell.scalar == " " ? blanks + 1 : 0
      if blanks == 2, !hint.isEmpty {
        hints.append((hint, x))
        hint = ""
      } else {
        hint.unicodeScalars.append(cell.scalar)
      }
    }
    hints.append((hint, last + 1))
    let words = hints.first { point.x < $0.end }?.text.split(separator: " ")
    return words?.first.flatMap { Key(name: String($0)) }
  }

  private mutating func pressTab(_ point: Point) {
    let tab = tabs.first { point.x >= $0.x && point.x < $0.x + $0.columns }
    if let tab { show(tab.panel) }
  }

  /// A click on a column's head sorts by it, and the other way round when it does already.
  private mutating func pressHead(_ point: Point) {
    let head = columnHeads.first { $0.span.contains(point.x) }
    if let head, panel.listName.isSortable { sort(by: head) }
  }

  /// A click selects; a click on the selected row opens it.
  private mutating func pressRow(_ point: Point, _ layout: Layout) {
    let line = point.y - layout.list.y - 1
    guard line >= 0 else { return pressHead(point) }
    let before = list.selectedID
    var isHit = false
    changeList { isHit = $0.select(line: line) }
    guard isHit else { return }
    if focus == .list, list.selectedID == before, !list.isGone {
      focus = .detail
    } else {
      focus = .list
    }
  }

  private mutating func pointAtDetail(_ mouse: Mouse, _ layout: Layout) {
    if mouse.wheelStep == nil { focus = .detail }
    if let page {
      if let intent = pagePane.update(.mouse(mouse), page, in: layout.detail) {
        follow(intent, .action)
      }
      return
    }
    guard panel == .processes else {
      if let step = mouse.wheelStep {
        pageScroll = min(max(0, pageScroll + step), max(0, pageLines - layout.detail.rows))
      }
      return
    }
    guard let process, process.line.processID == subjectID else { return }
    let intent = processPane.update(
      .mouse(mouse), process, now: now, texts: texts, in: layout.detail)
    if let intent { follow(intent, .action) }
  }

  private mutating func pointAtPhone(_ mouse: Mouse) {
    if mouse.wheelStep == nil { focus = .phone }
    guard isPhoneShown, let phone else { return }
    if header?.isReadOnly == true, mouse.wheelStep == nil { return }
    let intent = phonePane.update(.mouse(mouse), phone, texts: texts, in: layout.phone)
    if let intent { follow(intent, .phone) }
  }
}
