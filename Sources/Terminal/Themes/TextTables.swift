/// A settings' file: tables of keys, each with a text or several, as TOML.
package struct TextTables: Equatable, Sendable {
  package typealias Tables = [String: [String: [String]]]

  package var tables: Tables = [:]
  private let source: ThemeText

  /// - Parameter file: its path, for telling what is wrong.
  package init(_ text: String, file: String) throws(ThemeProblem) {
    source = ThemeText(name: "", file: file, text: text)
    let reader = try TOMLReader(source)
    for name in reader.keys {
      guard let table = try reader.inner(name) else { continue }
      var keys: [String: [String]] = [:]
      for key in table.keys { keys[key] = try table.texts(key) }
      tables[name] = keys
    }
  }

  package static func == (one: TextTables, other: TextTables) -> Bool {
    one.tables == other.tables
  }

  /// A key that means nothing, with its line.
  package func unknown(_ key: String) -> ThemeProblem { source.problem(key, .unknownKey) }

  /// The file's text; comments are not kept.
  package var text: String {
    var text = ""
    for (name, keys) in tables.sorted(by: { $0.key < $1.key }) where !keys.isEmpty {
      text += (text.isEmpty ? "" : "\n") + "[\(Self.quoted(name))]\n"
      for (key, values) in keys.sorted(by: { $0.key < $1.key }) {
        let list = values.map(Self.quoted).joined(separator: ", ")
        text += "\(Self.quoted(key)) = \(values.count == 1 ? list : "[\(list)]")\n"
      }
    }
    return text
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        quoted += "\\"
        quoted.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
