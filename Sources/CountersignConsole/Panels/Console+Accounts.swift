internal import Countersign
internal import Terminal

/// The accounts panel: users with their accounts, and who may pay whom.
extension Console {
  func drawAccounts(_ canvas: inout Canvas, _ layout: Layout) {
    if !layout.list.isEmpty { draw(users, userColumns(layout), &canvas, layout.list) }
    guard !layout.detail.isEmpty else { return }
    if let page = userPage(layout) {
      draw(page, &canvas, layout.detail)
    } else {
      drawMissing(
        .user, texts("没有选中的用户", "no user is selected"), &canvas, layout.detail)
    }
  }

  func userColumns(_ layout: Layout) -> [Column<UserLine>] {
    let texts = texts
    let isChinese = texts.isChinese
    // A name is worth more than what the id says too.
    let hasRoom = layout.list.columns >= 90
    return [
      Column("name", texts("名称", "name"), nil) { ($0.name, .plain) },
      Column("role", texts("角色", "role"), isChinese ? 6 : 9) {
        (texts.short($0.role), Style(.textMuted))
      },
      Column("status", texts("状态", "status"), isChinese ? 6 : 8) {
        let mark = StatusMark($0.status, texts)
        return (mark.text, Style(mark.role))
      },
      Column("balance", right: texts("余额", "balance"), 13) { ($0.balance.yuan, .plain) },
      Column("held", right: texts("占用", "held"), 11) {
        $0.held == .zero ? ("—", Style(.textMuted)) : ($0.held.yuan, Style(.moneyHeld))
      },
      Column("user_id", texts("机构 序号", "institution seq"), 16) {
        (Self.shortID($0), Style(.textMuted))
      },
      Column("merchant_type", texts("类型", "type"), isChinese ? 6 : 11) {
        (texts.word($0.type), Style(.textMuted))
      }.shown(if: hasRoom),
      Column("accounts", right: texts("账户", "accts"), isChinese ? 4 : 5) {
        ("\($0.accounts.count)", Style(.textMuted))
      }.shown(if: hasRoom),
    ]
  }

  /// Institution and sequence, letter for letter as the id has them: what tells users apart.
  private static func shortID(_ line: UserLine) -> String {
    guard let tail = line.userID.firstRange(of: "SEQ_") else { return line.userID }
    return "\(line.institutionID) \(line.userID[tail.lowerBound...])"
  }

  /// The selected user's page, once it has come.
  func userPage(_ layout: Layout) -> Page? {
    guard let user, user.line.userID == users.selectedID, !users.isSeeking
    else { return nil }
    let columns = layout.detail.columns - 2 * PagePane.margin
    return UserPage(user, now: now, options: options, columns: columns).page
  }
}
