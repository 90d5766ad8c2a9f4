import Glibc
import TOMLKit

/// A user's file of keys: which keys an action is to have, by the action's id.
///
/// ```toml
/// "process.cancel" = "X"
/// "list.filter" = ["/", "Ctrl-F"]
/// "list.move" = { down = "Ctrl-N", up = "Ctrl-P" }
/// ```
package struct KeyFile: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// An action's id; behind a dot, which of its keys is meant.
    package let name: String
    package let keys: [Key]
    package let line: Int?
  }

  package let path: String
  /// In the order of their names.
  package let entries: [Entry]

  /// Reads a file.
  /// - Returns: nil when there is none.
  package init?(at path: String) throws(KeyProblem) {
    guard access(path, F_OK) == 0 else { return nil }
    guard let file = fopen(path, "re") else {
      throw KeyProblem(file: path, line: nil, .unreadable(errno: errno))
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    guard ferror(file) == 0 else {
      throw KeyProblem(file: path, line: nil, .unreadable(errno: errno))
    }
    try self.init(String(decoding: bytes, as: UTF8.self), path: path)
  }

  package init(_ text: String, path: String) throws(KeyProblem) {
    self.path = path
    let source = ThemeText(name: "keys", file: path, text: text)
    let table: TOMLTable
    do {
      table = try TOMLTable(string: text)
    } catch {
      let parse = error as? TOMLParseError
      throw KeyProblem(
        file: path, line: parse?.source.begin.line, .syntax(parse?.description ?? "\(error)"))
    }
    entries = try Self.entries(table, "", source)
  }

  private static func entries(
    _ table: TOMLTable, _ prefix: String, _ source: ThemeText
  ) throws(KeyProblem) -> [Entry] {
    var entries: [Entry] = []
    for key in table.keys.sorted() {
      let name = prefix + key
      if let inner = table[key]?.table {
        entries += try self.entries(inner, name + ".", source)
        continue
      }
      let line = source.line(of: name)
      guard let words = words(table[key]) else {
        throw KeyProblem(file: source.file, line: line, .notKeys(name))
      }
      var keys: [Key] = []
      for word in words {
        guard let key = Key(name: word) else {
          throw KeyProblem(file: source.file, line: line, .unknownKey(word))
        }
        keys.append(key)
      }
      entries.append(Entry(name: name, keys: keys, line: line))
    }
    return entries
  }

  private static func words(_ value: (any TOMLValueConvertible)?) -> [String]? {
    if let word = value?.string { return [word] }
    guard let list = value?.array else { return nil }
    let words = list.compactMap(\.string)
    return words.count == list.count ? words : nil
  }
}
