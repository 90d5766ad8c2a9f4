/// What every text file keeps to, whatever is written in it.
enum TextRules {
  /// Extensions of files that are text.
  static let text = ["swift", "c", "h", "md", "toml", "txt", "html", "jsonl", "json", "csv"]

  static func isText(_ path: String) -> Bool {
    text.contains { path.hasSuffix(".\($0)") }
  }

  /// A file ends with one newline, and has no carriage return.
  static func checkEnd(_ path: String, _ bytes: [UInt8]) -> [Violation] {
    if bytes.contains(UInt8(ascii: "\r")) { return [Violation(path, "it has a carriage return")] }
    guard bytes.last == UInt8(ascii: "\n") else {
      return [Violation(path, "it does not end with a newline")]
    }
    let isTwice = bytes.count > 1 && bytes[bytes.count - 2] == UInt8(ascii: "\n")
    return isTwice ? [Violation(path, "it ends with more than one newline")] : []
  }

  /// Scalars that a reader does not see, or that turn the line round; in code they are escaped.
  static func checkHidden(_ path: String, _ bytes: [UInt8]) -> [Violation] {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return [Violation(path, "it is no UTF-8")]
    }
    return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated().compactMap { place, line in
        guard line.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return nil }
        let hidden = String(decoding: line, as: UTF8.self).unicodeScalars.first(where: isHidden)
        return hidden.map {
          let code = String($0.value, radix: 16, uppercase: true)
          return Violation(path, place + 1, "a hidden character, U+\(code)")
        }
      }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\t" { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator:
      return true
    // Nothing is drawn for these either: blank fillers and variation selectors.
    default:
      return [0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800].contains(scalar.value)
        || (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
    }
  }
}
