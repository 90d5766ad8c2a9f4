/// STORE/quarantine: bytes that were cut from the journal's end, kept for people to look at.
struct Quarantine {
  static let folder = "quarantine"
  let volume: any Volume
  let chunkBytes: Int

  /// Copies a part of a file, durably, and answers the copy's path.
  ///
  /// A copy left unfinished by a crash is not touched: the next one gets another number.
  func keep(_ range: Range<Int>, of file: any VolumeFile, as name: String) throws -> String {
    try volume.makeFolder(Self.folder)
    try volume.syncFolder("")
    let (copy, path) = try create(name)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let end = min(range.upperBound, offset + chunkBytes)
      let bytes = try file.bytes(in: offset..<end)
      if bytes.isEmpty { break }
      try copy.append(bytes)
      offset += bytes.count
    }
    try copy.sync()
    try volume.syncFolder(Self.folder)
    return path
  }

  private func create(_ name: String) throws -> (any VolumeFile, String) {
    var number = 1
    while true {
      let path = "\(Self.folder)/\(name)-\(number)"
      // Whoever looks has the lock, so nobody makes it in between.
      if try volume.facts(of: path) == nil { return (try volume.createFile(path), path) }
      number += 1
    }
  }
}
