import CountersignStore
import Glibc

/// What is on a disk once the power is back: files with their bytes, and nothing unsynced.
struct DiskImage {
  struct File {
    var path: String
    var bytes: [UInt8]
  }

  var files: [File] = []

  func bytes(_ path: String) -> [UInt8]? { files.first { $0.path == path }?.bytes }

  /// How long the journal's last file is.
  var lastJournalBytes: Int? {
    files.filter { Self.isJournal($0.path) }.max { $0.path < $1.path }?.bytes.count
  }

  /// Cheaper than a comparison of texts: no other folder begins so.
  static func isJournal(_ path: String) -> Bool { path.utf8.first == UInt8(ascii: "j") }

  /// A disk with this on it, that can lose its power again.
  func crashVolume() -> CrashVolume {
    let volume = CrashVolume()
    for file in files { volume.put(file.path, file.bytes) }
    return volume
  }
}

/// A disk in memory without faults, as light as can be: millions of them are recovered from.
final class ImageVolume: Volume, @unchecked Sendable {
  // Unchecked, for one thread makes it, uses it and throws it away.
  fileprivate(set) var image: DiskImage

  init(_ image: DiskImage) { self.image = image }

  fileprivate func place(_ path: String) -> Int? {
    image.files.firstIndex { $0.path == path }
  }

  func makeFolder(_ path: String) throws {}
  func syncFolder(_ path: String) throws {}

  func createFile(_ path: String) throws -> any VolumeFile {
    guard place(path) == nil else { throw VolumeFailure(.create, path, code: EEXIST) }
    image.files.append(DiskImage.File(path: path, bytes: []))
    return ImageFile(self, image.files.count - 1)
  }

  func openFile(_ path: String, for use: FileUse) throws -> any VolumeFile {
    guard let place = place(path) else { throw VolumeFailure(.open, path, code: ENOENT) }
    return ImageFile(self, place)
  }

  func facts(of path: String) throws -> FileFacts? {
    guard let place = place(path) else {
      // Folders have no dot in their names, and no slash.
      if path.utf8.contains(where: { $0 == 0x2E || $0 == 0x2F }) || path == "suspect" { return nil }
      let isFolder = image.files.contains { $0.path.hasPrefix(path + "/") }
      return isFolder ? FileFacts(size: 0, mode: 0o700, isOurs: true) : nil
    }
    return FileFacts(size: image.files[place].bytes.count, mode: 0o600, isOurs: true)
  }

  func list(_ folder: String) throws -> [String] {
    // The journal's names are asked for in every one, and come in order.
    if folder == "journal" {
      let names = image.files.compactMap { file in
        DiskImage.isJournal(file.path) ? String(file.path.utf8.dropFirst(8)) : nil
      }
      return names.sorted()
    }
    let prefix = folder + "/"
    return image.files.compactMap { file in
      file.path.hasPrefix(prefix) ? String(file.path.dropFirst(prefix.utf8.count)) : nil
    }
    .sorted()
  }

  func rename(_ path: String, to newPath: String) throws {
    guard let place = place(path) else { throw VolumeFailure(.rename, path, code: ENOENT) }
    // Its place stays taken, for open files go by places.
    if let old = self.place(newPath) { image.files[old].path = "" }
    image.files[place].path = newPath
  }

  func remove(_ path: String) throws {
    if let place = place(path) { image.files[place].path = "" }
  }

  fileprivate func change(_ place: Int, _ body: (inout [UInt8]) -> Void) {
    body(&image.files[place].bytes)
  }
}

private final class ImageFile: VolumeFile {
  private let volume: ImageVolume
  private let place: Int

  init(_ volume: ImageVolume, _ place: Int) {
    self.volume = volume
    self.place = place
  }

  func size() throws -> Int { volume.image.files[place].bytes.count }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    volume.image.files[place].bytes.withUnsafeBytes { bytes in
      let count = min(buffer.count, bytes.count - offset)
      guard count > 0 else { return 0 }
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)]))
      return count
    }
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws {
    volume.change(place) { $0.append(contentsOf: bytes) }
  }

  func overwrite(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws {
    volume.change(place) {
      CrashVolume.Inode.apply(.write(at: offset, Array(bytes)), to: &$0)
    }
  }

  func truncate(to size: Int) throws {
    volume.change(place) { CrashVolume.Inode.apply(.truncate(to: size), to: &$0) }
  }

  func sync() throws {}
}
