import Glibc
import Synchronization
import Testing

/// A real terminal with the program in it: a pane of a tmux server of its own.
///
/// The pane's shell starts the program, notes how the line discipline was before and after, and
/// stays, so that what the program leaves behind can be seen.
final class Terminal {
  private let folder: Folder
  private let socket: String
  private static let count = Atomic<Int>(0)
  private static let farewell = "the program left"
  /// What the shell says when the program was suspended; `Enter` brings it back.
  static let restNotice = "the program rests"

  /// How long a screen may take to show what it must: many times what it needs.
  static let patience: Duration = .seconds(30)

  init(
    _ arguments: [String], columns: Int = 120, rows: Int = 40,
    environment: [String: String] = [:]
  ) throws {
    folder = try Folder()
    let number = Self.count.add(1, ordering: .relaxed).newValue
    socket = folder.file("tmux-\(getpid())-\(number)")
    let words = ([Program.path] + arguments).map(Self.quoted).joined(separator: " ")
    let variables = environment.map { "\($0)=\(Self.quoted($1)); export \($0); " }.joined()
    // With job control, as in a shell that people type in: a stopped program can be brought back.
    let script =
      "\(variables)cd \(folder.path); set -m; stty -g >before; \(words) 2>errors; status=$?; "
      + "jobs >jobs; if test -s jobs; then echo \(Self.restNotice); read line; fg; status=$?; fi; "
      + "echo $status >status; stty -g >after; echo \(Self.farewell); exec cat"
    _ = try tmux([
      "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "/bin/sh -c \(Self.quoted(script))",
    ])
  }

  deinit {
    _ = try? tmux(["kill-server"])
    unlink(socket)
  }

  private static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  private func tmux(_ arguments: [String]) throws -> String {
    let child = try ChildProcess(
      "/usr/bin/env", ["tmux", "-S", socket, "-f", "/dev/null"] + arguments,
      environment: Program.environment(home: folder.path))
    let ended = try child.finish()
    guard ended.status == 0 else {
      throw ChildTrouble("tmux \(arguments.first ?? ""): \(ended.message)")
    }
    return ended.text
  }

  // MARK: Keys

  /// Presses keys by tmux's names: `Enter`, `Escape`, `C-s`, `p`.
  func press(_ keys: String...) throws { _ = try tmux(["send-keys"] + keys) }

  func type(_ text: String) throws { _ = try tmux(["send-keys", "-l", "--", text]) }

  func resize(columns: Int, rows: Int) throws {
    _ = try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  // MARK: What is seen

  /// The screen's rows, as a person sees them.
  func screen() throws -> String { try tmux(["capture-pane", "-p"]) }

  /// Waits until the screen is as asked.
  @discardableResult
  func wait(_ what: String, until isSo: (String) -> Bool) throws -> String {
    let deadline = ContinuousClock.now + Self.patience
    while true {
      let shown = try screen()
      if isSo(shown) { return shown }
      guard ContinuousClock.now < deadline else {
        throw ChildTrouble("\(what) was never seen. At the end:\n\(shown)\n\(errors)")
      }
      // Between two looks at what is shown, not a wait for time.
      usleep(15_000)
    }
  }

  /// Waits until every one of these texts is shown.
  @discardableResult
  func see(_ texts: String...) throws -> String {
    try wait(texts.joined(separator: ", ")) { shown in texts.allSatisfy(shown.contains) }
  }

  /// A value of tmux's about the pane, such as `alternate_on`.
  func value(_ name: String) throws -> String {
    let line = try tmux(["display-message", "-p", "#{\(name)}"])
    return String(line.split(separator: "\n").first ?? "")
  }

  // MARK: The program

  /// The program's process, once there is one.
  func processID() throws -> pid_t {
    let shell = try value("pane_pid")
    let deadline = ContinuousClock.now + Self.patience
    while ContinuousClock.now < deadline {
      let children = Folder.read("/proc/\(shell)/task/\(shell)/children")
      for child in String(decoding: children, as: UTF8.self).split(separator: " ") {
        let name = String(decoding: Folder.read("/proc/\(child)/comm"), as: UTF8.self)
        if name.hasPrefix("countersign"), let found = pid_t(child) { return found }
      }
      // Between two looks at what is shown, not a wait for time.
      usleep(5_000)
    }
    throw ChildTrouble("no program in the terminal")
  }

  /// Waits until the program has left and its shell says so; its exit status.
  func left() throws -> Int32 {
    try see(Self.farewell)
    return Int32(note("status")) ?? -1
  }

  /// What was written while the program ran: settings before and after, messages, status.
  func note(_ name: String) -> String {
    let text = String(decoding: Folder.read(folder.file(name)), as: UTF8.self)
    return String(
      text.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "\n"))
  }

  var errors: String { note("errors") }

  /// Ends the terminal under the program's feet.
  func hangUp() throws { _ = try tmux(["kill-server"]) }

  /// The screen, cursor and line discipline are as the shell had them.
  func expectRestored(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(note("after") == note("before"), "the line discipline", sourceLocation: sourceLocation)
    #expect(!note("before").isEmpty, sourceLocation: sourceLocation)
    let wanted = [
      "alternate_on": "0", "cursor_flag": "1", "mouse_any_flag": "0", "insert_flag": "0",
    ]
    for (name, value) in wanted {
      #expect(try self.value(name) == value, "\(name)", sourceLocation: sourceLocation)
    }
  }
}
