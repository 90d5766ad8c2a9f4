internal import Countersign
internal import Terminal

/// What is on the screen, for the ear.
struct Reading: Equatable, Sendable {
  /// Store, operator and clock.
  var header: [ReadingLine] = []
  /// Panel and record, what a filter hides, how many rows.
  var place: [ReadingLine] = []
  var alert: [ReadingLine] = []
  /// The tour's caption.
  var caption: [ReadingLine] = []
  /// The dialog on top, else the pane that has the keyboard; empty while a list has it.
  var page: [ReadingLine] = []
  /// The selected row of the list that has the keyboard.
  var row = ""
  var notice: [ReadingLine] = []
  /// What can be done now.
  var keys: [ReadingLine] = []
  /// Where the keyboard is: panel, pane, dialogs above it.
  var panel = PanelName.processes
  var focus = Focus.list
  var layers = 0
  /// Letters are taken as text.
  var isTyping = false
}

extension Console {
  var reading: Reading {
    let layout = layout
    var reading = Reading()
    (reading.panel, reading.focus, reading.layers) = (panel, focus, layers.count)
    reading.header = lines { drawHeader(&$0, layout.header) }.lines
    let place = lines { drawCrumbs(&$0, layout.crumbs) }
    reading.place = place.lines.map(\.unchosen)
    reading.alert = lines { drawAlert(&$0, layout.alert) }.lines
    reading.caption = lines { drawTour(&$0, layout) }.lines
    reading.notice = lines { drawNotice(&$0, layout.notice) }.lines
    reading.keys = lines { drawFooter(&$0, layout.footer) }.lines
    reading.isTyping = place.isTyping && layers.isEmpty
    if layers.isEmpty, focus == .list {
      reading.row = rowText
    } else {
      let page = lines { canvas in
        if let top = layers.last { return draw(top, &canvas, layout) }
        return drawBody(&canvas, layout)
      }
      reading.page = withoutLine(page.lines)
      reading.isTyping = page.isTyping
    }
    return reading
  }

  /// The line that a form would send is for the eye: it changes with every letter.
  private func withoutLine(_ page: [ReadingLine]) -> [ReadingLine] {
    guard case .form? = layers.last, let keys = page.last,
      let line = page.firstIndex(where: { $0.text.hasPrefix("{\"") })
    else { return page }
    return page[..<line] + [keys]
  }

  /// What a part of the screen says by itself.
  private func lines(
    _ draw: (inout Canvas) -> Point?
  ) -> (lines: [ReadingLine], isTyping: Bool) {
    var canvas = Canvas(size, width: options.width)
    let cursor = draw(&canvas)
    let lines = canvas.text().enumerated().compactMap { at, text in
      ReadingLine(text, texts, hasCursor: at == cursor?.y)
    }
    return (lines, cursor != nil)
  }

  private func lines(_ draw: (inout Canvas) -> Void) -> (lines: [ReadingLine], isTyping: Bool) {
    lines { canvas -> Point? in
      draw(&canvas)
      return nil
    }
  }

  private var rowText: String {
    switch panel {
    case .templates: rowText(templates)
    case .processes: rowText(processes)
    case .accounts: rowText(users)
    case .splits: rowText(splits)
    case .audit: rowText(audit)
    case .services: rowText(services)
    case .callbacks: rowText(callbacks)
    }
  }

  /// Every column with its name, uncut.
  private func rowText<Row: ExportedRow>(_ list: ListState<Row>) -> String {
    guard list.isKnown else { return "" }
    guard let row = list.selected else {
      return list.filter.isEmpty
        ? texts("还没有记录", "nothing here yet")
        : texts("没有符合过滤条件的记录", "nothing matches the filter")
    }
    var parts = [
      list.isGone
        ? texts("所选已不在列表中", "the selected one is gone")
        : texts("第 \(list.place + 1) 行", "row \(list.place + 1)")
          + texts("，共 \(list.matching) 行", " of \(list.matching)")
    ]
    if list.marks.contains(row.rowID) { parts.append(texts("已标记", "marked")) }
    // A hash says nothing to the ear.
    for field in Row.exportFields(texts) where !field.name.hasSuffix("sha256") {
      let value = field.value(row).cell(texts).shown
      if !value.isEmpty { parts.append(field.title + texts("：", ": ") + value) }
    }
    return parts.joined(separator: texts("，", ", "))
  }
}
