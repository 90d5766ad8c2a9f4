import Glibc

/// A folder that goes away with the run, and what is asked of folders.
struct Folder {
  let path: String

  init(in parent: String) throws {
    path = "\(parent)/countersign-bench-\(getpid())"
    guard mkdir(path, 0o700) == 0 else { throw BenchFailure("\(path) cannot be made") }
  }

  func remove() { Self.remove(path) }

  private static func remove(_ path: String) {
    for name in names(in: path) {
      let inner = "\(path)/\(name)"
      if unlink(inner) != 0 { remove(inner) }
    }
    rmdir(path)
  }

  private static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func files(in path: String) throws -> [String] { names(in: path).map { "\(path)/\($0)" } }

  static func bytes(in path: String) throws -> Int {
    try files(in: path).reduce(0) { sum, file in
      var facts = stat()
      guard stat(file, &facts) == 0 else { throw BenchFailure("\(file) cannot be looked at") }
      return sum + Int(facts.st_size)
    }
  }

  static func read(_ path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw BenchFailure("\(path) cannot be read") }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = Glibc.read(file, &chunk, chunk.count), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = fopen(path, "w") else { throw BenchFailure("\(path) cannot be made") }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
      throw BenchFailure("\(path) cannot be written")
    }
  }

  /// The journal's records without their hashes, as jq reads them.
  static func strip(_ files: [String], to path: String) throws {
    guard let out = fopen(path, "w") else { throw BenchFailure("\(path) cannot be made") }
    defer { fclose(out) }
    for file in files {
      guard let input = fopen(file, "r") else { throw BenchFailure("\(file) cannot be read") }
      defer { fclose(input) }
      var line: UnsafeMutablePointer<CChar>?
      var room = 0
      defer { free(line) }
      while true {
        let count = getline(&line, &room, input)
        guard count > 65, let line else { break }
        fwrite(line + 65, 1, count - 65, out)
      }
    }
  }
}
