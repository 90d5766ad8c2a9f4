/// Writes lines of RFC 4180, safe to open in a spreadsheet.
package enum CSVLine {
  /// One field: a text that people wrote, or a value that is a number for a spreadsheet too.
  package enum Field: Equatable, Sendable {
    case text(String)
    case plain(String)

    /// What it says, without any guard.
    package var shown: String {
      switch self {
      case .text(let text), .plain(let text): text
      }
    }
  }

  /// The line's bytes, its CR LF with them.
  package static func bytes(_ fields: [Field]) -> [UInt8] {
    let cells = fields.map { field in
      switch field {
      case .text(let text): quoted(guarded(text))
      case .plain(let text): quoted(text)
      }
    }
    return Array((cells.joined(separator: ",") + "\r\n").utf8)
  }

  /// A text that a spreadsheet would take for a formula is kept from being one; the full-width
  /// forms too, which some of them read alike.
  private static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
    else { return text }
    return "'" + text
  }

  private static func quoted(_ field: String) -> String {
    let isPlain = field.utf8.allSatisfy { $0 != 34 && $0 != 44 && $0 >= 0x20 }
    return isPlain ? field : "\"\(escaped(field))\""
  }

  /// Quotes doubled, by scalar: a combining mark must not hide one.
  private static func escaped(_ field: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in field.unicodeScalars {
      if scalar == "\"" { out.append(scalar) }
      out.append(scalar)
    }
    return String(out)
  }
}
