internal import Glibc

extension Journal {
  /// Makes a new journal with its first record, all of it durable.
  ///
  /// Needs the store's lock.
  ///
  /// May be called again after it was cut short.
  /// - Throws: `JournalMisuse.exists` when there is a first record already; `JournalMisuse` for a
  ///   header that is no record; `JournalStopped`; `VolumeFailure`; `JournalDamage`.
  package static func create(
    on volume: any Volume, header: [UInt8], options: JournalOptions = .init()
  ) throws -> Journal {
    try volume.makeFolder(JournalFiles.folder)
    try volume.syncFolder("")
    if try JournalFiles.count(on: volume) == 0 {
      _ = try volume.createFile(JournalFiles.path(1))
    }
    let journal = try Journal(on: volume, options: options)
    try journal.recover { _, _ in }
    guard journal.position.records == 0 else { throw JournalMisuse.exists }
    _ = try journal.writeLines([header])
    try journal.sync()
    return journal
  }

  /// Appends records in one write and returns after one sync: then they are on the disk.
  ///
  /// Needs the store's lock, and `recover` called since it was taken.
  /// - Returns: The sequences of the records.
  /// - Throws: `JournalMisuse`, nothing written; `JournalStopped`, and from then on always.
  package func append(_ records: [[UInt8]]) throws -> Range<Int> {
    let written = try write(records)
    try sync()
    return written
  }

  /// Appends records in one write.
  ///
  /// They may be acknowledged, or relied on outside the journal, only after `sync`.
  ///
  /// Needs the store's lock, and `recover` called since it was taken.
  /// - Returns: The sequences of the records.
  /// - Throws: `JournalMisuse`, nothing written; `JournalStopped`, and from then on always.
  package func write(_ records: [[UInt8]]) throws -> Range<Int> {
    guard position.records > 0 else { throw JournalMisuse.absent }
    return try writeLines(records)
  }

  /// Returns when everything that this object has read or written is on the disk.
  ///
  /// Needs no lock. Others may write meanwhile, and what they wrote before is covered as well; so
  /// many writers share one turn of the disk.
  /// - Throws: `JournalStopped`, and from then on always; `JournalMisuse.behind` where `recover`
  ///   was never called.
  package func sync() throws {
    if let stopped { throw stopped }
    if isDurable { return }
    guard let writer else { throw JournalMisuse.behind }
    // Files before this one were synced before it was made.
    try stoppingAtFailure { try writer.sync() }
    durable = position
  }

  private func writeLines(_ records: [[UInt8]]) throws -> Range<Int> {
    if let stopped { throw stopped }
    try check(records)
    let first = position.records
    var (bytes, links) = lines(of: records)
    try stoppingAtFailure {
      try rollIfNeeded(for: bytes.count)
      let file = try writableFile()
      guard try file.size() == position.offset else { throw JournalMisuse.behind }
      if position.offset == 0 { try makeNameDurable(of: file) }
      try file.append(bytes)
    }
    bytes = []
    for (link, record) in zip(links, records) {
      advance(to: link, lineBytes: record.count + JournalLine.overhead)
    }
    return first..<position.records
  }

  private func check(_ records: [[UInt8]]) throws {
    guard !records.isEmpty else { throw JournalMisuse.empty }
    for record in records {
      if record.isEmpty { throw JournalMisuse.empty }
      if record.count > options.maximumRecordBytes { throw JournalMisuse.tooLarge(record.count) }
      // Valid JSON on one line has none of these, and a line of zeros is then surely no record.
      if record.contains(where: { $0 < 0x20 }) { throw JournalMisuse.controlByte }
    }
  }

  private func lines(of records: [[UInt8]]) -> (bytes: [UInt8], links: [ChainHash]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(records.reduce(0) { $0 + $1.count + JournalLine.overhead })
    var links: [ChainHash] = []
    var head = position.head
    for record in records {
      head = JournalLine.append(record, after: head, to: &bytes)
      links.append(head)
    }
    return (bytes, links)
  }

  /// Goes to a new file when the present one would get too big.
  ///
  /// The present one is synced first: so whoever finds a newer file knows that all before it is on
  /// the disk, whoever wrote it.
  private func rollIfNeeded(for bytes: Int) throws {
    guard position.offset > 0, position.offset + bytes > options.rollBytes else { return }
    let file = try writableFile()
    guard try file.size() == position.offset else { throw JournalMisuse.behind }
    try file.sync()
    durable = position
    let next = JournalFiles.path(position.file + 1)
    // An empty one may be there already, from a process that was cut short just now.
    let size = try volume.facts(of: next)?.size
    if size == nil { _ = try volume.createFile(next) }
    guard size == nil || size == 0 else { throw JournalMisuse.behind }
    goToNextFile()
  }

  /// Whoever made the file may have been cut short before the folder had its name for good.
  ///
  /// A line must not go into a file that can vanish.
  private func makeNameDurable(of file: any VolumeFile) throws {
    try file.sync()
    try volume.syncFolder(JournalFiles.folder)
  }

  /// The present file, open for appending.
  func writableFile() throws -> any VolumeFile {
    if let writer { return writer }
    let file = try volume.openFile(JournalFiles.path(position.file), for: .appending)
    writer = file
    return file
  }

  /// Runs something that writes.
  ///
  /// The first failure of the disk ends all writing by this object.
  func stoppingAtFailure<Answer>(_ body: () throws -> Answer) throws -> Answer {
    if let stopped { throw stopped }
    do {
      return try body()
    } catch let failure as VolumeFailure {
      let stop = JournalStopped(cause: failure)
      stopped = stop
      Suspicion.leave(on: volume, from: doubtful)
      throw stop
    }
  }

  /// From where on bytes may be lost when a sync fails: those of others too that no sync of ours
  /// has covered.
  private var doubtful: JournalPosition {
    if let durable { return durable }
    var start = position
    start.offset = 0
    return start
  }
}
