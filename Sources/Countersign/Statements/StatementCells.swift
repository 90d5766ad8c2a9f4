/// What is wrong with a statement's text, and where.
package struct StatementFault: Equatable, Sendable {
  /// The line of the file, counted from 1.
  package var line: Int
  package var reason: String

  package init(_ line: Int, _ reason: String) {
    self.line = line
    self.reason = reason
  }

  package var text: String { "line \(line): \(reason)" }
}

/// Everything that is wrong with a statement; then nothing of it is taken.
package struct StatementFaults: Error, Equatable {
  package var list: [StatementFault]

  package init(_ list: [StatementFault]) { self.list = list }

  /// The first of them, and how many more there are.
  package var text: String {
    let shown = list.prefix(5).map(\.text).joined(separator: "; ")
    return list.count > 5 ? "\(shown); and \(list.count - 5) more" : shown
  }
}

/// CSV (RFC 4180) cut into cells: fields in quotes may hold commas, quotes and new lines.
struct StatementCells {
  struct Row: Equatable {
    /// The line on which it begins, counted from 1.
    var line: Int
    var cells: [String]

    var isBlank: Bool { cells == [""] }
  }

  private(set) var rows: [Row] = []
  private(set) var faults: [StatementFault] = []

  private var row = Row(line: 1, cells: [])
  private var cell: [UInt8] = []
  private var line = 1
  private var state = State.start
  /// The first thing that is wrong with the row that is read.
  private var reason: String?

  /// Where in a cell the reader is.
  private enum State { case start, plain, quoted, closed }

  init(_ bytes: some Collection<UInt8>) {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes.dropFirst(0)
    var before: UInt8 = 0
    for byte in body {
      if before == 13, byte != 10, state != .quoted { note("a carriage return without a new line") }
      take(byte)
      before = byte
    }
    if before == 13, state != .quoted { note("a carriage return without a new line") }
    if state == .quoted { note("a quote is not closed") }
    if state != .start || !row.cells.isEmpty { endRow() }
  }

  private mutating func note(_ reason: String) { self.reason = self.reason ?? reason }

  private mutating func take(_ byte: UInt8) {
    if state == .quoted { return takeQuoted(byte) }
    switch byte {
    case 10: endRow()
    case 13: break
    case UInt8(ascii: ","): endCell()
    case UInt8(ascii: "\""):
      if state == .closed {
        // Two quotes in a quoted cell are one.
        cell.append(byte)
        state = .quoted
      } else if state == .start {
        state = .quoted
      } else {
        note("a quote in the middle of a field")
      }
    default:
      if state == .closed { note("something behind a closing quote") }
      takePlain(byte)
      state = .plain
    }
  }

  private mutating func takeQuoted(_ byte: UInt8) {
    if byte == UInt8(ascii: "\"") {
      state = .closed
    } else {
      if byte == 10 { line += 1 }
      takePlain(byte)
    }
  }

  private mutating func takePlain(_ byte: UInt8) {
    let isText = byte >= 0x20 && byte != 0x7F || byte == 9
    let isBreak = state == .quoted && (byte == 10 || byte == 13)
    if isText || isBreak { cell.append(byte) } else { note("a control character") }
  }

  private mutating func endCell() {
    if let text = String(validating: cell, as: UTF8.self) {
      // Each value has a back-tick before it, so that a spreadsheet leaves long numbers alone.
      row.cells.append(text.utf8.first == UInt8(ascii: "`") ? String(text.dropFirst()) : text)
    } else {
      note("not UTF-8")
      row.cells.append("")
    }
    cell = []
    state = .start
  }

  private mutating func endRow() {
    endCell()
    if let reason { faults.append(StatementFault(row.line, reason)) } else { rows.append(row) }
    reason = nil
    line += 1
    row = Row(line: line, cells: [])
  }
}
