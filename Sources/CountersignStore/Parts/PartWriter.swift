internal import Glibc

/// Adds to the part files of a snapshot: what is added waits in memory until `append`.
///
/// One block is added to each file at a time. A block begins with its length and hash, so that every
/// byte of the files can be checked, those too that newer rows have replaced.
package struct PartWriter {
  package let generation: Int
  /// Bytes of the files with what is added now.
  package var rowBytes: Int { rowStart + rows.count }
  package var indexBytes: Int { indexStart + pages.count }
  /// How many more bytes of rows and pages are looked at than before; what newer ones have replaced
  /// counts no more, and what stands around a block never does.
  package private(set) var liveBytes = 0
  /// What waits in memory.
  var waitingBytes: Int { rows.count + pages.count }
  private var rowStart: Int
  private var indexStart: Int
  private var rows = blankRows
  private var pages = blankPages
  private static let blankRows = [UInt8](repeating: 0, count: PartBlock.rowHead)
  private static let blankPages = [UInt8](repeating: 0, count: PartBlock.pageHead)

  /// - Parameters:
  ///   - rowBytes: how much of each file counts; what stands behind it was never taken in.
  package init(generation: Int, rowBytes: Int, indexBytes: Int) {
    self.generation = generation
    rowStart = rowBytes
    indexStart = indexBytes
  }

  /// A line with a row in it.
  /// - Returns: the place of the row alone.
  package mutating func add(_ row: [UInt8], key: UInt64, in tree: PartTree) -> PartPlace {
    precondition(row.count <= PartPlace.longest, "a row is too long for a part")
    if rows.isEmpty { rows = Self.blankRows }
    rows += tree.head(of: key)
    let place = PartPlace(offset: rowBytes, of: row)
    rows += row
    rows += PartTree.tail
    liveBytes += tree.lineLength(of: key, at: place)
    return place
  }

  package mutating func add(page: [UInt8]) -> PartPlace {
    if pages.isEmpty { pages = Self.blankPages }
    let place = PartPlace(offset: indexBytes, of: page)
    pages += page
    liveBytes += page.count
    return place
  }

  /// A row that a newer one has replaced, or that is gone.
  mutating func drop(_ place: PartPlace, key: UInt64, in tree: PartTree) {
    liveBytes -= tree.lineLength(of: key, at: place)
  }

  mutating func drop(page place: PartPlace) { liveBytes -= place.length }

  /// Puts both blocks at the ends of their files, which exist or are made now.
  ///
  /// Needs the right to write snapshots.
  /// - Throws: `VolumeFailure`; then the blocks count for nothing.
  package mutating func append(on volume: any Volume) throws -> Written {
    let written = Written(
      rows: try Self.open(PartFiles.rows(generation), endingAt: rowStart, volume),
      index: try Self.open(PartFiles.index(generation), endingAt: indexStart, volume))
    try append(to: written)
    return written
  }

  /// Puts what waits at the ends of files that this writer has open; more may be added then.
  /// - Throws: `VolumeFailure`; then the blocks count for nothing.
  mutating func append(to files: Written) throws {
    if !rows.isEmpty {
      PartBlock.finish(rows: &rows)
      try files.rows.append(rows)
      rowStart += rows.count
    }
    if !pages.isEmpty {
      PartBlock.finish(pages: &pages)
      try files.index.append(pages)
      indexStart += pages.count
    }
    (rows, pages) = ([], [])
  }

  /// The files with the new blocks in them, not yet synced.
  package struct Written: Sendable {
    let rows: any VolumeFile
    let index: any VolumeFile

    /// - Throws: `VolumeFailure`.
    package func sync() throws {
      try rows.sync()
      try index.sync()
    }

    /// Syncs them and has a snapshot name them: from then on they count.
    /// - Throws: `VolumeFailure`. The snapshot is then the old one or the new.
    package func name(in snapshot: [UInt8], on volume: any Volume) throws {
      try sync()
      try volume.syncFolder(PartFiles.folder)
      try ReplacedFile(on: volume).write(snapshot)
    }
  }

  private static func open(
    _ path: String, endingAt start: Int, _ volume: any Volume
  ) throws -> any VolumeFile {
    if start == 0 {
      try volume.makeFolder(PartFiles.folder)
      try volume.remove(path)
      return try volume.createFile(path)
    }
    let file = try volume.openFile(path, for: .appending)
    let size = try file.size()
    guard size >= start else { throw VolumeFailure(.write, path, code: ESTALE) }
    // What a crash left behind the last block that counts.
    if size > start { try file.truncate(to: start) }
    return file
  }
}
