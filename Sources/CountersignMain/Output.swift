import Glibc

/// Standard output and standard error, without Swift's buffers between.
enum Output {
  /// Writes results; a closed or full output ends the call.
  static func write(_ bytes: [UInt8]) throws {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw ProgramFailure(74, "standard output: \(String(cString: strerror(errno)))")
      }
      done += count
    }
  }

  static func line(_ text: String) throws { try write(Array((text + "\n").utf8)) }

  /// A message for people.
  static func error(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }

  static var isTerminal: Bool { isatty(1) == 1 }
}

/// What the process needs before anything else.
enum Process {
  static func prepare() {
    // Files are the owner's alone; a closed pipe is an error, not a death.
    umask(0o077)
    signal(SIGPIPE, SIG_IGN)
  }
}
