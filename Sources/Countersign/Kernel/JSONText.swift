/// What is wrong with a JSON text, and at which byte.
package struct JSONFault: Error, Equatable, Sendable {
  /// Bytes from the start of the text.
  package var offset: Int
  /// A short English sentence for logs and the operator's message.
  package var reason: String

  package init(_ reason: String, at offset: Int) {
    self.offset = offset
    self.reason = reason
  }
}

/// One JSON text (RFC 8259), checked whole and indexed, its values decoded only when asked for.
///
/// Stricter than Foundation, which takes trailing commas and duplicate keys: those, lone
/// surrogates, malformed UTF-8, a byte order mark, and nesting deeper than 64 are all refused.
package struct JSONText: Sendable {
  package enum Kind: UInt8, Sendable {
    case object, array, string, escapedString, integer, number, `true`, `false`, null
  }

  /// One value; `start..<end` are its bytes (of a string: between the quotes), and `next` is the
  /// index of the first node after it and all its children.
  package struct Node: Sendable {
    package var kind: Kind
    package var start: Int32
    package var end: Int32
    package var next: Int32
  }

  package let bytes: [UInt8]
  package private(set) var nodes: [Node] = []

  /// Reads a whole text.
  /// - Throws: `JSONFault` naming the first byte that is wrong.
  package init(_ bytes: [UInt8]) throws(JSONFault) {
    self.bytes = bytes
    guard bytes.count < Int(Int32.max) else { throw JSONFault("text is too long", at: 0) }
    var scanner = JSONScanner(limit: bytes.count)
    let fault = bytes.withUnsafeBufferPointer { scanner.scan($0) }
    if let fault { throw fault }
    nodes = scanner.nodes
  }

  /// The top value.
  package var root: Int { 0 }

  /// Indices of an array's items.
  package func items(of node: Int) -> [Int] {
    var found: [Int] = []
    var at = node + 1
    let end = Int(nodes[node].next)
    while at < end {
      found.append(at)
      at = Int(nodes[at].next)
    }
    return found
  }

  /// Key and value of each member of an object, in the order written.
  package func members(of node: Int) -> [(key: String, value: Int)] {
    var found: [(String, Int)] = []
    var at = node + 1
    let end = Int(nodes[node].next)
    while at < end {
      found.append((string(at), at + 1))
      at = Int(nodes[at + 1].next)
    }
    return found
  }

  /// A string node's text, unescaped.
  package func string(_ node: Int) -> String {
    let place = nodes[node]
    let slice = bytes[Int(place.start)..<Int(place.end)]
    guard place.kind == .escapedString else { return String(decoding: slice, as: UTF8.self) }
    return String(decoding: JSONEscapes.unescape(slice), as: UTF8.self)
  }

  /// A node's own bytes as they stand in the text.
  package func raw(_ node: Int) -> ArraySlice<UInt8> {
    let place = nodes[node]
    let quoted = place.kind == .string || place.kind == .escapedString
    return bytes[Int(place.start) - (quoted ? 1 : 0)..<Int(place.end) + (quoted ? 1 : 0)]
  }

  /// The whole number of an integer node, or nil when it does not fit 64 bits.
  package func integer(_ node: Int) -> Int64? {
    let place = nodes[node]
    guard place.kind == .integer else { return nil }
    var at = Int(place.start)
    let negative = bytes[at] == UInt8(ascii: "-")
    if negative { at += 1 }
    var value: Int64 = 0
    while at < Int(place.end) {
      let (ten, over) = value.multipliedReportingOverflow(by: 10)
      let digit = Int64(bytes[at] &- 48)
      let (sum, past) =
        negative
        ? ten.subtractingReportingOverflow(digit) : ten.addingReportingOverflow(digit)
      if over || past { return nil }
      value = sum
      at += 1
    }
    return value
  }
}
