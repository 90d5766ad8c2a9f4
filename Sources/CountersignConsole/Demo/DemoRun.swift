internal import Countersign
package import Terminal

/// Plays a script on a console: says which key comes next and when to wait, and does nothing
/// itself, so that it plays in a terminal at any speed and in memory without time.
package struct DemoRun: Equatable, Sendable {
  /// What is to be done now.
  package enum Action: Equatable, Sendable {
    case press(Key)
    /// Let people look.
    case rest
    /// The same, at the moment that stands for the whole.
    case picture
    /// The screen is not there yet: more must come from the desk.
    case wait(String)
    case end
  }

  private let steps: [DemoStep]
  package private(set) var step = 0
  private var move = 0
  /// Letters of a text that were typed.
  private var letters = 0

  package init(_ steps: [DemoStep] = DemoScript.steps) { self.steps = steps }

  package var count: Int { steps.count }

  /// What is said now.
  package func caption(_ texts: Texts) -> String {
    guard let step = steps.last.map({ steps.indices.contains(step) ? steps[step] : $0 }) else {
      return ""
    }
    return texts(step.chinese, step.english)
  }

  /// The next thing to do; what was done is behind.
  package mutating func next(_ console: Console) -> Action {
    while steps.indices.contains(step) {
      guard steps[step].moves.indices.contains(move) else {
        step += 1
        move = 0
        continue
      }
      // A key is about what is on the screen: it waits until that is so.
      guard console.isSettled else { return .wait("…") }
      switch steps[step].moves[move] {
      case .press(let key):
        move += 1
        return .press(key)
      case .rest:
        move += 1
        return .rest
      case .picture:
        move += 1
        return .picture
      case .type(let text):
        if let key = letter(of: text) { return .press(key) }
      case .typeDeposit:
        guard let amount = console.shownDeposit else { return .wait("0.00") }
        if let key = letter(of: amount) { return .press(key) }
      case .see(let chinese, let english):
        let wanted = console.texts(chinese, english)
        guard console.shows(wanted) else { return .wait(wanted) }
        move += 1
      }
    }
    return .end
  }

  /// The next letter; nil when all were typed.
  private mutating func letter(of text: String) -> Key? {
    let scalars = Array(text.unicodeScalars)
    guard letters < scalars.count else {
      (letters, move) = (0, move + 1)
      return nil
    }
    defer { letters += 1 }
    return .character(scalars[letters])
  }
}

extension Console {
  /// True when nothing is on its way.
  package var isSettled: Bool {
    !isBusy && held.isEmpty && !Asks.Slot.allCases.contains(where: asks.isWaiting)
  }

  func shows(_ text: String) -> Bool { draw().canvas.text().contains { $0.contains(text) } }

  /// The amount in the bank's notice on the phone, in yuan as it is typed.
  var shownDeposit: String? {
    guard isPhoneShown, let amount = phone?.depositNotice?.count else { return nil }
    return "\(amount / 100).\(amount % 100 < 10 ? "0" : "")\(amount % 100)"
  }
}

/// The console with what is said under it.
package enum DemoPicture {
  /// Rows that the caption takes from the console.
  package static let rows = 3

  /// The size that is left for the console.
  package static func stage(_ size: Size) -> Size {
    Size(columns: size.columns, rows: size.rows - rows)
  }

  package static func draw(
    _ console: Console, _ run: DemoRun, isPaused: Bool, on size: Size
  ) -> (canvas: Canvas, cursor: Point?) {
    var canvas = Canvas(size)
    let drawn = console.draw()
    canvas.put(drawn.canvas, at: Point(x: 0, y: 0))
    let area = canvas.bounds.bottomRows(rows)
    canvas.fill(area, style: Style(.text, on: .surfaceRaised))
    let texts = console.texts
    var line = Line(area.row(1).inset(columns: 2, rows: 0))
    let place = "\(min(run.step + 1, run.count))/\(run.count)  "
    line.put(place, Style(.textMuted, on: .surfaceRaised), on: &canvas)
    if isPaused {
      line.put(
        texts("已暂停，按任意键继续  ", "paused, any key goes on  "),
        Style(.warning, on: .surfaceRaised, .bold), on: &canvas)
    }
    line.put(run.caption(texts), Style(.text, on: .surfaceRaised, .bold), on: &canvas)
    return (canvas, drawn.cursor)
  }
}
