package import Countersign

/// A view as a short text that can be pasted into a ticket and opened again:
/// `countersign:splits/FZ-1?filter=status:FAILED&sort=-amount`.
package struct Link: Equatable, Sendable {
  package var panel: PanelName
  /// The record that is open.
  package var id: String?
  /// As it is typed.
  package var filter = ""
  package var sort: Sorting?
  /// The columns shown; nil leaves them as they are.
  package var columns: [String]?

  package init(_ panel: PanelName) { self.panel = panel }

  package static let scheme = "countersign:"
  private static let longest = 200

  /// Nil for what is no link; parts that are not known are passed over.
  package init?(text: String) {
    guard text.lowercased().hasPrefix(Self.scheme) else { return nil }
    let rest = text.dropFirst(Self.scheme.count).prefix { !$0.isWhitespace }
    let halves = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = (halves.first ?? "").split(
      separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let word = path.first.flatMap(Self.decoded), let panel = PanelName(word: word) else {
      return nil
    }
    self.panel = panel
    if path.count == 2, !path[1].isEmpty {
      guard let id = Self.decoded(path[1]) else { return nil }
      self.id = id
    }
    for part in halves.count == 2 ? halves[1].split(separator: "&") : [] {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, let value = Self.decoded(pair[1]) else { return nil }
      read(String(pair[0]), value)
    }
  }

  private mutating func read(_ name: String, _ value: String) {
    switch name {
    case "filter": filter = String(value.prefix(Self.longest))
    case "sort":
      let sort = Sorting(text: value)
      if panel.listName.field(sort.field)?.isSortable == true { self.sort = sort }
    case "columns": columns = value.split(separator: ",").map(String.init)
    default: break
    }
  }

  package var text: String {
    var text = Self.scheme + panel.rawValue
    if let id { text += "/" + Self.encoded(id) }
    var parts: [String] = []
    if !filter.isEmpty { parts.append("filter=" + Self.encoded(filter)) }
    if let sort { parts.append("sort=" + Self.encoded(sort.text)) }
    if let columns { parts.append("columns=" + columns.map(Self.encoded).joined(separator: ",")) }
    return parts.isEmpty ? text : text + "?" + parts.joined(separator: "&")
  }
}

extension Link {
  /// What would end a link or a part of it is written as its bytes; words stay readable.
  private static func encoded(_ text: String) -> String {
    var encoded = ""
    for scalar in text.unicodeScalars {
      if isPlain(scalar) {
        encoded.unicodeScalars.append(scalar)
      } else {
        for byte in String(Character(scalar)).utf8 {
          let hex = String(byte, radix: 16, uppercase: true)
          encoded += byte < 16 ? "%0\(hex)" : "%\(hex)"
        }
      }
    }
    return encoded
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar) || "-._~:*!<>=@".unicodeScalars.contains(scalar)
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar == "¥" || scalar == "："
  }

  /// Nil where a `%` is followed by no byte, or the bytes are no text.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
      rest.removeFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
