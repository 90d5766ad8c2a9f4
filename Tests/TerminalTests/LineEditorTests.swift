import Testing

@testable import Terminal

@Suite struct LineEditorTests {
  private static func editor(_ text: String, _ keys: [Key]) -> LineEditor {
    var editor = LineEditor(text)
    for key in keys { _ = editor.handle(key) }
    return editor
  }

  @Test(
    arguments: [
      ("签约", [.backspace], "签"), ("签约", [.left, .backspace], "约"),
      ("签约", [.home, .delete], "约"), ("签约", [.home, .character("新")], "新签约"),
      ("签约", [.left, .paste("a\nb\u{1B}")], "签a b约"), ("a b  ", [.control("w")], "a "),
      ("签约 台", [.left, .control("u")], "台"), ("签约台", [.home, .right, .control("k")], "签"),
      ("e\u{301}x", [.left, .left, .delete], "x"), ("xe\u{301}", [.backspace], "x"),
      ("", [.backspace, .delete, .left, .right, .control("w")], ""),
      ("ab", [.control("a"), .character("x"), .control("e"), .character("y")], "xaby"),
    ] as [(String, [Key], String)])
  func edits(_ text: String, _ keys: [Key], _ expected: String) {
    #expect(Self.editor(text, keys).text == expected)
  }

  @Test func leavesOtherKeysToTheScreen() {
    var editor = LineEditor("a")
    for key in [Key.enter, .escape, .tab, .up, .function(1), .control("l"), .focus(true)] {
      let isTaken = editor.handle(key)
      #expect(!isTaken)
    }
    #expect(editor.text == "a")
  }

  @Test func takesNoMoreThanItsMaximum() {
    var editor = LineEditor("", maximum: 3)
    editor.insert("一二三四")
    #expect(editor.text == "一二三" && editor.cursor == 3)
    _ = editor.handle(.character("x"))
    #expect(editor.text == "一二三")
  }

  @Test func windowFollowsTheCursor() {
    var editor = LineEditor("一二三四五")
    #expect(editor.window(columns: 20) == .init(text: "一二三四五", cursor: 10))
    #expect(editor.window(columns: 6) == .init(text: "四五", cursor: 4))
    #expect(editor.window(columns: 5) == .init(text: "四五", cursor: 4))
    _ = editor.handle(.home)
    #expect(editor.window(columns: 5) == .init(text: "一二", cursor: 0))
  }

  @Test func masked() {
    let editor = LineEditor("6222签", isMasked: true)
    #expect(editor.window(columns: 9) == .init(text: "*****", cursor: 5))
    #expect(editor.text == "6222签")
  }

  @Test func theCursorIsAlwaysInTheWindow() {
    var dice = Dice(seed: 31)
    let keys: [Key] = [
      .left, .right, .home, .end, .backspace, .delete, .control("w"), .character("签"),
      .character("\u{301}"), .paste("王\u{202E}x"),
    ]
    var editor = LineEditor(dice.text())
    for _ in 0..<3000 {
      _ = editor.handle(keys[dice.below(keys.count)])
      let columns = 2 + dice.below(12)
      let window = editor.window(columns: columns)
      #expect(window.cursor >= 0 && window.cursor < columns)
      #expect(TextWidth.standard.columns(of: window.text) <= columns)
    }
  }
}
