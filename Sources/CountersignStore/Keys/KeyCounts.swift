/// How many keys there are.
package struct KeyCounts: Equatable, Sendable {
  package var live: Int
  package var destroyed: Int
  /// Made, and not used yet.
  package var spare: Int

  package init(live: Int = 0, destroyed: Int = 0, spare: Int = 0) {
    self.live = live
    self.destroyed = destroyed
    self.spare = spare
  }

  mutating func add(_ line: [UInt8], slot: Int) throws {
    switch SubjectLine.read(line, slot: slot) {
    case .live: live += 1
    case .destroyed: destroyed += 1
    case .halfDestroyed:
      throw KeyDamage(file: SubjectLog.file, slot: slot, reason: .halfDestroyed)
    case .damaged:
      throw KeyDamage(file: SubjectLog.file, slot: slot, reason: .badLine)
    }
  }
}
