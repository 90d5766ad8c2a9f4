import CountersignConsole
import Glibc

/// A file that an operator names in a form.
enum NamedFile {
  /// Its text, if it is one that a command could hold.
  static func read(_ typed: String) -> Result<String, FileFault> {
    let path = path(typed)
    // Opening a pipe must not wait for whoever writes to it.
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: return .failure(.missing)
      case EACCES, EPERM: return .failure(.denied)
      default: return .failure(.unreadable)
      }
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      return .failure(.noFile)
    }
    guard facts.st_size <= LineInput.longest else { return .failure(.tooLarge) }
    guard let bytes = try? FileBytes.read(path) else { return .failure(.unreadable) }
    guard bytes.count <= LineInput.longest else { return .failure(.tooLarge) }
    guard !bytes.isEmpty else { return .failure(.empty) }
    return String(validating: bytes, as: UTF8.self).map { .success($0) } ?? .failure(.notText)
  }

  /// As a shell completes paths: hidden names only where a point was typed.
  static func complete(_ typed: String) -> PathCompletion {
    let cut = typed.utf8.lastIndex(of: UInt8(ascii: "/")).map { typed.utf8.index(after: $0) }
    let folder = String(typed[..<(cut ?? typed.startIndex)])
    let beginning = String(typed[(cut ?? typed.startIndex)...])
    let names = names(in: folder.isEmpty ? "." : path(folder)).filter { name in
      name.hasPrefix(beginning) && (beginning.hasPrefix(".") || !name.hasPrefix("."))
    }
    guard let first = names.first else { return PathCompletion(typed, names: []) }
    let common = names.dropFirst().reduce(first) { shared, name in
      var view = String.UnicodeScalarView()
      view.append(
        contentsOf: zip(shared.unicodeScalars, name.unicodeScalars).prefix { $0 == $1 }.map(\.0))
      return String(view)
    }
    return PathCompletion(folder + common, names: names)
  }

  /// Without the quotes that a terminal puts round a dropped file; `~` is the home folder.
  private static func path(_ typed: String) -> String {
    var path = typed[...]
    while path.first == " " { path.removeFirst() }
    while path.last == " " { path.removeLast() }
    for quote in ["'", "\""] where path.count > 1 && path.hasPrefix(quote) && path.hasSuffix(quote)
    {
      path = path.dropFirst().dropLast()
    }
    guard path == "~" || path.hasPrefix("~/"), let home = Environment["HOME"] else {
      return String(path)
    }
    return home + path.dropFirst()
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while names.count < 2000, let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard let name = String(validating: bytes, as: UTF8.self), name != ".", name != ".." else {
        continue
      }
      var facts = stat()
      let isFolder = stat("\(folder)/\(name)", &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
      names.append(isFolder ? name + "/" : name)
    }
    return names.sorted()
  }
}
