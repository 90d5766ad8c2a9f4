internal import Countersign
internal import Terminal

/// The page beside or behind the list of accounts and splits: drawing, keys, and going from record
/// to record.
extension Console {
  func draw(_ page: Page, _ canvas: inout Canvas, _ area: Rect) {
    pagePane.draw(
      page, isFocused: focus == .detail && layers.isEmpty, ascii: options.ascii, into: &canvas,
      in: area)
  }

  /// Why there is no page: it is on its way, its record is gone, or none is selected.
  func drawMissing(
    _ slot: Asks.Slot, _ nothing: String, _ canvas: inout Canvas, _ area: Rect
  ) {
    if list.selectedID == nil { return drawHint(list.isKnown ? nothing : "", &canvas, area) }
    drawHint(
      asks.isWaiting(slot) || list.isSeeking
        ? texts("正在读取…", "reading…") : texts("这条记录已不存在", "this record is not there any more"),
      &canvas, area)
  }

  /// The page beside or behind the list; nil on other panels.
  var page: Page? {
    switch panel {
    case .accounts: userPage(layout)
    case .splits: splitPage(layout)
    default: nil
    }
  }

  mutating func takePageKey(_ key: Key) -> Bool {
    guard focus == .detail, pagePane.takes(key), let page else { return false }
    if let intent = pagePane.update(key, page, in: layout.detail) { follow(intent, .action) }
    return true
  }

  /// Goes to a record's own page, wherever it is in its list.
  mutating func open(_ panel: PanelName, id: String) {
    while layers.last?.isReading == true { closeTop() }
    show(panel)
    setFilter("")
    changeList { $0.seek(id) }
    asks.expire(panel.listSlot)
    focus = .detail
  }

  /// Says so when the list did not have what was looked for.
  mutating func tellMissed() {
    var missed: String?
    changeList { missed = $0.takeMissed() }
    guard let missed else { return }
    focus = .list
    note(.info, texts("找不到 \(missed)", "\(missed) was not found"))
  }
}

extension PanelName {
  /// Whose list it is.
  var listSlot: Asks.Slot {
    switch self {
    case .templates: .templates
    case .processes: .processes
    case .accounts: .users
    case .splits: .splits
    case .audit: .audit
    case .services: .services
    case .callbacks: .callbacks
    }
  }
}
