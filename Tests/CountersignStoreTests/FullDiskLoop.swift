import CountersignStore
import Glibc

/// Gives a disk room for one byte more each time, until a scenario completes.
///
/// What does not fit is written as far as it does, and no file can be made where nothing is free.
struct FullDiskLoop {
  /// Bytes between two sizes.
  var step = 1
  /// Tries, too, that the power goes before there is room again.
  var losesPower = true
  private(set) var fills = 0
  private(set) var states = 0
  private(set) var violations: [String] = []

  init(step: Int = 1, losesPower: Bool = true) {
    self.step = step
    self.losesPower = losesPower
  }

  /// Something was acknowledged by whoever had seen the disk full before.
  struct AcknowledgedAfterFailure: Error {}

  mutating func run<Known>(_ scenario: Scenario<Known>) throws {
    let prepared = CrashVolume()
    try scenario.prepare(prepared)
    var room = 0
    var isDone = false
    while !isDone, violations.isEmpty {
      let volume = prepared.copy()
      volume.leave(room: room)
      var known = scenario.known()
      do {
        try scenario.run(volume, &known)
        isDone = true
      } catch {
        fills += 1
        if !Self.isFull(error) { violations.append("room for \(room): \(error)") }
      }
      // Somebody made room, and the next process comes.
      volume.leave(room: nil)
      look(at: volume.copy(), scenario, known, "room for \(room)")
      if losesPower {
        PowerLoss(volume, tearStep: 4096).forEachOutcome { disk in
          if violations.isEmpty { look(at: disk, scenario, known, "room for \(room), power lost") }
        }
      }
      room += step
    }
  }

  private static func isFull(_ error: any Error) -> Bool {
    let failure = (error as? JournalStopped)?.cause ?? error as? VolumeFailure
    return failure?.code == ENOSPC
  }

  private mutating func look<Known>(
    at disk: CrashVolume, _ scenario: Scenario<Known>, _ known: Known, _ when: String
  ) {
    states += 1
    do {
      let wrong = try scenario.check(disk, known)
      if let wrong { violations.append("\(when): \(wrong)") }
    } catch {
      violations.append("\(when): \(error)")
    }
  }
}
