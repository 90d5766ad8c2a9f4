import Glibc

/// The checkout that these tests were built from, read as text.
enum Repository {
  /// The nearest folder above this file that has a manifest; symbolic links are followed, so a
  /// package that only borrows these tests reads the same sources.
  static let root: String = {
    var path = real(#filePath)
    while path.contains("/") {
      path = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
      if access("\(path)/Package.swift", R_OK) == 0 { return path }
    }
    return "."
  }()

  private static func real(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// A file's bytes; nil when it is not there.
  static func bytes(_ path: String) -> [UInt8]? {
    let descriptor = open("\(root)/\(path)", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Names in a folder, sorted; empty when it is none.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir("\(root)/\(folder)") else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return stat("\(root)/\(path)", &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  /// Every file below a folder, by its path from the root.
  static func files(below folder: String) -> [String] {
    names(in: folder).flatMap { name in
      let path = "\(folder)/\(name)"
      return isFolder(path) ? files(below: path) : [path]
    }
  }

  /// The Swift files of `Sources` and `Tests`, read once.
  static let sources = swiftFiles("Sources")
  static let tests = swiftFiles("Tests")

  private static func swiftFiles(_ folder: String) -> [SourceFile] {
    files(below: folder).filter { $0.hasSuffix(".swift") }.compactMap { path in
      bytes(path).map { SourceFile(path, $0) }
    }
  }
}
