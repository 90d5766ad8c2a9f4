import Testing

/// Finding in a real terminal: the large splits of the last hour, kept as a view, told as a link.
struct FindingJourneyTests {
  @Test func theLargeSplitsOfTheLastHour() throws {
    let wallet = try WalletDesk()
    let answers = try wallet.desk.exec([
      wallet.split("S-1", 10_000), wallet.split("S-2", 2_000), wallet.split("S-3", 3_000),
    ])
    #expect(answers.allSatisfy { Desk.code($0) == "OK" })
    let settings = try Folder()
    let first = try console(wallet, settings, "zh", "splits")
    try first.see("S-1", "S-2", "S-3")
    try first.press("/")
    try first.type("自:1小时 金额:>=25")
    try first.see("隐藏 1 行")
    try first.press("Enter")
    try first.see("已过滤 自:1小时 金额:>=25 隐藏 1 行，Esc 清除")
    try first.press("S")
    try first.see("排序与列")
    try first.press("4")
    try first.see("按金额排序▼")
    try first.press("Home")
    let sorted = try first.see("1 / 2 行")
    let places = ["S-1 ", "S-3 "].map { sorted.firstRange(of: $0)?.lowerBound }
    #expect(places[0] ?? sorted.endIndex < places[1] ?? sorted.startIndex)
    try first.press("y")
    try first.see("已复制 S-1，再按 y 复制链接")
    try first.press("y")
    let link = try self.link(in: first.see("已复制 countersign:"))
    try save(first, "大额")
    try goElsewhereAndBack(first)
    try first.press("q")
    #expect(try first.left() == 0)

    // The colleague who is sent the link sees the same, in the other language.
    #expect(link.hasPrefix("countersign:splits/S-1?filter=since:20"))
    let second = try console(wallet, try Folder(), "en", link)
    try second.see("Splits ▸ S-1", "by amount▼", "1 hidden", "1 / 2")
    try second.press("Escape", "Escape")
    try second.see("1 / 3", "S-2")
    try second.press("q")
    #expect(try second.left() == 0)

    let third = try console(wallet, settings, "zh", "processes")
    try third.see("流程")
    try third.press(":")
    try third.type("视图 大额")
    try third.see("countersign:splits?filter=自:1小时")
    try third.press("Enter")
    try third.see("已过滤 自:1小时 金额:>=25 隐藏 1 行", "按金额排序▼")
  }

  /// Looking for something hides nothing; a filter that is given up leaves what was found.
  @Test func lookingForARowHidesNone() throws {
    let wallet = try WalletDesk()
    _ = try wallet.desk.exec((1...4).map { wallet.split("S-\($0)", 1_000 * Int64($0)) })
    let terminal = try console(wallet, try Folder(), "zh", "splits")
    try terminal.see("1 / 4 行")
    try terminal.press("C-f")
    try terminal.type("S-2")
    try terminal.see("3 / 4 行")
    try terminal.press("Enter", "/")
    try terminal.type("状态:成")
    try terminal.see("状态:成功 Tab")
    try terminal.press("Tab")
    try terminal.see("/状态:成功", "1 / 4 行")
    try terminal.press("Escape")
    try terminal.see("3 / 4 行")
  }

  private func console(
    _ wallet: WalletDesk, _ settings: Folder, _ language: String, _ screen: String
  ) throws -> Terminal {
    try Terminal(
      ["--store", wallet.desk.store, "--lang", language, "--screen", screen],
      environment: ["XDG_CONFIG_HOME": settings.path])
  }

  private func link(in screen: String) throws -> String {
    let range = try #require(screen.firstRange(of: "已复制 countersign:"))
    let words = screen[range.lowerBound...].split(whereSeparator: \.isWhitespace)
    return String(try #require(words.dropFirst().first))
  }

  private func save(_ terminal: Terminal, _ name: String) throws {
    try terminal.press(":")
    try terminal.type("保存视图")
    try terminal.see("保存视图…")
    try terminal.press("Enter")
    try terminal.see("countersign:splits?filter=自:1小时")
    try terminal.type(name)
    try terminal.press("Enter")
    try terminal.see("已保存视图 \(name)")
  }

  private func goElsewhereAndBack(_ terminal: Terminal) throws {
    try terminal.press("5")
    try terminal.see("经手")
    try terminal.press("[")
    try terminal.see("已过滤 自:1小时 金额:>=25", "按金额排序▼")
    try terminal.press("]")
    try terminal.see("经手")
  }
}
