internal import Countersign
internal import Terminal

/// Asks in which form and where to: the list below, whole, or the screen as it was.
struct ExportDialog: Equatable, Sendable {
  /// The screen before the question stood on it.
  let screen: Canvas
  /// The proposed name, without the form's ending.
  private let stem: String
  private(set) var index = 0
  private(set) var path: LineEditor
  /// The path is the operator's own: the form does not change its ending any more.
  private(set) var isTouched = false
  /// Why Enter did nothing.
  var problem: String?
  /// There is a file of that name, and Enter now replaces it.
  private(set) var replaces = false
  /// The tag of the export that is under way.
  var waiting: Int?

  init(_ screen: Canvas, stem: String) {
    self.screen = screen
    self.stem = stem
    path = Self.line(stem, ExportForm.allCases[0])
  }

  var form: ExportForm { ExportForm.allCases[index] }

  private static func line(_ stem: String, _ form: ExportForm) -> LineEditor {
    LineEditor("\(stem).\(form.fileExtension)", maximum: 1000)
  }

  /// Acts on what is no Enter and no Esc.
  mutating func type(_ key: Key) {
    guard waiting == nil else { return }
    switch key {
    case .up, .backTab: choose(index - 1)
    case .down, .tab: choose(index + 1)
    case .mouse(let mouse): if let step = mouse.wheelStep { choose(index + step.signum()) }
    default:
      let before = path.text
      guard path.handle(key) else { return }
      if path.text != before { change(to: path) }
      isTouched = isTouched || path.text != before
    }
  }

  private mutating func choose(_ form: Int) {
    index = min(max(0, form), ExportForm.allCases.count - 1)
    if !isTouched { change(to: Self.line(stem, self.form)) }
  }

  /// Another name is another file: whether that may be replaced was not asked yet.
  private mutating func change(to path: LineEditor) {
    self.path = path
    (problem, replaces) = (nil, false)
  }

  /// The file is there: the next Enter replaces it.
  mutating func meet(_ problem: String) {
    (self.problem, replaces, waiting) = (problem, true, nil)
  }

  mutating func fail(_ problem: String) {
    (self.problem, replaces, waiting) = (problem, false, nil)
  }
}
