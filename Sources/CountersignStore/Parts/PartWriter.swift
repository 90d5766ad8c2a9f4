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
  private let rowStart: Int
  private let indexStart: Int
  private var rows = [UInt8](repeating: 0, count: PartBlock.rowHead)
  private var pages = [UInt8](repeating: 0, count: PartBlock.pageHead)

  /// - Parameters:
  ///   - rowBytes: how much of each file counts; what stands behind it was never taken in.
  package init(generation: Int, rowBytes: Int, indexBytes: Int) {
    self.generation = generation
    rowStart = rowBytes
    indexStart = indexBytes
  }

  /// A line with a row in it.
  ///
  /// - Parameters:
  ///   - head: what stands in the line before the row, such as the name of its table.
  /// - Returns: the place of the row alone.
  package mutating func add(head: [UInt8], row: [UInt8]) -> PartPlace {
    precondition(row.count <= PartPlace.longest, "a row is too long for a part")
    rows += head
    let place = PartPlace(offset: rowBytes, of: row)
    rows += row
    rows += [UInt8(ascii: "}"), JournalLine.newline]
    return place
  }

  package mutating func add(page: [UInt8]) -> PartPlace {
    let place = PartPlace(offset: indexBytes, of: page)
    pages += page
    return place
  }

  /// Puts both blocks at the ends of their files, which exist or are made now.
  ///
  /// Needs the right to write snapshots.
  /// - Throws: `VolumeFailure`; then the blocks count for nothing.
  package mutating func append(on volume: any Volume) throws -> Written {
    PartBlock.finish(rows: &rows)
    PartBlock.finish(pages: &pages)
    let written = Written(
      rows: try Self.append(rows, at: rowStart, PartFiles.rows(generation), volume),
      index: try Self.append(pages, at: indexStart, PartFiles.index(generation), volume))
    (rows, pages) = ([], [])
    return written
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
  }

  private static func append(
    _ bytes: [UInt8], at start: Int, _ path: String, _ volume: any Volume
  ) throws -> any VolumeFile {
    if start == 0 {
      try volume.makeFolder(PartFiles.folder)
      try volume.remove(path)
      let file = try volume.createFile(path)
      try file.append(bytes)
      return file
    }
    let file = try volume.openFile(path, for: .appending)
    let size = try file.size()
    guard size >= start else { throw VolumeFailure(.write, path, code: ESTALE) }
    // What a crash left behind the last block that counts.
    if size > start { try file.truncate(to: start) }
    try file.append(bytes)
    return file
  }
}
