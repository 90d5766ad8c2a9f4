internal import Countersign
package import Terminal

/// Tells what changed on the console's screen as plain lines, in the order in which one wants to
/// hear it: for screen readers, and for terminals that can only write.
package struct PlainReader: Sendable {
  package enum Said: Equatable, Sendable {
    /// Letters as they were typed, on the line that stands.
    case letters(String)
    case line(String)
  }

  private var last: Reading?
  /// Keys whose effect has not been told yet.
  private var keys: [Key] = []
  private var isGreeted = false

  package init() {}

  /// Everything is told again the next time: where one is, what stands there, what can be done.
  package mutating func forget() { last = nil }

  /// What is to be said now; nothing while an answer is on its way.
  /// - Parameter keys: those that came since the last time.
  package mutating func hear(_ console: Console, after keys: [Key]) -> [Said] {
    self.keys += keys
    guard console.isSettled else { return [] }
    let keys = self.keys
    self.keys = []
    let now = console.reading
    guard let last else {
      self.last = now
      return whole(now, console).map(Said.line)
    }
    if let letters = Self.letters(keys), last.isTyping, now.isTyping, Self.isSamePlace(last, now) {
      let lines = Self.news(last.page, now.page).filter { $0.isChosen && !$0.hasCursor }
      self.last?.page = now.page
      return [.letters(letters)] + lines.map { .line($0.said) }
    }
    self.last = now
    return Self.changes(last, now, isQuiet: keys.isEmpty).map(Said.line)
  }

  private mutating func whole(_ now: Reading, _ console: Console) -> [String] {
    let said = now.header + now.notice + now.alert + now.caption + now.place + now.page
    var lines = said.map(\.said)
    if !now.row.isEmpty { lines.append(now.row) }
    if isGreeted { return lines + now.keys.map(\.said) }
    isGreeted = true
    return [Self.greeting(console)] + lines
  }

  private static func greeting(_ console: Console) -> String {
    let (palette, help) = (console.keyName(.palette), console.keyName(.help))
    let (again, leave) = (console.keyName(.redraw), console.keyName(.leave))
    return console.texts(
      "逐行模式：数字键换面板，方向键选行，Enter 打开，Esc 返回，"
        + "\(palette) 命令，\(help) 按键，\(again) 重读，\(leave) 退出",
      "Line mode: digits for panels, arrows for rows, Enter opens, Esc goes back, "
        + "\(palette) commands, \(help) keys, \(again) says it again, \(leave) leaves")
  }

  /// The text, if all keys are letters.
  private static func letters(_ keys: [Key]) -> String? {
    var text = String.UnicodeScalarView()
    for key in keys {
      guard case .character(let scalar) = key else { return nil }
      text.append(scalar)
    }
    return text.isEmpty ? nil : String(text)
  }

  private static func isSamePlace(_ one: Reading, _ other: Reading) -> Bool {
    one.panel == other.panel && one.focus == other.focus && one.layers == other.layers
  }

  /// - Parameter isQuiet: no key was pressed: that time passed is no news.
  private static func changes(_ last: Reading, _ now: Reading, isQuiet: Bool) -> [String] {
    var said: [String] = []
    func tell(_ old: [ReadingLine], _ new: [ReadingLine], exactly: Bool) {
      if exactly ? old != new : words(old) != words(new) { said += new.map(\.said) }
    }
    tell(last.notice, now.notice, exactly: !isQuiet)
    tell(last.alert, now.alert, exactly: false)
    tell(last.caption, now.caption, exactly: true)
    tell(last.place, now.place, exactly: false)
    said += page(last, now, isQuiet: isQuiet).map(\.said)
    let isBack = last.row.isEmpty && !now.row.isEmpty
    let isOther =
      isQuiet ? PassingTime.words(last.row) != PassingTime.words(now.row) : last.row != now.row
    if !now.row.isEmpty, isBack || isOther { said.append(now.row) }
    return said
  }

  /// A new dialog or pane whole; of one that stood already what is new, and what is chosen now.
  private static func page(_ last: Reading, _ now: Reading, isQuiet: Bool) -> [ReadingLine] {
    if isSamePlace(last, now) {
      return news(last.page, now.page, isQuiet: isQuiet)
    }
    let isBelow = now.layers < last.layers && now.panel == last.panel && now.focus == last.focus
    return isBelow ? now.page.filter(\.isChosen) : now.page
  }

  /// Lines that were not there, and those that the choice moved to.
  private static func news(
    _ old: [ReadingLine], _ new: [ReadingLine], isQuiet: Bool = false
  ) -> [ReadingLine] {
    func key(_ line: ReadingLine) -> String { isQuiet ? PassingTime.words(line.text) : line.text }
    var known: [String: Int] = [:]
    var chosen: Set<String> = []
    for line in old {
      known[key(line), default: 0] += 1
      if line.isChosen { chosen.insert(key(line)) }
    }
    return new.filter { line in
      let text = key(line)
      if let count = known[text], count > 0 {
        known[text] = count - 1
        return line.isChosen && !chosen.contains(text)
      }
      return true
    }
  }

  private static func words(_ lines: [ReadingLine]) -> [String] {
    lines.map { PassingTime.words($0.text) }
  }
}
