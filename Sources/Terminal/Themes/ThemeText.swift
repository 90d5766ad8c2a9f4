/// A theme file's text; finds the line of a key, which the TOML parser does not tell.
struct ThemeText {
  /// The theme's name, from the file's name.
  let name: String
  /// The file's path.
  let file: String
  let text: String

  func problem(_ key: String?, _ reason: ThemeProblem.Reason) -> ThemeProblem {
    ThemeProblem(file: file, line: key.flatMap(line), key: key, reason: reason)
  }

  /// The line, from 1, where the dotted key is set, or else its table begins.
  func line(of key: String) -> Int? {
    var table = ""
    var found: Int?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let plain = line.filter { $0 != " " && $0 != "\t" && $0 != "\"" && $0 != "'" && $0 != "\r" }
      if plain.hasPrefix("["), let end = plain.firstIndex(of: "]") {
        table = plain[plain.index(after: plain.startIndex)..<end] + "."
        if key + "." == table || key.hasPrefix(table) { found = index + 1 }
      } else if let equals = plain.firstIndex(of: "=") {
        let path = table + plain[..<equals]
        if path == key || key.hasPrefix(path + ".") { found = index + 1 }
        if path == key { return found }
      }
    }
    return found
  }
}
