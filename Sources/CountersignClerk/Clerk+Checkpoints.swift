import Countersign
import CountersignStore

extension Clerk {
  /// Signs how far the journal goes before something is added to it, where enough was written or
  /// enough time went by since the last time: in the store, and where the policy says, in another
  /// folder and by a command.
  ///
  /// What is just being written is left to the next: a line that a failing disk tore must not
  /// contradict a signature. For the same reason what others have written is synced first. Records
  /// are acknowledged whether or not this succeeds; a failure is told once.
  /// - Throws: `JournalStopped` where that sync fails.
  func signHead() throws {
    let position = journal.position
    let wall = options.wall()
    let last = signed ?? lastSigned()
    signed = last
    let since = position.records - last.records
    guard
      since >= policy.checkpointRecords
        || since > 0 && wall.since(last.at) >= policy.checkpointSeconds * 1000
    else { return }
    try journal.sync()
    let checkpoint = keys.checkpoint(registry.storeID, position, at: wall.text)
    signed = (position.records, wall)
    checkpointCommand?.hand(checkpoint)
    do {
      try CheckpointLog(on: volume).append(checkpoint)
      guard !policy.checkpointCopy.isEmpty else { return }
      let copy = try DiskVolume.create(at: policy.checkpointCopy)
      try CheckpointLog(on: copy, path: Self.copyName(registry.storeID)).append(checkpoint)
    } catch {
      checkpointFailure = error
    }
  }

  /// What the copy of a store's checkpoints is called in its folder.
  static func copyName(_ storeID: String) -> String { "\(storeID).log" }

  /// The last one on the disk; without any, long ago.
  private func lastSigned() -> (records: Int, at: Instant) {
    let last = (try? CheckpointLog(on: volume).last()) ?? nil
    return (last?.records ?? 0, last.flatMap { Instant(text: $0.at) } ?? Instant(milliseconds: 0))
  }

  /// Waits for the policy's command to have had the last checkpoint, at most as long as that may
  /// take.
  package func finishCheckpoints() { checkpointCommand?.finish() }

  /// Why the last checkpoint could not be written, told once.
  package func takeCheckpointFailure() -> (any Error)? {
    defer { checkpointFailure = nil }
    return checkpointFailure ?? checkpointCommand?.takeFailure()
  }
}
