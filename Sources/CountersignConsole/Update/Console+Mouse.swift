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

  private mutating func pressTab(_ point: Point) {
    let tab = tabs.first { point.x >= $0.x && point.x < $0.x + $0.columns }
    if let tab { show(tab.panel) }
  }

  /// A click selects; a click on the selected row opens it.
  private mutating func pressRow(_ point: Point, _ layout: Layout) {
    let line = point.y - layout.list.y - 1
    guard line >= 0 else { return }
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
