package import Countersign

/// Places where a test makes a world go wrong on purpose, to see that the audit notices.
///
/// The program has none: what it simulates is the rules as they are.
package struct Tamper: Sendable {
  /// Changes what the rules decided.
  package var decided: (@Sendable (Command, Registry, inout Decision) -> Void)?
  /// Changes what a record made of the state, live and in every replay.
  package var applied: (@Sendable (JournalRecord, inout Registry) -> Void)?
  /// Changes a record's bytes on their way to the journal.
  package var written: (@Sendable (inout [UInt8]) -> Void)?
  /// Changes a snapshot on its way to the disk.
  package var stored: (@Sendable (inout RegistrySnapshot) -> Void)?
  /// Changes the state that a restart found.
  package var restarted: (@Sendable (inout Registry) -> Void)?
  /// Changes what is due before it is looked at.
  package var awoke: (@Sendable (inout Registry) -> Void)?
  /// Changes what a service is told.
  package var called: (@Sendable (inout OutsideCall) -> Void)?
  /// Changes an answer.
  package var answered: (@Sendable (inout Answer) -> Void)?

  package init() {}
}
