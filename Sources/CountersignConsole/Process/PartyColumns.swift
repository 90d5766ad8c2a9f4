internal import Terminal

/// The columns of a party's row; the name takes what is left.
struct PartyColumns {
  /// Where the text of a row begins, under the role.
  static let indent = 4

  let pointer: Rect
  let glyph: Rect
  let role: Rect
  let name: Rect
  let type: Rect
  let way: Rect
  let attempts: Rect
  let status: Rect

  /// - Parameter statusColumns: of the longest status, so that the column is as wide as it needs.
  init(_ rect: Rect, _ texts: Texts, statusColumns: Int) {
    var rest = rect
    func left(_ columns: Int) -> Rect {
      let (cell, after) = rest.splitLeft(columns)
      rest = after.splitLeft(1).rest
      return cell
    }
    func right(_ columns: Int) -> Rect {
      let (before, cell) = rest.splitRight(columns)
      rest = before.splitRight(1).rest
      return cell
    }
    pointer = left(1)
    glyph = left(1)
    role = left(texts.isChinese ? 4 : 5)
    let isWide = rect.columns >= 60
    status = right(min(statusColumns, rect.columns / 3))
    attempts = right(3)
    way = right(isWide ? (texts.isChinese ? 8 : 13) : 0)
    type = right(isWide ? (texts.isChinese ? 6 : 11) : 0)
    name = rest
  }
}
