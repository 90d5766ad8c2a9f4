import Glibc
import Testing

/// Files as they lie on the disk, read and changed behind the store's back.
enum FileText {
  /// - Parameter start: how many bytes are left out at the beginning.
  static func read(_ path: String, from start: Int = 0) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    try #require(descriptor >= 0, "\(path)")
    defer { close(descriptor) }
    lseek(descriptor, off_t(start), SEEK_SET)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Overwrites a file in place, or makes it.
  static func write(_ path: String, _ bytes: [UInt8]) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    try #require(descriptor >= 0, "\(path)")
    defer { close(descriptor) }
    try #require(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
  }

  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func size(_ path: String) throws -> Int {
    var facts = stat()
    try #require(stat(path, &facts) == 0, "\(path)")
    return Int(facts.st_size)
  }

  static func remove(_ path: String) { unlink(path) }

  /// Names in a folder, sorted.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The repository's own file, such as `data/policy.toml`.
  static func repository(_ path: String) throws -> [UInt8] {
    let here = try #require(realpath(#filePath, nil))
    defer { free(here) }
    var parts = String(cString: here).split(separator: "/")
    while parts.count > 1 {
      parts.removeLast()
      let file = "/\(parts.joined(separator: "/"))/\(path)"
      if isThere(file) { return try read(file) }
    }
    return try read(path)
  }
}
