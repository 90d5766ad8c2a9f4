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
  private let name: String
  private var rest: [UInt8] = []
  /// So much of `rest` is known to hold no end of a line.
  private var searched = 0
  private var isSkipping = false
  private var isAtEnd = false

  /// - Parameter path: standard input without one, or where it is `-`.
  init(path: String?) throws {
    name = path ?? "-"
    guard let path, path != "-" else {
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
        throw ProgramFailure(74, "\(name): \(String(cString: strerror(errno)))")
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
    while lines.count < most, let end = lineEnd(from: max(start, searched)) {
      if isSkipping || end - start > Self.longest {
        lines.append(.tooLong)
        isSkipping = false
      } else if !rest[start..<end].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
        lines.append(.whole(Array(rest[start..<end])))
      }
      start = end + 1
    }
    rest.removeSubrange(..<start)
    searched = lines.count < most ? rest.count : 0
    if isSkipping || searched > Self.longest, searched == rest.count {
      isSkipping = true
      rest = []
      searched = 0
    }
    return lines
  }

  /// Where the next line ends; nothing is looked at twice, however the text comes in.
  private func lineEnd(from start: Int) -> Int? {
    rest.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + start, 0x0A, bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
