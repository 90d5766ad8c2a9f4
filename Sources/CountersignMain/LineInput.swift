import Glibc

/// Lines from a file or standard input, as they come.
struct LineInput {
  /// A line, or the fact that one was too long to be a command.
  enum Line {
    case whole([UInt8])
    case tooLong
  }

  /// A command of the contract is far shorter; longer lines are refused without keeping them.
  static let longest = 4 << 20

  private let descriptor: Int32
  private var rest: [UInt8] = []
  private var isSkipping = false
  private var isAtEnd = false

  init(path: String?) throws {
    guard let path else {
      descriptor = 0
      return
    }
    descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ProgramFailure(74, "\(path): \(String(cString: strerror(errno)))")
    }
  }

  /// The lines that are there now, at least one; nil at the end.
  mutating func next(atMost most: Int) throws -> [Line]? {
    while true {
      let lines = take(atMost: most)
      if !lines.isEmpty { return lines }
      if isAtEnd { return nil }
      try read()
    }
  }

  private mutating func read() throws {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(descriptor, &chunk, chunk.count)
    if count < 0 {
      guard errno == EINTR else {
        throw ProgramFailure(74, "input: \(String(cString: strerror(errno)))")
      }
    } else if count == 0 {
      isAtEnd = true
      if !rest.isEmpty || isSkipping { rest.append(UInt8(ascii: "\n")) }
    } else {
      rest += chunk[..<count]
    }
  }

  private mutating func take(atMost most: Int) -> [Line] {
    var lines: [Line] = []
    var start = 0
    while lines.count < most, let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = rest[start..<end]
      if isSkipping {
        lines.append(.tooLong)
        isSkipping = false
      } else if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
        lines.append(line.count > Self.longest ? .tooLong : .whole(Array(line)))
      }
      start = end + 1
    }
    rest.removeSubrange(..<start)
    if rest.count > Self.longest, !rest.contains(UInt8(ascii: "\n")) {
      isSkipping = true
      rest = []
    }
    return lines
  }
}
