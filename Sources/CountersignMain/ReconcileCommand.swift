import ArgumentParser
import Countersign
import CountersignClerk
import CountersignConsole
import Terminal

/// `reconcile`: our splits against a statement; changes nothing.
struct ReconcileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Compares our splits with a statement and prints the breaks. 对账。")

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp(
      "A statement as CSV, amounts in yuan; without it the sandbox's own. 对账单。", valueName: "file"))
  var file: String?

  @Option(help: "json, jsonl, csv or table; table on a terminal, else json.")
  var format: QueryCommand.Format?

  @Option(help: ArgumentHelp("The statement's first day. 起始日期。", valueName: "yyyy-mm-dd"))
  var from: String?

  @Option(help: ArgumentHelp("Its last day. 截止日期。", valueName: "yyyy-mm-dd"))
  var to: String?

  func validate() throws {
    guard StatementPeriod(from: from, to: to) != nil else {
      throw ValidationError("--from and --to take days such as 2026-11-21, in order.")
    }
  }

  func run() throws {
    let period = StatementPeriod(from: from, to: to) ?? StatementPeriod()
    var breaks = 0
    try global.run {
      let bytes = try file.map(FileBytes.read)
      let clerk = try global.open(readOnly: true)
      let found = try compare(bytes, clerk, period)
      var printer = TablePrinter(
        format: format ?? (Output.isTerminal ? .table : .json),
        columns: TableRow(StatementBreak()).columns.map(\.name))
      for one in found.breaks { try printer.take(TableRow(one)) }
      try printer.finish()
      Output.error(summary(found))
      breaks = found.breaks.count
    }
    if breaks > 0 { throw ExitCode(1) }
  }

  private func compare(
    _ bytes: [UInt8]?, _ clerk: Clerk, _ period: StatementPeriod
  ) throws -> Reconciliation {
    let texts = global.texts
    guard let bytes else {
      guard let statement = clerk.statement else {
        throw ProgramFailure(
          64,
          texts(
            "真实数据目录没有内置对账单，请指定 CSV 文件",
            "a live store has no statement of its own; name a CSV file"))
      }
      let lines = statement.filter { period.contains($0.at ?? clerk.now) }
      return Reconciliation(lines, clerk.registry.wallet, period)
    }
    do throws(StatementFaults) {
      return Reconciliation(try StatementText(bytes), clerk.registry.wallet, period)
    } catch {
      for fault in error.list.prefix(100) {
        Output.error(texts.detail(fault.text))
      }
      throw ProgramFailure(
        65,
        texts(
          "对账单有 \(error.list.count) 处错误，未作比对",
          "the statement has \(error.list.count) fault(s); nothing was compared"))
    }
  }

  private func summary(_ found: Reconciliation) -> String {
    let texts = global.texts
    var parts = [
      texts("对账单 \(found.lines) 行", "\(found.lines) lines"),
      texts("相符 \(found.matched)", "\(found.matched) agree"),
    ]
    for kind in BreakKind.allCases {
      guard let count = found.counts[kind.rawValue] else { continue }
      parts.append("\(kind.rawValue) \(count)")
    }
    if found.breaks.isEmpty { parts.append(texts("无差异", "no breaks")) }
    if found.outside > 0 {
      parts.append(texts("期间外未比对 \(found.outside)", "\(found.outside) outside the period"))
    }
    return parts.joined(separator: texts("，", ", "))
  }
}
