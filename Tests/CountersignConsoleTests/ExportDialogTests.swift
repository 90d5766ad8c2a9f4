import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// Asking for an export: form, file, what is in the way.
struct ExportDialogTests {
  private static let proposed = "countersign-processes-2026-11-21-143207"

  private func orders(_ desk: FixtureDesk) -> [(tag: Int, order: ExportOrder)] {
    desk.others.compactMap { effect in
      if case .export(let tag, let order) = effect { (tag, order) } else { nil }
    }
  }

  @Test func proposesAFileInTheWorkingFolder() throws {
    var desk = FixtureDesk()
    desk.press(.character("w"), .enter)
    let (_, order) = try #require(orders(desk).first)
    #expect(order.path == "\(Self.proposed).csv")
    #expect(!order.replaces)
    guard case .list(let list) = order.content else {
      Issue.record("a list was wanted")
      return
    }
    guard case .processes(let window) = list.query else {
      Issue.record("the list on the screen was wanted")
      return
    }
    #expect(window.first == 0 && window.count > 1_000_000 && window.anchor == nil)
  }

  @Test func theFilterGoesWithTheList() throws {
    var desk = FixtureDesk()
    desk.press(.character("/"))
    desk.type("南门")
    desk.press(.enter, .character("w"))
    #expect(desk.text.contains("隐藏的"))
    desk.press(.down, .enter)
    let (_, order) = try #require(orders(desk).first)
    guard case .list(let list) = order.content, case .processes(let window) = list.query else {
      Issue.record("a list was wanted")
      return
    }
    #expect(window.filter == "南门")
    #expect(order.path == "\(Self.proposed).json")
  }

  @Test(arguments: ExportForm.allCases) func theEndingFollowsTheForm(form: ExportForm) throws {
    var desk = FixtureDesk()
    desk.press(.character("w"))
    let at = try #require(ExportForm.allCases.firstIndex(of: form))
    for _ in 0..<at { desk.press(.down) }
    desk.press(.enter)
    let (_, order) = try #require(orders(desk).first)
    #expect(order.path == "\(Self.proposed).\(form.fileExtension)")
    if case .screen(let canvas, let asked) = order.content {
      #expect(asked == form && !form.isOfList)
      #expect(canvas == FixtureDesk().console.draw().canvas, "the question is not on it")
    } else {
      #expect(form.isOfList)
    }
  }

  @Test func aPathOfOnesOwnStays() throws {
    var desk = FixtureDesk()
    desk.press(.character("w"), .control("u"))
    desk.type("/tmp/分账.txt")
    desk.press(.down, .down, .enter)
    #expect(try #require(orders(desk).first).order.path == "/tmp/分账.txt")
    var empty = FixtureDesk()
    empty.press(.character("w"), .control("u"), .enter)
    #expect(orders(empty).isEmpty && empty.text.contains("先填文件名"))
  }

  @Test func aFileThatIsThereIsReplacedOnlyWhenThatWasSaid() throws {
    var desk = FixtureDesk()
    desk.press(.character("w"), .enter)
    desk.press(.enter)
    #expect(orders(desk).count == 1, "one at a time")
    desk.send(.exported(tag: orders(desk)[0].tag, .exists))
    #expect(desk.text.contains("再按 Enter 覆盖"))
    desk.press(.enter)
    #expect(orders(desk).map(\.order.replaces) == [false, true])
    // Another name is another file.
    desk.send(.exported(tag: orders(desk)[1].tag, .exists))
    desk.type("x")
    #expect(!desk.text.contains("再按 Enter 覆盖"))
    desk.press(.enter)
    #expect(orders(desk).map(\.order.replaces) == [false, true, false])
  }

  @Test func saysWhatBecameOfIt() throws {
    var desk = FixtureDesk()
    desk.press(.character("w"), .enter)
    desk.send(.exported(tag: orders(desk)[0].tag, .failed("磁盘已满")))
    #expect(desk.text.contains("✕ 磁盘已满"))
    desk.press(.enter)
    desk.send(.exported(tag: orders(desk)[1].tag, .written(path: "/tmp/a.csv", rows: 128)))
    #expect(desk.text.contains("已导出128 行：/tmp/a.csv"))
    #expect(desk.console.layers.isEmpty)
    // Whoever did not wait is told in the line of news.
    desk.press(.character("w"), .enter, .escape)
    desk.send(.exported(tag: orders(desk)[2].tag, .exists))
    #expect(desk.text.contains("导出未成") && desk.console.layers.isEmpty)
  }

  @Test func whatWasRevealedOrTypedDoesNotLeaveTheScreen() {
    var desk = FixtureDesk()
    desk.reply.result = Array(#"{"name":"王小明"}"#.utf8)
    desk.press(.character("v"))
    desk.type("核对")
    desk.press(.enter)
    #expect(desk.text.contains("王小明"))
    desk.press(.function(9))
    #expect(!desk.console.layers.contains { if case .export = $0 { true } else { false } })
    #expect(desk.text.contains("先关闭再导出"))
  }

  @Test func worksAboveWhatStandsThere() {
    var desk = FixtureDesk()
    desk.press(.character("?"), .function(9))
    guard case .export(let dialog)? = desk.console.layers.last else {
      Issue.record("no question")
      return
    }
    #expect(dialog.screen.text().contains { $0.contains("帮助") })
    desk.press(.escape)
    #expect(desk.console.layers.count == 1)
  }
}
