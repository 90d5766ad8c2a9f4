internal import Synchronization

/// The part files of one generation, open for reading.
///
/// One has rows as JSON lines, the other trees of pages that say where each row lies. Everything
/// that is read is held against its hash.
///
/// Both files only grow, so what was there stays there, whatever other processes add.
package final class PartReader: Sendable {
  package let generation: Int
  private let rows: any VolumeFile
  private let index: any VolumeFile
  private let pages = Mutex<[Int: PartPage]>([:])
  private let firstDamage = Mutex<(any Error)?>(nil)
  private let onDamage: @Sendable () -> Void

  /// Pages kept in memory; each is some hundred bytes.
  private static let mostPages = 65_536

  /// - Parameter onDamage: called once, when something that is read is not as it was written.
  /// - Throws: `VolumeFailure` where a file is not there.
  package init(
    on volume: any Volume, generation: Int, onDamage: @escaping @Sendable () -> Void
  ) throws {
    self.generation = generation
    rows = try volume.openFile(PartFiles.rows(generation), for: .reading)
    index = try volume.openFile(PartFiles.index(generation), for: .reading)
    self.onDamage = onDamage
  }

  /// What was wrong with the first bytes that were; from then on nothing read here is relied on.
  package var damage: (any Error)? { firstDamage.withLock { $0 } }

  package func note(_ failure: any Error) {
    let isFirst = firstDamage.withLock { first in
      defer { first = first ?? failure }
      return first == nil
    }
    if isFirst { onDamage() }
  }

  /// A row's bytes.
  /// - Throws: `PartDamage`; `VolumeFailure`.
  package func row(at place: PartPlace) throws -> [UInt8] {
    try bytes(at: place, of: rows, PartFiles.rows(generation))
  }

  /// Says that rows of a range of bytes are about to be read.
  package func willRead(_ range: Range<Int>) { rows.willRead(range) }

  /// - Parameter keeping: false for who looks at every page once.
  func page(at place: PartPlace, keeping: Bool = true) throws -> PartPage {
    if let known = pages.withLock({ $0[place.offset] }) { return known }
    let name = PartFiles.index(generation)
    guard let page = PartPage(try bytes(at: place, of: index, name)) else {
      throw PartDamage(file: name, offset: place.offset, reason: .page)
    }
    guard keeping else { return page }
    pages.withLock { pages in
      if pages.count >= Self.mostPages { pages = [:] }
      pages[place.offset] = page
    }
    return page
  }

  /// Checks every block of both files, up to what a snapshot says of them.
  ///
  /// - Parameter start: how much of each was checked before.
  /// - Throws: `PartDamage`; `VolumeFailure`.
  package func verify(
    rowBytes: Int, indexBytes: Int, from start: (rows: Int, index: Int) = (0, 0)
  ) throws {
    try PartBlock.verify(rows: rows, PartFiles.rows(generation), start.rows..<rowBytes)
    try PartBlock.verify(pages: index, PartFiles.index(generation), start.index..<indexBytes)
  }

  private func bytes(
    at place: PartPlace, of file: any VolumeFile, _ name: String
  ) throws -> [UInt8] {
    let bytes = try file.bytes(in: place.offset..<(place.offset + place.length))
    guard bytes.count == place.length else {
      throw PartDamage(file: name, offset: place.offset, reason: .short)
    }
    guard ChainHash.of(bytes).prefix == place.check else {
      throw PartDamage(file: name, offset: place.offset, reason: .check)
    }
    return bytes
  }
}

/// Names of the part files.
package enum PartFiles {
  package static let folder = "parts"

  package static func rows(_ generation: Int) -> String { "\(folder)/\(number(generation)).jsonl" }
  package static func index(_ generation: Int) -> String { "\(folder)/\(number(generation)).index" }

  private static func number(_ generation: Int) -> String {
    let digits = String(generation)
    return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }

  /// The generations that have a file, whether named by a snapshot or not.
  package static func generations(on volume: any Volume) throws -> [Int] {
    Set(try volume.list(folder).compactMap { Int($0.prefix { $0 != "." }) }).sorted()
  }

  /// Takes a generation's files away; who has them open can still read them.
  package static func remove(_ generation: Int, on volume: any Volume) throws {
    try volume.remove(rows(generation))
    try volume.remove(index(generation))
  }

  /// Takes away what a newer snapshot has replaced.
  ///
  /// Newer generations than its own stay: somebody may be writing one.
  package static func removeOlder(than generation: Int, on volume: any Volume) throws {
    for older in try generations(on: volume) where older < generation {
      try remove(older, on: volume)
    }
  }
}
