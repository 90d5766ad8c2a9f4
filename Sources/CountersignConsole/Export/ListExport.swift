package import Countersign

/// A list as a file: every row that its filter leaves, however many, in the list's order.
///
/// It is written in pieces, so that a long list need never be in memory whole: `head`, the rows of
/// one view after the other, `tail`.
package struct ListExport: Equatable, Sendable {
  /// Asks for all rows.
  package let query: Query
  /// CSV, else JSON.
  private let isCSV: Bool
  private let language: Language
  /// The ids to keep where the console filters by itself; nil for all.
  private let only: Set<String>?
  /// Rows written so far.
  package private(set) var count = 0

  init(_ query: Query, _ form: ExportForm, _ language: Language, only: Set<String>? = nil) {
    self.query = query.wholeList
    isCSV = form == .csv
    self.language = language
    self.only = only
  }

  private var texts: Texts { Texts(language) }

  /// What stands before the rows of this view; a spreadsheet needs the mark of UTF-8.
  private func head<Row: ExportedRow>(_ rows: Row.Type) -> [UInt8] {
    guard isCSV else { return [] }
    let titles = Row.exportFields(texts).map { CSVLine.Field.text($0.title) }
    return [0xEF, 0xBB, 0xBF] + CSVLine.bytes(titles)
  }

  /// The bytes of the next rows; with the first ones, also what stands before them.
  /// - Parameter isFirst: true for the first view, which may be empty.
  package mutating func bytes(_ view: View, isFirst: Bool) -> [UInt8] {
    switch view {
    case .templates(let list): bytes(list.rows, isFirst)
    case .processes(let list): bytes(list.rows, isFirst)
    case .users(let list): bytes(list.rows, isFirst)
    case .splits(let list): bytes(list.rows, isFirst)
    case .audit(let list): bytes(list.rows, isFirst)
    case .callbacks(let list): bytes(list.rows, isFirst)
    case .services(let lines): bytes(lines, isFirst)
    default: []
    }
  }

  /// What stands behind the rows.
  package var tail: [UInt8] {
    isCSV ? [] : Array((count == 0 ? "[]\n" : "\n]\n").utf8)
  }

  private mutating func bytes<Row: ExportedRow>(_ rows: [Row], _ isFirst: Bool) -> [UInt8] {
    let fields = Row.exportFields(texts)
    var bytes = isFirst ? head(Row.self) : []
    for row in rows where only?.contains(row.rowID) ?? true {
      if isCSV {
        bytes += CSVLine.bytes(fields.map { $0.value(row).cell(texts) })
      } else {
        bytes += Array((count == 0 ? "[\n" : ",\n").utf8) + Self.object(row, fields)
      }
      count += 1
    }
    return bytes
  }

  private static func object<Row>(_ row: Row, _ fields: [ExportField<Row>]) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { body in
      for field in fields {
        body.name(field.name)
        field.value(row).write(&body)
      }
    }
    return writer.bytes
  }
}

extension Query {
  /// The same list, all of it.
  fileprivate var wholeList: Query {
    switch self {
    case .templates(let window): .templates(window.whole)
    case .processes(let window): .processes(window.whole)
    case .audit(let window): .audit(window.whole)
    case .users(let window): .users(window.whole)
    case .splits(let window): .splits(window.whole)
    case .alerts(let window): .alerts(window.whole)
    case .callbacks(let window): .callbacks(window.whole)
    default: self
    }
  }
}

extension Window {
  fileprivate var whole: Window {
    var window = self
    (window.first, window.count, window.anchor) = (0, Int(Int32.max), nil)
    return window
  }
}
