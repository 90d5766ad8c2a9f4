internal import Terminal

/// A row of a page some of whose lines lead on to another record.
struct PageRow: Equatable, Sendable {
  var left: PageLine
  /// At the right edge, where there is room for it.
  var right: PageLine
  /// What the row is about, so that a choice stays on it whatever else changes; nil where there is
  /// nothing to choose.
  var id: String?
  /// What Enter opens.
  var intent: PaneIntent?

  init(
    _ left: PageLine, right: PageLine = PageLine([]), id: String? = nil, opens: PaneIntent? = nil
  ) {
    self.left = left
    self.right = right
    self.id = id
    intent = opens
  }

  init(_ text: String, _ style: Style = .plain) { self.init(PageLine(text, style)) }

  static let blank = PageRow("")
}

/// A record's page, written for one width.
struct Page: Equatable, Sendable {
  /// The record's id.
  var subject: String
  let rows: [PageRow]
  /// The row that is chosen first; nil for the first of all.
  var start: String?

  /// The rows that can be chosen.
  var stops: [Int] { rows.indices.filter { rows[$0].id != nil } }
}
