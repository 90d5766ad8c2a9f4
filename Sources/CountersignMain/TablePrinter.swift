import Countersign
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
      if count == 0 { pending += heads }
      pending += CSVLine.bytes(row.columns.map { Self.field($0.value) })
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
    case .csv: if count == 0 { pending += heads }
    case .jsonl: break
    }
    try flush()
  }

  private mutating func flush() throws {
    try Output.write(pending)
    pending = []
  }

  private var heads: [UInt8] { CSVLine.bytes(names.map(CSVLine.Field.text)) }

  private static func field(_ json: [UInt8]) -> CSVLine.Field {
    let text = VisibleText.ofLines(TableRow.plain(json))
    return json.first == UInt8(ascii: "\"") ? .text(text) : .plain(text)
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
