internal import Countersign
internal import Terminal

/// Filtering, which hides rows, and finding, which does not.
extension Console {
  var currentFilter: String { list.filter }

  mutating func setFilter(_ text: String) {
    if !text.isEmpty { (searched, isSearching) = (text, false) }
    let meaning = DeskFilter.text(text, panel: panel)
    changeList { $0.setFilter(text, meaning: meaning) }
    // The few services come whole and are filtered as they are taken in.
    if panel == .services { asks.expire(.services) }
  }

  /// Filters the audit log by one field.
  mutating func narrow(_ field: String, to value: String?) {
    guard let value, !value.isEmpty else { return }
    leaveHere()
    setFilter("\(field):\(value)")
    focus = .list
  }

  /// Typing: the list follows every key.
  mutating func type(_ line: FilterLine, _ key: Key) {
    var line = line
    switch key {
    case .enter: return close(line)
    case .tab:
      guard line.complete({ DeskFilter.completions($0, panel, texts) }) else { return }
    case .escape: return abandon(line)
    case .up: guard line.recall(1, history[panel]) else { return }
    case .down: guard line.recall(-1, history[panel]) else { return }
    case .pageUp, .pageDown: return moveList(key)
    default: guard line.handle(key) else { return }
    }
    filterLine = line
    switch line.kind {
    case .filter: setFilter(line.text)
    case .search(let start): lookFor(line.text, from: start)
    }
  }

  private mutating func close(_ line: FilterLine) {
    filterLine = nil
    if history.add(line.text, on: panel) { remember(line.text) }
  }

  private mutating func abandon(_ line: FilterLine) {
    filterLine = nil
    switch line.kind {
    case .filter:
      setFilter("")
      guard let home = line.home else { return }
      changeList { $0.seek(home) }
      asks.expire(panel.listSlot)
    case .search(let start):
      isSearching = false
      changeList { $0.move(to: start) }
    }
  }

  /// Goes to the first row from a place on that has what is typed.
  private mutating func lookFor(_ text: String, from start: Int) {
    isSearching = !text.isEmpty
    guard isSearching else { return changeList { $0.move(to: start) } }
    searched = text
    find(from: start - 1, step: 1)
  }

  /// The next row that has what was looked for or filtered by; round at the end.
  mutating func nextMatch(by step: Int) {
    isSearching = isSearching || searched != currentFilter
    find(from: list.place, step: step)
  }

  private mutating func find(from place: Int, step: Int) {
    let words = DeskFilter.text(searched, panel: panel)
    changeList { $0.find(Find(words, from: max(-1, place), isBackward: step < 0)) }
    asks.expire(panel.listSlot)
  }

  /// Says so when no row had what was looked for.
  mutating func tellUnfound() {
    var isUnfound = false
    changeList { isUnfound = $0.takeUnfound() }
    if isUnfound {
      note(.info, texts("没有哪一行符合“\(searched)”", "no row has \"\(searched)\""))
    }
  }

  /// What in a filter or in words looked for is not understood here, in words.
  func problem(in typed: String) -> String? {
    RowFilter(DeskFilter.text(typed, panel: panel), panel.listName, now: now).problems.first
      .map { texts.sentence($0, panel) }
  }

  /// The services as the filter leaves them, in the order that was asked for.
  func filtered(_ lines: [ServiceLine]) -> ListView<ServiceLine> {
    let window = services.window
    let filter = RowFilter(window.filter, .services, now: now)
    var rows = lines.filter { $0.matches(filter, texts) }
    if let sort = window.sort {
      rows.sort { one, other in
        sort.isDescending
          ? other.comes(before: one, by: sort.field)
          : one.comes(before: other, by: sort.field)
      }
    }
    var view = ListView(total: lines.count, matching: rows.count, first: 0, rows: rows)
    view.anchorIndex = window.anchor.flatMap { id in rows.firstIndex { $0.rowID == id } }
    if let find = window.find {
      let sought = RowFilter(find.words, .services, now: now)
      view.foundIndex = find.places(rows.count).first { rows[$0].matches(sought, texts) }
    }
    return view
  }
}

/// What filters and sorting see of a service.
extension ServiceLine {
  fileprivate func matches(_ filter: RowFilter, _ texts: Texts) -> Bool {
    filter.matches(
      stands: { name, sought in words(of: name, texts).contains(where: sought.stands) },
      number: number, time: { nil })
  }

  /// What is shown of a field, or of all of them.
  private func words(of field: String?, _ texts: Texts) -> [String] {
    switch field {
    case "service": [health.service.rawValue, texts.word(health.service)]
    case "mode": [health.mode.rawValue, texts.shortWord(health.mode)]
    case "breaker": [health.breaker.rawValue, texts.stand(health.breaker)]
    case "last_error": [health.lastError ?? ""]
    case nil:
      ["service", "mode", "breaker", "last_error"].flatMap { words(of: $0, texts) }
    default: []
    }
  }

  private func number(_ field: String) -> Int64? {
    switch field {
    case "failures": Int64(health.failures)
    case "calls": Int64(health.calls)
    case "waiting": Int64(waiting)
    case "latency": Int64(health.lastDurationMs)
    case "service": ServiceName.allCases.firstIndex(of: health.service).map { Int64($0) }
    case "mode": ServiceMode.allCases.firstIndex(of: health.mode).map { Int64($0) }
    case "breaker": BreakerState.allCases.firstIndex(of: health.breaker).map { Int64($0) }
    default: nil
    }
  }

  fileprivate func comes(before other: ServiceLine, by field: String) -> Bool {
    guard let one = number(field), let two = other.number(field) else {
      return (health.lastError ?? "") < (other.health.lastError ?? "")
    }
    return one < two
  }
}
