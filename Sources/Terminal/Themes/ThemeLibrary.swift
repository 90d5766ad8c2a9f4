import Glibc

/// The theme files in some folders; an earlier folder's file hides a later one's.
package struct ThemeLibrary: Sendable {
  private let folders: [String]

  package init(folders: [String]) {
    self.folders = folders
  }

  /// The names of all themes, sorted.
  package func names() -> [String] {
    let names = folders.flatMap(Self.files).filter { $0.hasSuffix(".toml") }
      .map { String($0.dropLast(".toml".count)) }
    return Set(names.filter(Self.isName)).sorted()
  }

  /// Reads a theme with everything it inherits.
  package func theme(named name: String) throws(ThemeProblem) -> Theme {
    var files: [ThemeFile] = []
    var seen: [String] = []
    var next: String? = name
    while let current = next {
      guard !seen.contains(current) else { throw ring(seen + [current], files) }
      seen.append(current)
      files.append(try ThemeFile(source(current, child: files.last)))
      next = files.last?.inherits
    }
    return try ThemeResolver(files: files, name: name).theme()
  }

  private func ring(_ names: [String], _ files: [ThemeFile]) -> ThemeProblem {
    files.last?.source.problem("inherits", .cycle(names))
      ?? ThemeProblem(file: names[0], line: nil, key: nil, reason: .notFound)
  }

  /// - Parameter child: the file that names this theme as its parent, to blame in an error.
  private func source(_ name: String, child: ThemeFile?) throws(ThemeProblem) -> ThemeText {
    func problem(_ reason: ThemeProblem.Reason) -> ThemeProblem {
      child?.source.problem("inherits", reason)
        ?? ThemeProblem(file: name, line: nil, key: nil, reason: reason)
    }
    guard Self.isName(name) else { throw problem(.badName) }
    for folder in folders {
      let path = "\(folder)/\(name).toml"
      switch Self.contents(path) {
      case .success(let text): return ThemeText(name: name, file: path, text: text)
      case .failure(let failure) where failure.code == ENOENT: continue
      case .failure(let failure):
        throw ThemeProblem(
          file: path, line: nil, key: nil, reason: .unreadable(errno: failure.code))
      }
    }
    throw problem(.notFound)
  }

  /// A name cannot leave its folder.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
      }
  }
}

extension ThemeLibrary {
  /// A file's text; nil when there is none.
  package static func text(of path: String) throws(ThemeProblem) -> String? {
    switch contents(path) {
    case .success(let text): return text
    case .failure(let failure) where failure.code == ENOENT: return nil
    case .failure(let failure):
      throw ThemeProblem(
        file: path, line: nil, key: nil, reason: .unreadable(errno: failure.code))
    }
  }

  /// The error number of a failed system call.
  private struct Failure: Error { let code: Int32 }

  private static func files(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names
  }

  private static func contents(_ path: String) -> Result<String, Failure> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return .failure(Failure(code: errno)) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 { return .failure(Failure(code: errno)) }
      if count == 0 { return .success(String(decoding: bytes, as: UTF8.self)) }
      bytes += buffer[..<count]
    }
  }
}
