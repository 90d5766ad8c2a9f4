import Countersign
import Testing

@Suite("Idempotency keys")
struct IdempotencyTests {
  private func record(
    _ sequence: Int, _ key: String?, _ fingerprint: String? = nil, _ answer: Answer? = nil
  ) -> JournalRecord {
    var record = JournalRecord()
    record.sequence = sequence
    record.at = TestDesk.start
    record.key = key
    record.fingerprint = fingerprint
    record.answer = answer
    return record
  }

  @Test("What was answered under a key is remembered, with what was asked")
  func remembered() {
    var registry = Registry()
    let answer = Answer(Outcome.process("P20261121-000001"))
    registry.apply(record(1, "k1", "f1", answer))
    #expect(registry.answers["k1"]?.fingerprint == "f1")
    #expect(registry.answers["k1"]?.answer == answer)
    registry.apply(record(2, nil, nil, answer))
    #expect(registry.answers.count == 1)
  }

  @Test("An answer that comes with a later record completes the first")
  func completedLater() {
    var registry = Registry()
    registry.apply(record(1, "k1", "f1"))
    #expect(registry.answers["k1"]?.answer == nil)
    let refused = Answer(Refusal(.serviceBusy, "bank"))
    registry.apply(record(2, "k1", nil, refused))
    #expect(registry.answers["k1"]?.answer == refused)
    #expect(registry.answers["k1"]?.fingerprint == "f1")
  }

  @Test("A refusal that was given stays the answer")
  func refusalStays() {
    var registry = Registry()
    let refused = Answer(Refusal(.verificationFailed, "attempts_left 2"))
    registry.apply(record(1, "k1", "f1", refused))
    registry.apply(record(2, "k1", nil, Answer(Outcome())))
    #expect(registry.answers["k1"]?.answer == refused)
  }

  @Test("The command itself again, after a busy service, begins anew")
  func beginsAnew() {
    var registry = Registry()
    registry.apply(record(1, "k1", "f1"))
    registry.apply(record(2, "k1", nil, Answer(Refusal(.serviceBusy, "bank"))))
    registry.apply(record(3, "k1", "f1"))
    #expect(registry.answers["k1"]?.answer == nil)
    #expect(registry.answers["k1"]?.sequence == 3)
    let done = Answer(Outcome())
    registry.apply(record(4, "k1", nil, done))
    #expect(registry.answers["k1"]?.answer == done)
  }

  @Test("Answers come through the journal and the snapshot whole")
  func stored() throws {
    var registry = Registry()
    var refusal = Refusal(.invalidTemplate, "variable x is missing")
    refusal.checks = [
      Check("template", .passed), Check("variables", .failed, code: .invalidTemplate),
    ]
    var page = Outcome(.page)
    page.page = Page()
    for (place, answer) in [Answer(refusal), Answer(page), Answer(.status("P1"))].enumerated() {
      let written = record(place + 1, "k\(place)", "f", answer)
      let read = try JournalRecord.read(0, of: JSONText(written.json))
      #expect(read == written)
      registry.apply(read)
    }
    let snapshot = RegistrySnapshot(registry, .init())
    let back = try RegistrySnapshot.read(0, of: JSONText(snapshot.json)).registry()
    #expect(back.answers == registry.answers)
    #expect(back.answers["k0"]?.answer?.refusal == refusal)
  }
}
