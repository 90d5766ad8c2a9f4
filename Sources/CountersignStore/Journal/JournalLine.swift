internal import Glibc

/// One line: 64 lowercase digits, a space, the record's raw JSON, a newline.
enum JournalLine {
  static let newline = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")
  /// Where the JSON begins.
  static let jsonStart = 65
  /// Bytes of a line that are not the record's.
  static let overhead = 66

  /// Appends a record's line and answers its link.
  static func append(_ json: [UInt8], after head: ChainHash, to bytes: inout [UInt8]) -> ChainHash {
    let link = json.withUnsafeBytes { head.link($0) }
    link.withDigits { bytes.append(contentsOf: $0) }
    bytes.append(space)
    bytes.append(contentsOf: json)
    bytes.append(newline)
    return link
  }

  /// The link of a line without its newline, or why it is none.
  static func check(
    _ line: UnsafeRawBufferPointer, after head: ChainHash
  ) -> Result<ChainHash, LineFault> {
    guard line.count > jsonStart, line[jsonStart - 1] == space else {
      return .failure(LineFault(reason: .badFraming))
    }
    let link = head.link(json(of: line))
    guard link.hasDigits(UnsafeRawBufferPointer(rebasing: line[..<(jsonStart - 1)])) else {
      return .failure(LineFault(reason: .brokenLink))
    }
    return .success(link)
  }

  static func holds(_ line: UnsafeRawBufferPointer, after head: ChainHash) -> Bool {
    if case .success = check(line, after: head) { return true }
    return false
  }

  static func json(of line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: line[jsonStart...])
  }

  /// Where the next newline is, from `start` on.
  static func newline(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(newline), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }
}

/// Why a line is no link of the chain.
struct LineFault: Error {
  var reason: JournalDamage.Reason
}
