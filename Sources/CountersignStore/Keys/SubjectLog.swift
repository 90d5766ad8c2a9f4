internal import Glibc
internal import Synchronization

/// STORE/keys/subjects.log: a key for each slot, made in batches before they are needed, so that
/// a new person costs no sync of its own.
///
/// A key is read from the file each time it is used: so one that another process destroyed is
/// gone here too.
final class SubjectLog: Sendable {
  static let path = "\(KeyRing.folder)/subjects.log"
  static let file = "subjects.log"
  /// The note of a failed write or sync, for whoever makes the next batch.
  static let suspicion = "\(KeyRing.folder)/suspect"
  static let batch = 256

  private let volume: any Volume
  private let entropy: Entropy
  private let reader: any VolumeFile
  /// Slots up to this one were seen on the disk by a sync of this process.
  private let syncedSlots = Mutex(0)

  private init(_ volume: any Volume, _ entropy: Entropy) throws {
    self.volume = volume
    self.entropy = entropy
    reader = try volume.openFile(Self.path, for: .reading)
  }

  static func create(on volume: any Volume, _ entropy: Entropy) throws -> SubjectLog {
    if try volume.facts(of: path) == nil { _ = try volume.createFile(path) }
    let log = try SubjectLog(volume, entropy)
    try volume.syncFolder(KeyRing.folder)
    return log
  }

  static func load(on volume: any Volume, _ entropy: Entropy) throws -> SubjectLog {
    guard let facts = try volume.facts(of: path) else {
      throw KeyDamage(file: file, slot: nil, reason: .missing)
    }
    guard facts.isPrivate else { throw KeyFailure.loosePermissions(path) }
    return try SubjectLog(volume, entropy)
  }

  // MARK: Making slots

  /// Slots with keys that are on the disk, for use by the next record.
  ///
  /// Needs the store's lock.
  ///
  /// Whatever lies after `lastUsed` no record names, so it may be made anew where it is bad.
  func freshSlots(_ count: Int, after lastUsed: Int) throws -> [Int] {
    if count == 0 { return [] }
    let wanted = lastUsed + count
    let suspect = try volume.facts(of: Self.suspicion) != nil
    if suspect || syncedSlots.withLock({ $0 }) < wanted {
      try extend(to: wanted, after: lastUsed, suspect: suspect)
    }
    return Array((lastUsed + 1)...wanted)
  }

  private func extend(to wanted: Int, after lastUsed: Int, suspect: Bool) throws {
    do {
      let file = try volume.openFile(Self.path, for: .overwriting)
      let size = try file.size()
      guard size >= SubjectLine.offset(of: lastUsed + 1) else {
        throw KeyDamage(file: Self.file, slot: lastUsed, reason: .unfinished)
      }
      // Keys of another process that was cut short may have reached no disk, in spite of what a
      // sync says now. Those go unused and are written over.
      let whole =
        try suspect ? lastUsed : goodSlots(in: file, size: size, from: lastUsed)
      let last = whole < wanted ? wanted + Self.batch : whole
      if last > whole { try file.overwrite(lines(whole + 1...last), at: whole * SubjectLine.width) }
      try file.sync()
      if suspect { try volume.remove(Self.suspicion) }
      syncedSlots.withLock { $0 = last }
    } catch let failure as VolumeFailure {
      // Its content does not matter; only its name does.
      _ = try? volume.createFile(Self.suspicion)
      throw failure
    }
  }

  /// The last of the slots after `first` that are good without a gap.
  private func goodSlots(in file: any VolumeFile, size: Int, from first: Int) throws -> Int {
    let bytes = try file.bytes(in: SubjectLine.offset(of: first + 1)..<size)
    var slot = first
    while true {
      let start = (slot - first) * SubjectLine.width
      guard start + SubjectLine.width <= bytes.count,
        case .live = SubjectLine.read(
          Array(bytes[start..<(start + SubjectLine.width)]), slot: slot + 1)
      else { return slot }
      slot += 1
    }
  }

  private func lines(_ slots: ClosedRange<Int>) -> [UInt8] {
    slots.flatMap { SubjectLine.live(slot: $0, key: entropy.bytes(32)) }
  }

  // MARK: Using slots

  /// A slot's key, nil when it was destroyed.
  ///
  /// - Throws: `KeyFailure.unknownSlot`; `KeyDamage`; `VolumeFailure`.
  func key(of slot: Int) throws -> Secret? {
    guard slot >= 1 else { throw KeyFailure.unknownSlot(slot) }
    let start = SubjectLine.offset(of: slot)
    let bytes = try reader.bytes(in: start..<(start + SubjectLine.width))
    if bytes.isEmpty { throw KeyFailure.unknownSlot(slot) }
    switch SubjectLine.read(bytes, slot: slot) {
    case .live(let key): return key
    case .destroyed, .halfDestroyed: return nil
    case .damaged: throw KeyDamage(file: Self.file, slot: slot, reason: .badLine)
    }
  }

  /// Overwrites a slot's key where it lies, and syncs, also when it was done before: the earlier
  /// sync may have failed.
  ///
  /// Needs the store's lock.
  func destroy(_ slot: Int) throws {
    let file = try volume.openFile(Self.path, for: .overwriting)
    let start = SubjectLine.offset(of: slot)
    guard slot >= 1, try file.size() >= start + SubjectLine.width else {
      throw KeyFailure.unknownSlot(slot)
    }
    try file.overwrite(SubjectLine.tombstone(slot: slot), at: start)
    try file.sync()
  }

  /// Reads every line.
  ///
  /// What comes after the last used slot may be unfinished.
  func verify(lastUsed: Int) throws -> KeyCounts {
    var counts = KeyCounts()
    var first = 1
    while first <= lastUsed {
      let last = min(lastUsed, first + Self.batch - 1)
      let range = SubjectLine.offset(of: first)..<SubjectLine.offset(of: last + 1)
      let bytes = try reader.bytes(in: range)
      for slot in first...last {
        let start = SubjectLine.offset(of: slot) - range.lowerBound
        guard start + SubjectLine.width <= bytes.count else {
          throw KeyDamage(file: Self.file, slot: slot, reason: .unfinished)
        }
        try counts.add(Array(bytes[start..<(start + SubjectLine.width)]), slot: slot)
      }
      first = last + 1
    }
    counts.spare = try goodSlots(in: reader, size: reader.size(), from: lastUsed) - lastUsed
    return counts
  }
}
