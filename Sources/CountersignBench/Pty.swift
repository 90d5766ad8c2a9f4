import Glibc

/// A program in a terminal of its own, which is typed into and whose output is timed.
final class Pty {
  private let master: Int32
  private var child = pid_t()

  /// - Throws: `BenchFailure` where no terminal can be had or the program does not start.
  init(_ words: [String], columns: UInt16, rows: UInt16) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (isLocked, number): (Int32, Int32) = (0, 0)
    // TIOCSPTLCK and TIOCGPTN, which Swift's Glibc does not name.
    guard master >= 0, ioctl(master, 0x4004_5431, &isLocked) == 0,
      ioctl(master, 0x8004_5430, &number) == 0
    else { throw BenchFailure("no terminal can be had") }
    let name = "/dev/pts/\(number)"
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in Int32(0)...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, name, O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // POSIX_SPAWN_SETSID: a session of its own, so that the terminal is the one it controls.
    posix_spawnattr_setflags(&attributes, 0x80)
    let settings = ["TERM=xterm-256color", "LANG=C.UTF-8"]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0) } + [nil]
    defer { for word in arguments + environment { free(word) } }
    guard posix_spawn(&child, words[0], &actions, &attributes, &arguments, &environment) == 0
    else { throw BenchFailure("\(words[0]) did not start") }
  }

  deinit {
    kill(child, SIGKILL)
    var status: Int32 = 0
    waitpid(child, &status, 0)
    close(master)
  }

  /// How long what was typed took.
  struct Answer {
    /// Until the first byte of the frame that answers it; a frame is written at once.
    var first: Duration = .zero
    /// Until the last byte of all that it changed.
    var last: Duration = .zero
  }

  /// Types, and waits for what that changes.
  ///
  /// - Parameter quiet: what comes after so many milliseconds of silence belongs to it no more.
  @discardableResult
  func type(_ text: String, quiet: Int32) -> Answer {
    let begun = ContinuousClock.now
    _ = Array(text.utf8).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
    var answer = Answer()
    // The first byte may take long; each further one must follow soon.
    var patience: Int32 = 5000
    while hasOutput(within: patience) {
      guard drain() else { break }
      answer.last = .now - begun
      if answer.first == .zero { answer.first = answer.last }
      patience = quiet
    }
    return answer
  }

  /// Returns when nothing has come for so many milliseconds.
  func settle(_ quiet: Int32) { while hasOutput(within: quiet) && drain() {} }

  private func hasOutput(within milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, milliseconds) > 0 && descriptor.revents & Int16(POLLIN) != 0
  }

  private func drain() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    return read(master, &buffer, buffer.count) > 0
  }
}
