package import Countersign
import CountersignStore

/// How the shared order of things reaches the clerk's keys and disk.
extension Clerk: Performer {
  package var operatorID: String { options.operatorID }

  package func fingerprint(_ canonical: [UInt8]) -> String { keys.fingerprint(canonical) }

  package func seal(_ record: inout JournalRecord) throws {
    for place in record.events.indices { try seal(&record.events[place]) }
  }

  private func seal(_ event: inout Event) throws {
    let keys = keys
    let lastSlot = registry.lastSlot
    try event.visitGuarded { text, slots, context in
      guard case .fresh(let plain) = text else { return }
      if let highest = slots.max(), highest > lastSlot {
        _ = try keys.freshSlots(highest - lastSlot, after: lastSlot)
      }
      text = .sealed(try keys.seal(Array(plain.utf8), for: slots, context: context))
    }
  }

  package func keep(_ record: JournalRecord) throws {
    pending.append(record.json)
    if pending.count >= 4096 { try flush() }
  }

  /// Before a service is called: what it is called for stands on the disk.
  package func commit() throws {
    try flush()
    try journal.sync()
  }

  package func destroyKey(_ slot: Int) throws { try keys.destroy(slot) }

  /// What a service is told, in the clear; it goes to the service and nowhere else.
  package func outsideFields(_ request: ServiceRequest) -> [String: String] {
    registry.outsideFields(request, policy, tools) { smsText($0, $1) }
  }
}
