internal import Countersign
internal import Terminal

/// Views as links: back and forward, copied, opened and saved.
extension Console {
  /// What is shown now; a filter that may not leave the session is left out.
  var link: Link {
    var link = Link(panel)
    link.id = list.selectedID
    link.filter = mayBeWritten(currentFilter) ? currentFilter : ""
    link.sort = list.sort
    return link
  }

  /// True when the words of a filter may be written down or handed on.
  ///
  /// What the words of a closed set, times and amounts say is nobody's personal data. Other words
  /// may be a person's name or number; they may go only when rows were found by them: filters see
  /// what is shown, where people are masked, so what stands there is no more than the screen says.
  func mayBeWritten(_ typed: String) -> Bool {
    let filter = RowFilter(DeskFilter.text(typed, panel: panel), panel.listName, now: now)
    return filter.problems.isEmpty
      && filter.conditions.allSatisfy { condition in
        switch condition.test {
        case .number, .time: return true
        case .word(let sought): return isProven(condition, typed) && !Self.isLong(sought.text)
        case .field(let name, let sought):
          if panel.listName.field(name)?.values != nil { return true }
          let isID = name.hasSuffix("_id")
          return isProven(condition, typed) && (isID || !Self.isLong(sought.text))
        }
      }
  }

  private func isProven(_ condition: RowFilter.Condition, _ typed: String) -> Bool {
    !condition.isNegated && typed == currentFilter && list.isFilterProven
  }

  /// So many digits are a telephone's, a card's or an identity number.
  private static func isLong(_ text: String) -> Bool {
    text.split { !$0.isASCII || !$0.isNumber }.contains { $0.utf8.count >= 11 }
  }

  // MARK: Back and forward

  /// Here, with all that is typed: it stays in the session.
  private var here: Trail.Place {
    var link = link
    link.filter = currentFilter
    return Trail.Place(link: link, focus: focus)
  }

  /// Notes where we are before going elsewhere.
  mutating func leaveHere() { trail.leave(here) }

  mutating func goBackInTrail() { if let place = trail.goBack(from: here) { visit(place) } }

  mutating func goForwardInTrail() { if let place = trail.goForward(from: here) { visit(place) } }

  private mutating func visit(_ place: Trail.Place) {
    turn(to: place.link.panel)
    show(place.link)
    focus = place.focus
  }

  /// Opens a link; a record in it on its page.
  mutating func open(_ link: Link) {
    while layers.last?.isReading == true { closeTop() }
    show(link.panel)
    show(link)
    if link.id != nil { focus = .detail }
  }

  /// Filter, order, columns and record of a link, on its panel.
  private mutating func show(_ link: Link) {
    if let columns = link.columns { settings.columns[panel] = columns }
    setFilter(link.filter)
    setSort(link.sort)
    guard let id = link.id else { return }
    changeList { $0.seek(id) }
    asks.expire(panel.listSlot)
  }

  // MARK: Copying

  mutating func copyLink() {
    var link = link
    let isWhole = link.filter == currentFilter
    // Who opens it tomorrow is to see what is seen now.
    link.filter = fixed(link.filter)
    effects.append(.copy(link.text))
    guard isWhole else {
      return note(
        .tip,
        texts(
          "已复制链接，但不带过滤：其中的文字可能是个人信息",
          "copied the link without the filter: its words may be personal data"))
    }
    note(.done, texts("已复制 \(link.text)", "copied \(link.text)"))
  }

  /// A filter with its times as dates.
  private func fixed(_ typed: String) -> String {
    typed.split(whereSeparator: \.isWhitespace).map { word in
      RowFilter.fixed(DeskFilter.text(String(word), panel: panel), now: now) ?? String(word)
    }.joined(separator: " ")
  }

  // MARK: Saved views

  mutating func actOnViewName(_ editor: LineEditor, _ key: Key) {
    var editor = editor
    switch key {
    case .escape: return closeTop()
    case .enter:
      let name = Self.viewName(editor)
      guard !name.isEmpty else { return }
      closeTop()
      return saveView(name)
    default: guard editor.handle(key) else { return }
    }
    replaceTop(.viewName(editor))
  }

  static func viewName(_ editor: LineEditor) -> String {
    editor.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private mutating func saveView(_ name: String) {
    guard mayBeWritten(currentFilter) else {
      return note(
        .refused,
        texts(
          "没有保存：这个过滤中的文字可能是个人信息",
          "not saved: the filter's words may be personal data"))
    }
    var link = link
    link.id = nil
    link.columns = settings.columns[panel]
    settings.keep(Settings.SavedView(name: name, link: link))
    save(.view(name, link))
    note(.done, texts("已保存视图 \(name)，用 :视图 \(name) 打开", "saved: :view \(name) opens it"))
  }

  mutating func deleteView(_ name: String) {
    settings.remove(view: name)
    save(.view(name, nil))
    note(.done, texts("已删除视图 \(name)", "deleted the view \(name)"))
  }

  mutating func save(_ change: SettingsChange) { effects.append(.save(change)) }

  /// Keeps what was filtered by for the next sessions, if it may be written down.
  mutating func remember(_ text: String) {
    guard text == currentFilter, mayBeWritten(text), settings.history.add(text, on: panel) else {
      return
    }
    save(.history(panel, settings.history[panel]))
  }
}
