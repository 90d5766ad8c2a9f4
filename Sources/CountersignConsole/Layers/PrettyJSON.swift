internal import Countersign

/// JSON laid out for reading: two spaces a level, a member a line.
enum PrettyJSON {
  /// The lines; text that is no JSON is one line as it stands.
  static func lines(_ bytes: [UInt8]) -> [String] {
    guard let text = try? JSONText(bytes) else { return [String(decoding: bytes, as: UTF8.self)] }
    var lines = [""]
    write(text.root, of: text, depth: 0, into: &lines)
    return lines
  }

  private static func write(_ node: Int, of text: JSONText, depth: Int, into lines: inout [String])
  {
    switch text.nodes[node].kind {
    case .object:
      let members = text.members(of: node)
      block("{", "}", members.count, depth, &lines) { at, lines in
        lines[lines.count - 1] += "\"\(members[at].key)\": "
        write(members[at].value, of: text, depth: depth + 1, into: &lines)
      }
    case .array:
      let items = text.items(of: node)
      block("[", "]", items.count, depth, &lines) { at, lines in
        write(items[at], of: text, depth: depth + 1, into: &lines)
      }
    default: lines[lines.count - 1] += String(decoding: text.raw(node), as: UTF8.self)
    }
  }

  private static func block(
    _ open: String, _ close: String, _ count: Int, _ depth: Int, _ lines: inout [String],
    _ item: (Int, inout [String]) -> Void
  ) {
    guard count > 0 else { return lines[lines.count - 1] += open + close }
    lines[lines.count - 1] += open
    for at in 0..<count {
      lines.append(String(repeating: "  ", count: depth + 1))
      item(at, &lines)
      if at < count - 1 { lines[lines.count - 1] += "," }
    }
    lines.append(String(repeating: "  ", count: depth) + close)
  }

  /// A small result as labels and values: an object's scalars by name, nested ones by path.
  static func pairs(_ bytes: [UInt8]) -> [TextCard.Line] {
    guard let text = try? JSONText(bytes) else {
      return [TextCard.Line(label: "", text: String(decoding: bytes, as: UTF8.self))]
    }
    var lines: [TextCard.Line] = []
    flatten(text.root, of: text, path: "", into: &lines)
    return lines
  }

  private static func flatten(
    _ node: Int, of text: JSONText, path: String, into lines: inout [TextCard.Line]
  ) {
    switch text.nodes[node].kind {
    case .object:
      for (key, value) in text.members(of: node) {
        flatten(value, of: text, path: path.isEmpty ? key : "\(path).\(key)", into: &lines)
      }
    case .array:
      for (number, item) in text.items(of: node).enumerated() {
        flatten(item, of: text, path: "\(path)[\(number + 1)]", into: &lines)
      }
    case .string, .escapedString: lines.append(.init(label: path, text: text.string(node)))
    case .integer, .number, .true, .false, .null:
      lines.append(.init(label: path, text: String(decoding: text.raw(node), as: UTF8.self)))
    }
  }
}
