import Glibc
import Testing

/// What an operator chose is there again in the next session, and a link opens its view.
struct SettingsJourneyTests {
  private func console(_ desk: Desk, _ settings: Folder, _ more: [String] = []) throws -> Terminal {
    try Terminal(
      ["--store", desk.store, "--lang", "zh"] + more,
      environment: ["XDG_CONFIG_HOME": settings.path])
  }

  @Test func columnsFiltersAndViewsAreKept() throws {
    let (desk, settings) = (try Desk(), try Folder())
    let first = try console(desk, settings, ["--screen", "countersign:splits?sort=-amount"])
    try first.see("按金额排序▼", "付方 → 收方")
    try first.press("S")
    try first.see("排序与列 · 分账")
    try first.press("Up", "Space")
    try first.see("[ ] 付方 → 收方")
    try first.press("Escape")
    try first.wait("the menu closed") { !$0.contains("排序与列 · 分账") }
    try first.press("/")
    try first.type("status:FAILED")
    try first.press("Enter")
    try first.see("已过滤 status:FAILED")
    try first.press(":")
    try first.type("save view")
    try first.see("保存视图…")
    try first.press("Enter")
    try first.see("名称")
    try first.type("大额")
    try first.press("Enter")
    try first.see("已保存视图 大额")
    try first.press("q")
    _ = try first.left()

    let second = try console(desk, settings, ["--screen", "splits"])
    try second.see("请求号")
    #expect(try !second.screen().contains("付方 → 收方"))
    try second.press(":")
    try second.type("view 大额")
    try second.see("countersign:splits?filter=status:FAILED")
    try second.press("Enter")
    try second.see("已过滤 status:FAILED", "按金额排序▼")
    try second.press("Escape")
    try second.wait("the filter cleared") { !$0.contains("已过滤") }
    try second.press("/", "Up")
    try second.see("/status:FAILED")
  }

  @Test func aMalformedFileIsNamedWithItsLineAndLeftAlone() throws {
    let (desk, settings) = (try Desk(), try Folder())
    let text = "[columns]\nsplits = [\"amount\"]\nnowhere = \"x\"\nbroken = 3\n"
    mkdir(settings.file("countersign"), 0o700)
    let file = settings.file("countersign/settings.toml")
    try Folder.write(Array(text.utf8), to: file)
    let terminal = try console(desk, settings, ["--screen", "splits"])
    try terminal.see("settings.toml:4: columns.broken", "付方 → 收方")
    try terminal.press("S", "Space")
    try terminal.see("设置没有保存")
    #expect(Folder.read(file) == Array(text.utf8))
  }
}
