import CNcurses

/// Why the screen cannot be opened.
package enum DisplayProblem: Error, Hashable, Sendable {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// TERM is missing, or the system has no description of that terminal.
  case unknownTerminal(String?)
  /// The terminal can only write line after line, such as `dumb`.
  case cannotMoveCursor(String?)
  /// The system has no UTF-8 locale, not even `C.UTF-8`.
  case noUTF8Locale
  /// Another display is open in this process.
  case alreadyOpen
  case system(errno: Int32)

  /// - Parameter code: what `cn_open` returned; nil when it says that all is well.
  init?(code: Int32, term: String?) {
    switch Int(code) {
    case Int(CN_OPEN_OK): return nil
    case Int(CN_OPEN_ALREADY): self = .alreadyOpen
    case Int(CN_OPEN_NOT_A_TERMINAL): self = .notATerminal
    case Int(CN_OPEN_UNKNOWN_TERM): self = .unknownTerminal(term)
    case Int(CN_OPEN_CANNOT_MOVE_CURSOR): self = .cannotMoveCursor(term)
    case Int(CN_OPEN_NO_UTF8_LOCALE): self = .noUTF8Locale
    default: self = .system(errno: cn_open_errno())
    }
  }

  /// One line for people that says what to do.
  package func description(chinese: Bool) -> String {
    switch self {
    case .notATerminal:
      chinese ? "控制台需要在终端里运行" : "the console needs a terminal for input and output"
    case .unknownTerminal(let term):
      (chinese ? "不认识的终端类型：" : "unknown terminal type: ") + Self.name(term)
        + (chinese ? "；可试 TERM=xterm-256color" : "; try TERM=xterm-256color")
    case .cannotMoveCursor(let term):
      (chinese ? "这种终端不能移动光标：" : "this terminal cannot move its cursor: ") + Self.name(term)
        + (chinese ? "；可试 --plain" : "; try --plain")
    case .noUTF8Locale:
      chinese ? "系统没有 UTF-8 语言环境" : "the system has no UTF-8 locale"
    case .alreadyOpen: chinese ? "屏幕已经打开" : "the screen is already open"
    case .system(let code):
      chinese ? "终端无法使用（错误 \(code)）" : "the terminal cannot be used (error \(code))"
    }
  }

  private static func name(_ term: String?) -> String {
    "TERM=" + VisibleText.of(term ?? "")
  }
}
