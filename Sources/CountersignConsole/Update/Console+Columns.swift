internal import Countersign
internal import Terminal

/// The columns of lists: which are shown, and which one sorts.
extension Console {
  /// All columns the list that is shown can have.
  var columnHeads: [ColumnHead] {
    let layout = layout
    return switch panel {
    case .templates: heads(templateColumns)
    case .processes: heads(processColumns(layout))
    case .accounts: heads(userColumns(layout))
    case .splits: heads(splitColumns(layout))
    case .audit: heads(auditColumns)
    case .services: heads(serviceColumns(layout.list.columns))
    case .callbacks: heads(callbackColumns(layout.list.columns))
    }
  }

  private func heads<Row>(_ columns: [Column<Row>]) -> [ColumnHead] {
    let shown = shown(columns)
    let area = layout.list
    var x = area.x + Self.markColumns
    var spans: [String: Range<Int>] = [:]
    for (column, width) in zip(shown, Self.widths(shown, area.columns - Self.markColumns - 1)) {
      spans[column.id] = x..<x + width
      x += width > 0 ? width + 1 : 0
    }
    return columns.map {
      ColumnHead(
        id: $0.id, title: $0.title, isShown: spans[$0.id] != nil, span: spans[$0.id] ?? 0..<0)
    }
  }

  /// Before the first column: the pointer and the mark.
  private static let markColumns = 2

  /// Those that are chosen, or else those there is room for.
  func shown<Row>(_ columns: [Column<Row>]) -> [Column<Row>] {
    guard let chosen = settings.columns[panel] else { return columns.filter(\.isDefault) }
    let shown = columns.filter { chosen.contains($0.id) }
    return shown.isEmpty ? columns.filter(\.isDefault) : shown
  }

  var sortedColumn: Int? {
    list.sort.flatMap { sort in columnHeads.firstIndex { $0.id == sort.field } }
  }

  func canSort(by head: ColumnHead) -> Bool {
    panel.listName.field(head.id)?.isSortable == true
  }

  /// Up for ascending, down for descending.
  func sortMark(_ sort: Sorting?) -> String {
    guard let sort else { return "" }
    let isPlain = options.ascii || options.width.columns(of: "▲") > 1
    return sort.isDescending ? (isPlain ? "v" : "▼") : (isPlain ? "^" : "▲")
  }

  mutating func actOnColumns(_ menu: ColumnMenu, _ key: Key) {
    var menu = menu
    let heads = columnHeads
    switch key {
    case .escape, .character("q"): return closeTop()
    case .up, .character("k"): menu.index = max(0, menu.index - 1)
    case .down, .character("j"): menu.index = min(heads.count - 1, menu.index + 1)
    case .character(" "): toggle(heads, menu.index)
    case .character("0"), .backspace:
      closeTop()
      return sort(by: nil)
    case .character("r"):
      settings.columns[panel] = nil
      save(.columns(panel, nil))
    case .enter: return choose(heads, menu.index)
    case .character(let digit) where ("1"..."9").contains(digit):
      return choose(heads, (Int(String(digit)) ?? 0) - 1)
    case .mouse(let mouse):
      if let step = mouse.wheelStep?.signum() {
        menu.index = min(max(0, menu.index + step), heads.count - 1)
      } else {
        guard let (index, isBox) = columnRow(at: mouse) else { return }
        guard isBox else { return choose(heads, index) }
        menu.index = index
        toggle(heads, index)
      }
    default:
      // The key that opened the menu goes on.
      guard options.keyMap.action(.columns)?.keys.contains(key) == true else { return }
      return choose(heads, menu.index)
    }
    replaceTop(.columns(menu))
  }

  /// Closes the menu, unless nothing can be sorted by this column.
  private mutating func choose(_ heads: [ColumnHead], _ index: Int) {
    guard heads.indices.contains(index) else { return }
    if canSort(by: heads[index]) { closeTop() }
    sort(by: heads[index])
  }

  /// Sorts by a column, or the other way round when it did already; by none: the list's own order.
  mutating func sort(by head: ColumnHead?) {
    guard let head else { return setSort(nil) }
    guard canSort(by: head), let field = panel.listName.field(head.id) else {
      return note(.info, texts("不能按“\(head.title)”排序", "nothing is sorted by \(head.title)"))
    }
    if let sort = list.sort, sort.field == head.id {
      return setSort(Sorting(head.id, isDescending: !sort.isDescending))
    }
    // Of numbers and times the greatest is looked for, of words the first.
    setSort(Sorting(head.id, isDescending: field.kind != .text))
  }

  mutating func setSort(_ sort: Sorting?) {
    changeList { $0.setSort(sort) }
    if panel == .services { asks.expire(.services) }
  }

  private mutating func toggle(_ heads: [ColumnHead], _ index: Int) {
    guard heads.indices.contains(index) else { return }
    let chosen = heads.enumerated().filter { at, head in head.isShown != (at == index) }
    guard !chosen.isEmpty else {
      return note(.info, texts("至少留一列", "one column has to stay"))
    }
    let ids = chosen.map(\.element.id)
    settings.columns[panel] = ids
    save(.columns(panel, ids))
  }
}
