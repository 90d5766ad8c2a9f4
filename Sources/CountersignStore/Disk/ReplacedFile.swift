internal import Glibc

/// A file that is replaced as a whole: after a crash there is the old one or the new one.
///
/// The snapshot is one. What is in it is the caller's. One process at a time may replace it (for a
/// snapshot, who holds `snapshot.lock`): the half-written one has a fixed name, the file's own and
/// `.new`.
package struct ReplacedFile: Sendable {
  /// Relative to the store's folder.
  package let path: String
  private let volume: any Volume
  private var newPath: String { path + ".new" }

  package init(on volume: any Volume, path: String = "snapshot.json") {
    self.volume = volume
    self.path = path
  }

  /// Writes a new file aside, syncs it, gives it the name, and syncs the folder.
  ///
  /// - Throws: `VolumeFailure`. The old content is then still there, or the new one is.
  package func write(_ bytes: [UInt8]) throws {
    try volume.remove(newPath)
    let file = try volume.createFile(newPath)
    do {
      try file.append(bytes)
      try file.sync()
      try volume.rename(newPath, to: path)
    } catch {
      // A full disk should at least get this space back. The first failure is the one to tell.
      try? volume.remove(newPath)
      throw error
    }
    try volume.syncFolder(folder)
  }

  /// Whether the file's last bytes are these: with a check sum at its end, whether it is the one
  /// that was written.
  package func ends(with bytes: [UInt8]) -> Bool {
    guard let file = try? volume.openFile(path, for: .reading), let size = try? file.size(),
      size >= bytes.count
    else { return false }
    return (try? file.bytes(in: size - bytes.count..<size)) == bytes
  }

  private var folder: String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[..<slash])
  }

  /// The content, or nil when there is none.
  package func read() throws -> [UInt8]? {
    do {
      let file = try volume.openFile(path, for: .reading)
      return try file.bytes(in: 0..<file.size())
    } catch let failure as VolumeFailure where failure.code == ENOENT {
      return nil
    }
  }
}
