import CountersignClerk
import Terminal

/// Prints rows as they come, in one of four forms.
struct TablePrinter {
  private let format: QueryCommand.Format
  private var count = 0
  private var pending: [UInt8] = []
  /// Rows of a table wait for their widths.
  private var rows: [[String]] = []
  private let names: [String]

  init(format: QueryCommand.Format, columns: [String]) {
    self.format = format
    names = columns
  }

  mutating func take(_ row: TableRow) throws {
    switch format {
    case .json:
      pending += Array(count == 0 ? "[\n".utf8 : ",\n".utf8) + row.json
    case .jsonl:
      pending += row.json + [UInt8(ascii: "\n")]
    case .csv:
      if count == 0 { pending += Self.csv(names) }
      pending += Self.csv(row.columns.map { Self.csvText($0.value) })
    case .table:
      rows.append(row.columns.map { VisibleText.of(TableRow.plain($0.value)) })
    }
    count += 1
    if pending.count > 1 << 16 { try flush() }
  }

  mutating func finish() throws {
    switch format {
    case .json: pending += Array(count == 0 ? "[]\n".utf8 : "\n]\n".utf8)
    case .table: pending += Array(tableText.utf8)
    case .csv: if count == 0 { pending += Self.csv(names) }
    case .jsonl: break
    }
    try flush()
  }

  private mutating func flush() throws {
    try Output.write(pending)
    pending = []
  }

  /// A text that a spreadsheet would take for a formula is kept from being one.
  private static func csvText(_ json: [UInt8]) -> String {
    let text = visible(TableRow.plain(json))
    let isText = json.first == UInt8(ascii: "\"")
    guard isText, let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first)
    else { return text }
    return "'" + text
  }

  /// What is hidden or would drive a terminal made visible; line breaks and tabs are content.
  private static func visible(_ text: String) -> String {
    var shown = ""
    var part = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if "\n\r\t".unicodeScalars.contains(scalar) {
        shown += VisibleText.of(String(part))
        shown.unicodeScalars.append(scalar)
        part = String.UnicodeScalarView()
      } else {
        part.append(scalar)
      }
    }
    return shown + VisibleText.of(String(part))
  }

  private static func csv(_ fields: [String]) -> [UInt8] {
    let quoted = fields.map { field in
      let isPlain = field.utf8.allSatisfy { $0 != 34 && $0 != 44 && $0 >= 0x20 }
      return isPlain ? field : "\"\(escaped(field))\""
    }
    return Array((quoted.joined(separator: ",") + "\r\n").utf8)
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

  private static let widest = 40

  private var tableText: String {
    guard count > 0 else { return "" }
    let width = TextWidth.standard
    let all = [names] + rows
    let widths = names.indices.map { column in
      min(Self.widest, all.map { width.columns(of: $0[column]) }.max() ?? 0)
    }
    return all.map { row in
      let cells = row.enumerated().map { width.fit($0.element, columns: widths[$0.offset]) }
      var line = cells.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
