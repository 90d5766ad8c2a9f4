import Glibc

/// A folder of a test's own, gone when the test is.
final class Folder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/countersign-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ChildTrouble("no folder in /tmp") }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { Self.remove(path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  static func names(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Every file below a folder with its bytes, by its path from there.
  static func contents(of path: String, under prefix: String = "") -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for name in names(in: path) {
      let whole = "\(path)/\(name)"
      if isFolder(whole) {
        found.merge(contents(of: whole, under: "\(prefix)\(name)/")) { $1 }
      } else {
        found[prefix + name] = read(whole)
      }
    }
    return found
  }

  static func isFolder(_ path: String) -> Bool {
    (mode(of: path) ?? 0) & S_IFMT == S_IFDIR
  }

  /// Kind and permission bits; nil where there is nothing.
  static func mode(of path: String) -> mode_t? {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts.st_mode : nil
  }

  static func exists(_ path: String) -> Bool { mode(of: path) != nil }

  static func read(_ path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = Glibc.read(descriptor, &chunk, chunk.count), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { throw ChildTrouble("\(path) cannot be written") }
    defer { close(descriptor) }
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw ChildTrouble("\(path) cannot be written")
    }
  }

  /// Copies a folder with all that is in it, owner's permissions only.
  static func copy(_ path: String, to target: String) throws {
    mkdir(target, 0o700)
    for (name, bytes) in contents(of: path) {
      if let slash = name.lastIndex(of: "/") { mkdir("\(target)/\(name[..<slash])", 0o700) }
      try write(bytes, to: "\(target)/\(name)")
    }
  }

  static func remove(_ path: String) {
    for name in names(in: path) {
      let whole = "\(path)/\(name)"
      if isFolder(whole) { remove(whole) } else { unlink(whole) }
    }
    rmdir(path)
  }
}
