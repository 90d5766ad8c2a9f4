internal import Glibc

/// The hash-chained journal: STORE/journal/00000001.log and its successors.
///
/// A record's sequence is the number of records before it, so the header is record 0. Reading
/// needs no lock: a reader stops before an unfinished last line, which another process may be
/// writing. `create`, `recover`, `write` and `append` need the store's lock; `sync` needs none, so
/// that others write while the disk is busy, and one sync of the disk serves many. Every link is
/// checked when it is read. Not Sendable: it belongs to one thread.
package final class Journal {
  /// What a reader does with a record: its sequence, and its raw JSON, valid during the call only.
  package typealias Body = (Int, UnsafeRawBufferPointer) throws -> Void

  let volume: any Volume
  let options: JournalOptions
  /// How far this object has read or written.
  package internal(set) var position: JournalPosition
  /// How far it knows all of it to be on the disk for good; nil until its first sync.
  package internal(set) var durable: JournalPosition?
  /// Where each file begins, were all of them one: the sizes of those before it, added up.
  var fileStarts: [Int]
  var index: JournalIndex
  /// Set by the first failed write or sync, for good.
  package internal(set) var stopped: JournalStopped?
  private var reader: (any VolumeFile)?
  var writer: (any VolumeFile)?

  /// Opens a journal and reads none of its records yet.
  ///
  /// - Parameter from: Where a snapshot left off, to go on from there; nil for the beginning.
  /// - Throws: `JournalMisuse.absent`; `JournalDamage`, with `.positionNotThere` when the journal
  ///   does not have that record with that link there; `VolumeFailure`.
  package convenience init(
    on volume: any Volume, options: JournalOptions = .init(), from: JournalPosition? = nil
  ) throws {
    let files = try JournalFiles.count(on: volume)
    guard files > 0 else { throw JournalMisuse.absent }
    self.init(on: volume, options, at: from ?? .start)
    if let from {
      try PositionCheck(volume: volume, options: options, files: files).check(from)
      for number in 1..<from.file {
        let size = try volume.facts(of: JournalFiles.path(number))?.size ?? 0
        fileStarts.append(fileStarts[number - 1] + size)
      }
    }
  }

  private init(on volume: any Volume, _ options: JournalOptions, at position: JournalPosition) {
    self.volume = volume
    self.options = options
    self.position = position
    fileStarts = [0]
    index = JournalIndex(from: position.records)
  }

  /// The bytes of all files up to `position`.
  package var byteCount: Int { fileStarts[position.file - 1] + position.offset }

  /// Whether everything read or written is known to be on the disk, so that it may be relied on.
  package var isDurable: Bool { durable == position }

  /// Whether a write or sync has failed, so that nothing more is written.
  package var isStopped: Bool { stopped != nil }

  /// Reads what has been appended since, by this or other processes, and checks every link.
  ///
  /// When `body` throws, its record counts as not read, and the next call begins with it.
  /// - Throws: `JournalDamage`; `VolumeFailure`; what `body` throws.
  @discardableResult
  package func catchUp(_ body: Body) throws -> CatchUp {
    let before = position.records
    while true {
      // Asked before the size: once a file has a successor, it grows no more.
      let hasNext = try volume.facts(of: JournalFiles.path(position.file + 1)) != nil
      let size = try readableFile().size()
      if size < position.offset { throw position.damage(.shrunk) }
      let unfinished = try readLines(to: size, body)
      guard hasNext else {
        return CatchUp(records: position.records - before, unfinishedBytes: unfinished)
      }
      if unfinished > 0 { throw position.damage(.unfinishedFile) }
      if size == 0 { throw position.damage(.emptyFile) }
      goToNextFile()
    }
  }

  /// Reads whole lines of the present file; answers the bytes after the last one.
  private func readLines(to size: Int, _ body: Body) throws -> Int {
    if size == position.offset { return 0 }
    let file = try readableFile()
    var lines = LineReader(file, end: size, options: options)
    var damage: JournalDamage?
    let stop = try lines.read(from: position.offset) { line, _ in
      damage = try take(line, body)
      return damage == nil
    }
    if case .tooLong = stop { damage = position.damage(.tooLong) }
    let lost = LostWrite(file: file, options: options, head: position.head)
    if let damage, try !lost.begins(at: damage, size: size) { throw damage }
    return size - position.offset
  }

  /// Checks a line, hands its record on and goes past it; or says what is wrong with it.
  func take(_ line: UnsafeRawBufferPointer, _ body: Body) throws -> JournalDamage? {
    if line.count >= options.maximumLineBytes { return position.damage(.tooLong) }
    switch JournalLine.check(line, after: position.head) {
    case .failure(let fault):
      return position.damage(fault.reason)
    case .success(let link):
      try body(position.records, JournalLine.json(of: line))
      advance(to: link, lineBytes: line.count + 1)
      return nil
    }
  }

  func advance(to link: ChainHash, lineBytes: Int) {
    index.note(position)
    position.head = link
    position.records += 1
    position.offset += lineBytes
  }

  func goToNextFile() {
    fileStarts.append(byteCount)
    position.file += 1
    position.offset = 0
    reader = nil
    writer = nil
  }

  func readableFile() throws -> any VolumeFile {
    if let reader { return reader }
    do {
      let file = try volume.openFile(JournalFiles.path(position.file), for: .reading)
      reader = file
      return file
    } catch let failure as VolumeFailure where failure.code == ENOENT {
      throw position.damage(.missingFile)
    }
  }
}
