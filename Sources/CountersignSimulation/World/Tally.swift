package import Countersign

/// What happened in a simulation, counted.
package struct Tally: Equatable, Sendable {
  /// Answers by command; nil for lines that were no command.
  package var commands: [CommandName?: [String: Int]] = [:]
  package var events: [String: Int] = [:]
  package var calls: [ServiceName: [CallOutcome: Int]] = [:]
  package var modes: [ServiceName: [ServiceMode: Int]] = [:]
  package var crashes: [CrashPoint: Int] = [:]
  package var journalRestarts = 0
  package var snapshotRestarts = 0
  package var records = 0
  package var bytes = 0
  package var looks = [Int](repeating: 0, count: Invariant.allCases.count)

  package init() {}

  mutating func count(_ command: CommandName?, _ answer: String) {
    commands[command, default: [:]][answer, default: 0] += 1
  }

  /// Another world's counts beside these.
  mutating func add(_ other: Tally) {
    for (command, answers) in other.commands {
      commands[command, default: [:]].merge(answers) { $0 + $1 }
    }
    for (service, outcomes) in other.calls {
      calls[service, default: [:]].merge(outcomes) { $0 + $1 }
    }
    for (service, counts) in other.modes {
      modes[service, default: [:]].merge(counts) { $0 + $1 }
    }
    events.merge(other.events) { $0 + $1 }
    crashes.merge(other.crashes) { $0 + $1 }
    journalRestarts += other.journalRestarts
    snapshotRestarts += other.snapshotRestarts
    records += other.records
    bytes += other.bytes
    for place in looks.indices { looks[place] += other.looks[place] }
  }
}
