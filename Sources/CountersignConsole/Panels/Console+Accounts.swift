internal import Countersign
internal import Terminal

/// The accounts panel: users with their accounts, and who may pay whom.
extension Console {
  func drawAccounts(_ canvas: inout Canvas, _ layout: Layout) {
    if !layout.list.isEmpty { draw(users, userColumns, &canvas, layout.list) }
    guard !layout.detail.isEmpty else { return }
    let area = pageArea(layout.detail)
    canvas.put(userPage(area.columns), from: pageScroll, in: area)
  }

  private var userColumns: [Column<UserLine>] {
    [Column(texts("编号", "id"), nil) { ($0.userID, .plain) }]
  }

  func userPage(_ columns: Int) -> [PageLine] { [] }
}
