internal import Countersign
internal import Terminal

/// Moving in the list that is shown, and what it hides.
extension Console {
  mutating func moveList(_ key: Key) {
    changeList { list in
      switch key {
      case .up, .character("k"): list.move(by: -1)
      case .down, .character("j"): list.move(by: 1)
      case .pageUp: list.page(-1)
      case .pageDown: list.page(1)
      case .home, .character("g"): list.move(to: 0)
      default: list.move(to: list.matching - 1)
      }
    }
  }

  mutating func mark() {
    changeList { list in
      guard let id = list.currentID else { return }
      list.marks.formSymmetricDifference([id])
      list.move(by: 1)
    }
  }

  /// Does the same to whichever list is shown.
  mutating func changeList(_ change: (inout any MovableList) -> Void) {
    switch panel {
    case .templates: Self.change(&templates, change)
    case .processes: Self.change(&processes, change)
    case .accounts: Self.change(&users, change)
    case .splits: Self.change(&splits, change)
    case .audit: Self.change(&audit, change)
    case .services: Self.change(&services, change)
    case .callbacks: Self.change(&callbacks, change)
    }
  }

  private static func change<Row>(
    _ list: inout ListState<Row>, _ change: (inout any MovableList) -> Void
  ) {
    var any: any MovableList = list
    change(&any)
    if let changed = any as? ListState<Row> { list = changed }
  }

  /// The list that is shown.
  var list: any MovableList {
    switch panel {
    case .templates: templates
    case .processes: processes
    case .accounts: users
    case .splits: splits
    case .audit: audit
    case .services: services
    case .callbacks: callbacks
    }
  }

  /// Scrolls the agreement or record; drawing knows where it ends.
  mutating func scrollPage(_ key: Key) {
    let last = max(0, pageLines - layout.detail.rows)
    pageScroll = Self.scrolled(min(pageScroll, last), key, page: layout.detail.rows, last: last)
  }

  /// Where a page stands after a key.
  static func scrolled(_ line: Int, _ key: Key, page: Int, last: Int) -> Int {
    let next =
      switch key {
      case .up, .character("k"): line - 1
      case .down, .character("j"): line + 1
      case .pageUp: line - max(1, page - 1)
      case .pageDown, .character(" "): line + max(1, page - 1)
      case .home, .character("g"): 0
      case .end, .character("G"): last
      default: line
      }
    return min(max(0, next), max(0, last))
  }
}
