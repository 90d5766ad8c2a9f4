package import TOMLKit

/// Files that people write: policy, settings, themes, keys.
package enum TOMLText {
  /// What the reader of TOML must not be given.
  ///
  /// It has no answer to a closing brace where a value of an array is expected, as in `[}`, and ends
  /// the program. One bit makes it of `[]`, and a slip of the finger too.
  package struct Fault: Error, CustomStringConvertible {
    package let line: Int

    package var description: String { "a value is expected, not }" }
  }

  /// - Throws: `Fault`; `TOMLParseError`.
  package static func table(_ text: String) throws -> TOMLTable {
    if let line = fault(in: text) { throw Fault(line: line) }
    return try TOMLTable(string: text)
  }

  /// The line of the first such place; nil where there is none.
  private static func fault(in text: String) -> Int? {
    var line = 1
    var before: UInt8 = 0
    var quote: UInt8?
    var isEscaped = false
    var isComment = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n") {
        line += 1
        (isComment, isEscaped) = (false, false)
      } else if isComment || isEscaped {
        isEscaped = false
      } else if let open = quote {
        isEscaped = byte == UInt8(ascii: "\\") && open == UInt8(ascii: "\"")
        if byte == open { quote = nil }
      } else {
        switch byte {
        case UInt8(ascii: "#"): isComment = true
        case UInt8(ascii: "\""), UInt8(ascii: "'"): (quote, before) = (byte, byte)
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
        case UInt8(ascii: "}") where before == UInt8(ascii: "[") || before == UInt8(ascii: ","):
          return line
        default: before = byte
        }
      }
    }
    return nil
  }
}
