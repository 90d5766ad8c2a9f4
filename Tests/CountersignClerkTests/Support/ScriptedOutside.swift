import Countersign
import Synchronization

/// Systems outside that answer what they were told to, in turn, and remember what they were asked.
final class ScriptedOutside: Outside {
  private let answers: Mutex<[OutsideAnswer]>
  private let asked = Mutex<[OutsideCall]>([])

  init(_ answers: [OutsideAnswer]) { self.answers = Mutex(answers) }

  convenience init(_ outcomes: [CallOutcome]) {
    self.init(outcomes.map { OutsideAnswer($0, durationMs: 100) })
  }

  var calls: [OutsideCall] { asked.withLock(\.self) }

  func call(_ call: OutsideCall) -> OutsideAnswer {
    asked.withLock { $0.append(call) }
    return answers.withLock { $0.isEmpty ? OutsideAnswer(.ok) : $0.removeFirst() }
  }
}
