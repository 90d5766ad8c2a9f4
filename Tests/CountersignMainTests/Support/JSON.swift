/// A JSON value, for building commands and reading answers.
enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  /// Reads one value strictly: RFC 8259, no duplicate names, no fractions (there are none here).
  init(_ text: String) throws {
    var reader = JSONReader(Array(text.utf8))
    self = try reader.whole()
  }

  /// A member; null where there is none.
  subscript(name: String) -> JSON {
    if case .object(let members) = self { return members[name] ?? .null }
    return .null
  }

  subscript(place: Int) -> JSON {
    items.indices.contains(place) ? items[place] : .null
  }

  var items: [JSON] { if case .list(let items) = self { items } else { [] } }

  var names: Set<String> { if case .object(let members) = self { Set(members.keys) } else { [] } }

  var string: String? { if case .text(let text) = self { text } else { nil } }

  var number: Int? { if case .integer(let number) = self { Int(number) } else { nil } }

  /// The same object with other members.
  func with(_ changes: [String: JSON]) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members.merging(changes) { $1 })
  }

  /// The same object without some members.
  func without(_ names: String...) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { !names.contains($0.key) })
  }

  /// On one line.
  var line: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .text(let text): Self.quoted(text)
    case .list(let items): "[" + items.map(\.line).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.sorted { $0.key < $1.key }.map { Self.quoted($0.key) + ":" + $0.value.line }
        .joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": out += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int64) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(arrayLiteral elements: JSON...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Dictionary(elements) { $1 })
  }
}
