import Countersign

// How a script tells what it sees.
extension Script {
  static func told(_ answer: Answer) -> String {
    if let code = answer.code { return code.rawValue }
    guard let outcome = answer.outcome else { return "nothing" }
    if let page = outcome.page { return "\(page.step.rawValue) \(page.attemptsLeft)" }
    guard outcome.kind == .process else { return "OK" }
    return "P\(Ordinal.number(of: outcome.processID ?? "") ?? 0)"
  }

  /// The status of a process, why it ended, and its parties' statuses.
  func standing(_ number: Int) -> String {
    let process = desk.process(number)
    let parties = process.parties.map { $0.status.rawValue.lowercased() }
    return ([process.status.rawValue, process.endReason?.rawValue].compactMap(\.self) + parties)
      .joined(separator: " ")
  }

  /// How long a process has if nobody moves; `-` once it is closed.
  func timeLeft(_ number: Int) -> String {
    let process = desk.process(number)
    guard process.status.isOpen else { return "-" }
    return Self.text(seconds: process.expiresAt.since(desk.now) / 1000)
  }

  /// The types of the events written since, a slash between records.
  func events(_ before: Int) -> String {
    let told = desk.records[before...].map { record in
      record.events.map(\.type).joined(separator: " ")
    }
    return told.isEmpty ? "-" : told.joined(separator: " / ")
  }

  static func text(seconds: Int64) -> String {
    guard seconds > 0 else { return "\(seconds)s" }
    var rest = seconds
    var out = ""
    for (unit, size) in [("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)] as [(String, Int64)] {
      if rest / size > 0 { out += "\(rest / size)\(unit)" }
      rest %= size
    }
    return out
  }
}
