import Countersign
import CountersignConsole
import CountersignSimulation
import Terminal

/// A simulation's report as lines of aligned text; the same report gives the same bytes.
struct SimulationText {
  private let report: SimulationReport
  private let texts: Texts
  private(set) var lines: [String] = []
  private static let width = 100

  init(_ report: SimulationReport, _ texts: Texts) {
    self.report = report
    self.texts = texts
    writeHead()
    writeCommands()
    writeEvents()
    if report.hasFaults { writeFaults() }
    writeInvariants()
    writeEnd()
  }

  var text: String { lines.joined(separator: "\n") }

  // MARK: Lines

  private mutating func title(_ chinese: String, _ english: String) {
    lines += ["", texts(chinese, english)]
  }

  /// A label, a number, and what stands behind it.
  private mutating func row(_ label: String, _ number: Int?, _ more: String = "") {
    let cells = TextWidth.standard
    let figure = number.map(Self.grouped) ?? ""
    var line =
      "  " + cells.fit(label, columns: 30) + " "
      + String(repeating: " ", count: max(0, 13 - figure.utf8.count)) + figure
    if !more.isEmpty { line += "   " + more }
    while line.hasSuffix(" ") { line.removeLast() }
    lines.append(line)
  }

  /// Counts behind a label, wrapped where the line is full.
  private mutating func row(_ label: String, _ number: Int, _ parts: [(String, Int)]) {
    let words = parts.map { "\($0.0) \(Self.grouped($0.1))" }
    var rest = words[...]
    var isFirst = true
    repeat {
      var taken = ""
      while let next = rest.first,
        taken.isEmpty || taken.count + next.count + 2 <= Self.width - 49
      {
        taken += (taken.isEmpty ? "" : "  ") + next
        rest.removeFirst()
      }
      row(isFirst ? label : "", isFirst ? number : nil, taken)
      isFirst = false
    } while !rest.isEmpty
  }

  static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var grouped = ""
    while digits.utf8.count > 3 {
      grouped = ",\(digits.suffix(3))\(grouped)"
      digits.removeLast(3)
    }
    return digits + grouped
  }

  // MARK: Parts

  private mutating func writeHead() {
    lines.append(texts("仿真", "Simulation"))
    row(texts("种子", "seed"), nil, String(report.seed))
    row(texts("步数", "steps"), report.stepsMade)
    row(
      texts("故障", "faults"), nil,
      report.hasFaults ? texts("注入", "on") : texts("不注入", "off"))
    row(texts("世界", "worlds"), report.worlds)
    row(texts("日志记录", "journal records"), report.tally.records)
    row(texts("日志字节", "journal bytes"), report.tally.bytes)
  }

  private mutating func writeCommands() {
    title("命令：次数，与答复", "Commands: how often, and what was answered")
    for name in CommandName.allCases {
      guard let answers = report.tally.commands[name] else { continue }
      write(name.rawValue, answers)
    }
    if let broken = report.tally.commands[nil] {
      write(texts("（无法解读的行）", "(unreadable lines)"), broken)
    }
  }

  private mutating func write(_ label: String, _ answers: [String: Int]) {
    let codes = answers.keys.filter { $0 != "OK" }.sorted()
    let parts = (answers["OK"] == nil ? [] : ["OK"]) + codes
    row(
      label, answers.values.reduce(0, +), parts.map { ($0, answers[$0] ?? 0) })
  }

  private mutating func writeEvents() {
    title("事件", "Events")
    for (type, count) in report.tally.events.sorted(by: { $0.key < $1.key }) {
      row(type, count)
    }
  }

  private mutating func writeFaults() {
    title("注入的故障：模式切换，与调用结果", "Faults: modes set, and how calls ended")
    for service in ServiceName.allCases {
      let modes = report.tally.modes[service] ?? [:]
      row(
        service.rawValue, modes.values.reduce(0, +),
        ServiceMode.allCases.compactMap { mode in modes[mode].map { (mode.rawValue, $0) } })
      let calls = report.tally.calls[service] ?? [:]
      row(
        texts("  调用", "  calls"), calls.values.reduce(0, +),
        CallOutcome.allCases.compactMap { word in calls[word].map { (word.rawValue, $0) } })
    }
    title("崩溃与重启", "Crashes and restarts")
    for point in CrashPoint.allCases {
      row(texts.word(point), report.tally.crashes[point] ?? 0)
    }
    row(texts("从快照重启", "restarted from the snapshot"), report.tally.snapshotRestarts)
    row(texts("从日志重启", "restarted from the journal"), report.tally.journalRestarts)
  }

  private mutating func writeInvariants() {
    title("不变量：检查次数", "Invariants: how often they were looked at")
    for invariant in Invariant.allCases {
      row(
        invariant.code, report.tally.looks[invariant.rawValue],
        "\(texts.word(invariant.pace))  \(texts.word(invariant))")
    }
  }

  private mutating func writeEnd() {
    lines.append("")
    guard let finding = report.finding else {
      lines.append("digest \(report.digest)")
      lines.append(texts("不变量：全部成立", "invariants: held"))
      return
    }
    lines.append(texts("最后的命令", "The last lines"))
    lines += finding.lines.map { "  \($0)" }
    lines.append(texts("最后的记录", "The last records"))
    lines += finding.records.map { "  \($0)" }
    lines.append("")
    let invariant = finding.violation.invariant
    lines.append(
      texts("不变量：不成立 ", "invariants: BROKEN ") + invariant.code + "  "
        + texts.word(invariant))
    row(texts("步", "step"), finding.step)
    row(texts("记录", "record"), finding.violation.record)
    lines.append("  \(finding.violation.detail)")
    lines.append(
      texts("重现：", "To see it again: ")
        + "countersign simulate --seed \(report.seed) --steps \(finding.step)"
        + (report.hasFaults ? " --faults" : ""))
  }
}
