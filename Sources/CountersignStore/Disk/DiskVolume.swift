internal import CSystem
internal import Glibc

/// A folder on a real disk.
///
/// Everything goes through the folder's own descriptor (openat), so renaming a folder above while
/// the store is open does no harm, and no symbolic link inside the store is followed.
package final class DiskVolume: Volume {
  /// The path it was opened by, for people and for `Watch`.
  package let path: String
  let folder: Int32

  /// Opens a store's folder that exists.
  package init(at path: String) throws {
    self.path = path
    folder = try VolumeFailure.check(.open, path, cs_open_folder(path))
  }

  deinit {
    _ = Glibc.close(folder)
  }

  /// Makes the folder, and those above it, where they are missing, and opens it.
  ///
  /// Each name made is durable when this returns.
  package static func create(at path: String) throws -> DiskVolume {
    try makeWithParents(path)
    return try DiskVolume(at: path)
  }

  private static func makeWithParents(_ path: String) throws {
    let descriptor = cs_open_folder(path)
    if descriptor >= 0 {
      _ = Glibc.close(descriptor)
      return
    }
    guard descriptor == -ENOENT else { throw VolumeFailure(.open, path, code: -descriptor) }
    let (above, name) = split(path)
    try makeWithParents(above)
    let parent = try DiskVolume(at: above)
    try parent.makeFolder(name)
    try parent.syncFolder("")
  }

  /// The folder above and the last name; a path without a slash is in the working folder.
  private static func split(_ path: String) -> (above: String, name: String) {
    var scalars = Array(path.utf8)
    while scalars.count > 1, scalars.last == UInt8(ascii: "/") { scalars.removeLast() }
    guard let slash = scalars.lastIndex(of: UInt8(ascii: "/")) else {
      return (".", String(decoding: scalars, as: UTF8.self))
    }
    let above = slash == 0 ? "/" : String(decoding: scalars[..<slash], as: UTF8.self)
    return (above, String(decoding: scalars[(slash + 1)...], as: UTF8.self))
  }

  package func makeFolder(_ path: String) throws {
    let result = cs_make_folder_at(folder, path)
    if result == -EEXIST { return }
    try VolumeFailure.check(.makeFolder, path, result)
  }

  package func createFile(_ path: String) throws -> any VolumeFile {
    try inFolder(of: path, .create) { folder, name in
      let descriptor = try VolumeFailure.check(.create, path, cs_create_file_at(folder, name))
      return DiskFile(descriptor, path: path)
    }
  }

  package func openFile(_ path: String, for use: FileUse) throws -> any VolumeFile {
    try inFolder(of: path, .open) { folder, name in
      let kind: cs_use =
        switch use {
        case .reading: CS_READING
        case .appending: CS_APPENDING
        case .overwriting: CS_OVERWRITING
        }
      let result = cs_open_file_at(folder, name, Int32(kind.rawValue))
      return DiskFile(try VolumeFailure.check(.open, path, result), path: path)
    }
  }

  package func facts(of path: String) throws -> FileFacts? {
    var facts = cs_facts()
    do {
      let result = try inFolder(of: path, .examine) { folder, name in
        name.isEmpty ? cs_facts_of(folder, &facts) : cs_facts_at(folder, name, &facts)
      }
      if result == -ENOENT { return nil }
      try VolumeFailure.check(.examine, path, result)
    } catch let failure as VolumeFailure where failure.code == ENOENT {
      return nil
    }
    return FileFacts(
      size: Int(facts.size), mode: facts.mode, isOurs: facts.owner == geteuid())
  }

  package func list(_ path: String) throws -> [String] {
    do {
      return try withFolder(path, .list) { descriptor in
        try Self.names(in: descriptor, path).sorted()
      }
    } catch let failure as VolumeFailure where failure.code == ENOENT {
      return []
    }
  }

  private static func names(in descriptor: Int32, _ path: String) throws -> [String] {
    var buffer = [CChar](repeating: 0, count: 4096)
    while true {
      let capacity = Int64(buffer.count)
      let needed = cs_list_folder(descriptor, &buffer, capacity)
      if needed < 0 { throw VolumeFailure(.list, path, code: Int32(-needed)) }
      if needed <= capacity {
        return buffer[..<Int(needed)].split(separator: 0).map {
          String(decoding: $0.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
      }
      // Somebody may add names meanwhile, so a little more than was needed.
      buffer = [CChar](repeating: 0, count: Int(needed) + 4096)
    }
  }

  package func rename(_ path: String, to newPath: String) throws {
    try inFolder(of: path, .rename) { from, name in
      try inFolder(of: newPath, .rename) { to, newName in
        if renameat(from, name, to, newName) < 0 {
          throw VolumeFailure(.rename, path, code: errno)
        }
      }
    }
  }

  package func remove(_ path: String) throws {
    try inFolder(of: path, .remove) { folder, name in
      if unlinkat(folder, name, 0) < 0, errno != ENOENT {
        throw VolumeFailure(.remove, path, code: errno)
      }
    }
  }

  package func syncFolder(_ path: String) throws {
    try withFolder(path, .sync) { descriptor in
      while fsync(descriptor) < 0 {
        if errno != EINTR { throw VolumeFailure(.sync, path, code: errno) }
      }
    }
  }

  /// Calls with the folder that a path's last name is in.
  private func inFolder<Answer>(
    of path: String, _ operation: VolumeFailure.Operation,
    _ body: (Int32, String) throws -> Answer
  ) throws -> Answer {
    guard let slash = path.utf8.firstIndex(of: UInt8(ascii: "/")) else {
      return try body(folder, path)
    }
    let name = String(path[path.utf8.index(after: slash)...])
    return try withFolder(String(path[..<slash]), operation) { try body($0, name) }
  }

  private func withFolder<Answer>(
    _ path: String, _ operation: VolumeFailure.Operation, _ body: (Int32) throws -> Answer
  ) throws -> Answer {
    if path.isEmpty { return try body(folder) }
    let descriptor = try VolumeFailure.check(operation, path, cs_open_folder_at(folder, path))
    defer { _ = Glibc.close(descriptor) }
    return try body(descriptor)
  }
}

extension VolumeFailure {
  /// Passes on what a call of `CSystem` answered, or throws where it is a negative error number.
  @discardableResult
  static func check(_ operation: Operation, _ path: String, _ result: Int32) throws -> Int32 {
    if result < 0 { throw VolumeFailure(operation, path, code: -result) }
    return result
  }
}
