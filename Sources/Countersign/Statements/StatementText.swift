/// A statement in the shape of a WeChat bill: a header line, a line for each settlement with
/// amounts in yuan, then the summary's header and its line.
///
/// Taken whole or not at all: every line that is malformed is named with its number.
package struct StatementText: Equatable, Sendable {
  package private(set) var lines: [StatementLine] = []
  /// What the summary says, where there is one.
  package private(set) var total: Fen?
  package private(set) var count: Int?

  private var columns: [Column: Int] = [:]
  private var width = 0
  private var faults: [StatementFault] = []
  private var known: [String: Int] = [:]

  /// The columns that are read; others may stand between them.
  private enum Column: CaseIterable {
    case settlementRef
    case requestID
    case amount
    case status
    case at

    var names: [String] {
      switch self {
      case .settlementRef: ["settlement_ref", "order_id", "微信分账单号", "分账单号", "清算流水号"]
      case .requestID: ["request_id", "out_order_no", "商户分账单号", "商户单号"]
      case .amount: ["amount", "分账金额", "金额", "分账金额(元)", "金额(元)"]
      case .status: ["status", "处理状态", "状态", "分账状态"]
      case .at: ["create_time", "分账时间", "交易时间", "时间"]
      }
    }

    var isRequired: Bool { self == .settlementRef || self == .amount || self == .status }
  }

  /// - Throws: every fault there is, in the order of the lines.
  package init(_ bytes: some Collection<UInt8>) throws(StatementFaults) {
    let cells = StatementCells(bytes)
    faults = cells.faults
    read(cells.rows)
    guard faults.isEmpty else {
      throw StatementFaults(faults.sorted { $0.line < $1.line })
    }
  }

  private mutating func read(_ rows: [StatementCells.Row]) {
    let rows = rows.filter { !$0.isBlank }
    guard let header = rows.first else {
      // Where the header itself is malformed, that is said already.
      if faults.isEmpty { faults.append(StatementFault(1, "the header line is missing")) }
      return
    }
    guard readHeader(header) else { return }
    let body = rows.dropFirst()
    let end = body.firstIndex { Self.isSummary($0) } ?? body.endIndex
    for row in body[..<end] { take(row) }
    if end < body.endIndex { readSummary(Array(body[end...])) }
  }

  private mutating func readHeader(_ row: StatementCells.Row) -> Bool {
    let names = row.cells.map(Self.trimmed)
    for column in Column.allCases {
      let places = names.indices.filter { column.names.contains(names[$0]) }
      if places.count > 1 {
        faults.append(StatementFault(row.line, "column \(column.names[0]) stands there twice"))
      } else if places.isEmpty, column.isRequired {
        faults.append(StatementFault(row.line, "column \(column.names[0]) is missing"))
      }
      columns[column] = places.first
    }
    width = names.count
    return faults.isEmpty || columns.count == Column.allCases.count
  }

  private static func isSummary(_ row: StatementCells.Row) -> Bool {
    guard let first = row.cells.first else { return false }
    let name = trimmed(first).lowercased()
    return name.hasPrefix("总") || name.hasPrefix("total")
  }

  // MARK: Lines

  private mutating func take(_ row: StatementCells.Row) {
    guard row.cells.count == width else {
      faults.append(
        StatementFault(row.line, "\(row.cells.count) fields, the header has \(width)"))
      return
    }
    var line = StatementLine()
    line.number = row.line
    var reasons: [String] = []
    let ref = value(.settlementRef, row)
    if PartyNumbers.isID(ref) {
      line.settlementRef = ref
    } else {
      reasons.append("no id in settlement_ref")
    }
    let own = value(.requestID, row)
    if PartyNumbers.isID(own) {
      line.requestID = own
    } else if !own.isEmpty {
      reasons.append("no id in request_id")
    }
    if let amount = Self.fen(value(.amount, row)) {
      line.amount = amount
    } else {
      reasons.append("amount is not in yuan with two decimals")
    }
    if let status = Self.status(value(.status, row)) {
      line.status = status
    } else {
      reasons.append("status is not known")
    }
    let time = value(.at, row)
    line.at = Self.moment(time)
    if !time.isEmpty, line.at == nil { reasons.append("create_time is not a moment") }
    if let first = known[ref], reasons.isEmpty {
      reasons.append("settlement_ref \(ref) stands on line \(first) already")
    }
    faults += reasons.map { StatementFault(row.line, $0) }
    guard reasons.isEmpty else { return }
    known[ref] = row.line
    lines.append(line)
  }

  private func value(_ column: Column, _ row: StatementCells.Row) -> String {
    columns[column].map { Self.trimmed(row.cells[$0]) } ?? ""
  }

  private static func trimmed(_ text: String) -> String {
    let blank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" }
    let scalars = text.unicodeScalars.drop(while: blank)
    var end = scalars.endIndex
    while end > scalars.startIndex, blank(scalars[scalars.index(before: end)]) {
      end = scalars.index(before: end)
    }
    return String(scalars[..<end])
  }

  /// `12.30`: at most 15 digits before the point, so that the fen always fit.
  static func fen(_ text: String) -> Fen? {
    let units = Array(text.utf8)
    guard (4...18).contains(units.count), units[units.count - 3] == UInt8(ascii: ".") else {
      return nil
    }
    var count: Int64 = 0
    for (place, unit) in units.enumerated() where place != units.count - 3 {
      guard PartyNumbers.isDigit(unit) else { return nil }
      count = count * 10 + Int64(unit - 48)
    }
    return Fen(count)
  }

  private static func status(_ word: String) -> SplitStatus? {
    switch word.uppercased() {
    case "SUCCESS", "FINISHED", "成功", "处理成功", "分账成功", "已完成": .success
    case "FAILED", "CLOSED", "失败", "处理失败", "分账失败", "已关闭": .failed
    case "PROCESSING", "PENDING", "处理中", "分账中": .processing
    default: nil
    }
  }

  /// `2026-11-21 14:32:07` as China counts, or a moment as we write it.
  private static func moment(_ text: String) -> Instant? {
    if let instant = Instant(text: text) { return instant }
    let units = Array(text.utf8)
    guard units.count == 19, units[10] == UInt8(ascii: " ") else { return nil }
    return Instant(text: "\(text.prefix(10))T\(text.dropFirst(11)).000Z")?
      .adding(seconds: -Instant.chinaOffsetSeconds)
  }

  // MARK: The summary

  private mutating func readSummary(_ rows: [StatementCells.Row]) {
    let names = rows[0].cells.map { Self.trimmed($0).lowercased() }
    guard rows.count > 1 else {
      faults.append(StatementFault(rows[0].line, "the summary has no line of values"))
      return
    }
    guard rows.count == 2 else {
      faults.append(StatementFault(rows[2].line, "something behind the summary"))
      return
    }
    let values = rows[1].cells.map(Self.trimmed)
    guard values.count == names.count else {
      faults.append(
        StatementFault(rows[1].line, "\(values.count) fields, the summary has \(names.count)"))
      return
    }
    for (name, value) in zip(names, values) {
      if count == nil, ["条数", "笔数", "count"].contains(where: name.hasSuffix) {
        count = value.utf8.allSatisfy(PartyNumbers.isDigit) ? Int(value) : nil
        if count == nil { faults.append(StatementFault(rows[1].line, "the count is no number")) }
      } else if total == nil, name.contains("金额") || name.contains("amount") {
        total = Self.fen(value)
        if total == nil {
          faults.append(StatementFault(rows[1].line, "the total is not in yuan with two decimals"))
        }
      }
    }
  }
}
