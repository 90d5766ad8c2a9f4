import ArgumentParser
import CountersignClerk
import CountersignConsole
import Terminal

/// `query`: a table with the seeds' field names.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Prints a table. 打印数据表。")

  enum Format: String, ExpressibleByArgument, CaseIterable { case json, jsonl, csv, table }

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp(stringLiteral: TableName.allCases.map(\.rawValue).joined(separator: ", ")))
  var table: String

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Rows where a field is a value.", valueName: "field=value"))
  var conditions: [String] = []

  @Option(help: "json, jsonl, csv or table; table on a terminal, else json.")
  var format: Format?

  @Option(help: "At most so many rows.")
  var limit: Int?

  func validate() throws {
    guard TableName(rawValue: table) != nil else {
      let known = TableName.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no table \(VisibleText.of(table)). Tables: \(known)")
    }
    for condition in conditions where !condition.dropFirst().contains("=") {
      throw ValidationError("--where takes FIELD=VALUE.")
    }
    if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0.") }
  }

  func run() throws {
    guard let table = TableName(rawValue: table) else { return }
    try global.run {
      let clerk = try global.open(readOnly: true)
      let wanted = conditions.map { condition in
        let parts = condition.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (field: String(parts[0]), value: String(parts[1]))
      }
      let columns = clerk.columns(of: table)
      for condition in wanted where !columns.contains(condition.field) {
        let (name, known) = (VisibleText.of(condition.field), columns.joined(separator: ", "))
        throw ProgramFailure(
          64,
          global.texts(
            "表 \(table.rawValue) 没有字段 \(name)。字段有：\(known)",
            "\(table.rawValue) has no field \(name). Fields: \(known)"))
      }
      var printer = TablePrinter(
        format: format ?? (Output.isTerminal ? .table : .json), columns: columns)
      var left = limit ?? Int.max
      let processID = wanted.first { $0.field == "process_id" }?.value
      try clerk.rows(of: table, processID: processID) { row in
        guard wanted.allSatisfy({ row.text($0.field) == $0.value }) else { return true }
        guard left > 0 else { return false }
        left -= 1
        try printer.take(row)
        return true
      }
      try printer.finish()
    }
  }
}
