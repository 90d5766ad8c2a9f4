/// Reads JSON as strictly as the standard has it, so that no answer passes for JSON by kindness.
struct JSONReader {
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func whole() throws -> JSON {
    let value = try value()
    blanks()
    guard place == bytes.count else { throw fault("more than one value") }
    return value
  }

  private func fault(_ what: String) -> Fault {
    Fault(
      description:
        "\(what) at byte \(place) of \(String(decoding: bytes.prefix(400), as: UTF8.self))")
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func blanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    blanks()
    guard next == UInt8(ascii: scalar) else { return false }
    place += 1
    return true
  }

  private mutating func value() throws -> JSON {
    blanks()
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return .text(try string())
    case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte):
      return try integer()
    default: return try word()
    }
  }

  private mutating func word() throws -> JSON {
    for (text, value) in [("true", JSON.bool(true)), ("false", .bool(false)), ("null", .null)]
    where bytes[place...].starts(with: text.utf8) {
      place += text.utf8.count
      return value
    }
    throw fault("no value")
  }

  private mutating func integer() throws -> JSON {
    let start = place
    while let byte = next, byte == 0x2D || (0x30...0x39).contains(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let number = Int64(text), "\(number)" == text else { throw fault("no whole number") }
    return .integer(number)
  }

  private mutating func object() throws -> JSON {
    var members: [String: JSON] = [:]
    place += 1
    if take("}") { return .object(members) }
    repeat {
      blanks()
      let name = try string()
      guard take(":") else { throw fault("no colon") }
      guard members.updateValue(try value(), forKey: name) == nil else {
        throw fault("\(name) twice")
      }
    } while take(",")
    guard take("}") else { throw fault("an open object") }
    return .object(members)
  }

  private mutating func list() throws -> JSON {
    var items: [JSON] = []
    place += 1
    if take("]") { return .list(items) }
    repeat { items.append(try value()) } while take(",")
    guard take("]") else { throw fault("an open list") }
    return .list(items)
  }

  private mutating func string() throws -> String {
    guard next == UInt8(ascii: "\"") else { throw fault("no string") }
    place += 1
    var units: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault("a control character") }
      place += 1
      units += byte == UInt8(ascii: "\\") ? try escape() : [byte]
    }
    guard next != nil else { throw fault("an open string") }
    place += 1
    guard let text = String(validating: units, as: UTF8.self) else { throw fault("no UTF-8") }
    return text
  }

  private static let simple: [UInt8: UInt8] = [
    0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
  ]

  private mutating func escape() throws -> [UInt8] {
    guard let letter = next else { throw fault("an open escape") }
    place += 1
    if let byte = Self.simple[letter] { return [byte] }
    guard letter == UInt8(ascii: "u") else { throw fault("an unknown escape") }
    var units = [try hex()]
    if (0xD800..<0xDC00).contains(units[0]), bytes[place...].starts(with: "\\u".utf8) {
      place += 2
      units.append(try hex())
    }
    guard let text = String(validating: units, as: UTF16.self) else { throw fault("half a pair") }
    return Array(text.utf8)
  }

  private mutating func hex() throws -> UInt16 {
    guard place + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
    else { throw fault("no \\u") }
    place += 4
    return unit
  }
}
