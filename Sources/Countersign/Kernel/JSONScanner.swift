/// Walks a JSON text once, checking its grammar and noting where each value lies.
struct JSONScanner {
  var nodes: [JSONText.Node] = []
  private var at = 0
  private let limit: Int
  private var depth = 0
  private static let deepest = 64

  init(limit: Int) {
    self.limit = limit
    nodes.reserveCapacity(max(8, limit / 12))
  }

  /// Scans the whole text; nil when it is sound.
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>) -> JSONFault? {
    do throws(JSONFault) {
      skipSpace(text)
      try value(text)
      skipSpace(text)
      guard at == limit else { throw JSONFault("text goes on after the value", at: at) }
      return nil
    } catch {
      return error
    }
  }

  private mutating func skipSpace(_ text: UnsafeBufferPointer<UInt8>) {
    while at < limit {
      let byte = text[at]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      at += 1
    }
  }

  private mutating func value(_ text: UnsafeBufferPointer<UInt8>) throws(JSONFault) {
    guard at < limit else { throw JSONFault("text ends early", at: at) }
    switch text[at] {
    case UInt8(ascii: "{"): try object(text)
    case UInt8(ascii: "["): try array(text)
    case UInt8(ascii: "\""): try string(text)
    case UInt8(ascii: "t"): try word("true", .true, text)
    case UInt8(ascii: "f"): try word("false", .false, text)
    case UInt8(ascii: "n"): try word("null", .null, text)
    default: try number(text)
    }
  }

  private mutating func open(_ kind: JSONText.Kind) throws(JSONFault) -> Int {
    depth += 1
    guard depth <= Self.deepest else { throw JSONFault("nested too deep", at: at) }
    nodes.append(.init(kind: kind, start: Int32(at), end: 0, next: 0))
    at += 1
    return nodes.count - 1
  }

  private mutating func close(_ node: Int) {
    depth -= 1
    at += 1
    nodes[node].end = Int32(at)
    nodes[node].next = Int32(nodes.count)
  }

  private mutating func object(_ text: UnsafeBufferPointer<UInt8>) throws(JSONFault) {
    let node = try open(.object)
    skipSpace(text)
    if at < limit, text[at] == UInt8(ascii: "}") { return close(node) }
    while true {
      skipSpace(text)
      guard at < limit, text[at] == UInt8(ascii: "\"") else {
        throw JSONFault("a member's name is expected", at: at)
      }
      try string(text)
      skipSpace(text)
      guard at < limit, text[at] == UInt8(ascii: ":") else {
        throw JSONFault("':' is expected", at: at)
      }
      at += 1
      skipSpace(text)
      try value(text)
      if try endOfList(UInt8(ascii: "}"), text) { break }
    }
    try refuseDuplicates(node, text)
    close(node)
  }

  private mutating func array(_ text: UnsafeBufferPointer<UInt8>) throws(JSONFault) {
    let node = try open(.array)
    skipSpace(text)
    if at < limit, text[at] == UInt8(ascii: "]") { return close(node) }
    while true {
      skipSpace(text)
      try value(text)
      if try endOfList(UInt8(ascii: "]"), text) { break }
    }
    close(node)
  }

  /// After an item: true at the closing bracket (left for `close`), false after a comma.
  private mutating func endOfList(
    _ bracket: UInt8, _ text: UnsafeBufferPointer<UInt8>
  ) throws(JSONFault) -> Bool {
    skipSpace(text)
    guard at < limit else { throw JSONFault("text ends early", at: at) }
    if text[at] == bracket { return true }
    guard text[at] == UInt8(ascii: ",") else { throw JSONFault("',' is expected", at: at) }
    at += 1
    return false
  }

  private func refuseDuplicates(
    _ node: Int, _ text: UnsafeBufferPointer<UInt8>
  ) throws(JSONFault) {
    var keys: [Int] = []
    var child = node + 1
    var escaped = false
    while child < nodes.count {
      keys.append(child)
      escaped = escaped || nodes[child].kind == .escapedString
      child = Int(nodes[child + 1].next)
    }
    if keys.count <= 24 && !escaped {
      for (index, key) in keys.enumerated() {
        for earlier in keys[..<index] where same(key, earlier, text) {
          throw JSONFault("a member's name stands twice", at: Int(nodes[key].start))
        }
      }
      return
    }
    var seen = Set<[UInt8]>(minimumCapacity: keys.count)
    for key in keys {
      let slice = Array(text[Int(nodes[key].start)..<Int(nodes[key].end)])
      let name =
        nodes[key].kind == .escapedString ? JSONEscapes.unescape(slice[...]) : slice
      guard seen.insert(name).inserted else {
        throw JSONFault("a member's name stands twice", at: Int(nodes[key].start))
      }
    }
  }

  private func same(_ one: Int, _ other: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let (a, b) = (nodes[one], nodes[other])
    guard a.end - a.start == b.end - b.start else { return false }
    for step in 0..<Int(a.end - a.start)
    where text[Int(a.start) + step] != text[Int(b.start) + step] {
      return false
    }
    return true
  }

  private mutating func word(
    _ word: StaticString, _ kind: JSONText.Kind, _ text: UnsafeBufferPointer<UInt8>
  ) throws(JSONFault) {
    let length = word.utf8CodeUnitCount
    guard at + length <= limit else { throw JSONFault("unknown word", at: at) }
    for step in 0..<length where text[at + step] != word.utf8Start[step] {
      throw JSONFault("unknown word", at: at)
    }
    leaf(kind, at, at + length)
    at += length
  }

  private mutating func leaf(_ kind: JSONText.Kind, _ start: Int, _ end: Int) {
    nodes.append(
      .init(kind: kind, start: Int32(start), end: Int32(end), next: Int32(nodes.count + 1)))
  }

  private mutating func number(_ text: UnsafeBufferPointer<UInt8>) throws(JSONFault) {
    let start = at
    var kind = JSONText.Kind.integer
    if text[at] == UInt8(ascii: "-") { at += 1 }
    let first = at
    try digits(text, "a value is expected")
    if text[first] == UInt8(ascii: "0"), at > first + 1 {
      throw JSONFault("a number begins with 0", at: first)
    }
    if at < limit, text[at] == UInt8(ascii: ".") {
      kind = .number
      at += 1
      try digits(text, "a digit is expected")
    }
    if at < limit, text[at] | 0x20 == UInt8(ascii: "e") {
      kind = .number
      at += 1
      if at < limit, text[at] == UInt8(ascii: "+") || text[at] == UInt8(ascii: "-") { at += 1 }
      try digits(text, "a digit is expected")
    }
    leaf(kind, start, at)
  }

  private mutating func digits(
    _ text: UnsafeBufferPointer<UInt8>, _ reason: String
  ) throws(JSONFault) {
    let start = at
    while at < limit, text[at] &- 48 < 10 { at += 1 }
    guard at > start else { throw JSONFault(reason, at: at) }
  }

  private mutating func string(_ text: UnsafeBufferPointer<UInt8>) throws(JSONFault) {
    at += 1
    let start = at
    var kind = JSONText.Kind.string
    while true {
      guard at < limit else { throw JSONFault("a string does not end", at: start) }
      let byte = text[at]
      if byte == UInt8(ascii: "\"") { break }
      if byte < 0x20 { throw JSONFault("a control character stands in a string", at: at) }
      if byte == UInt8(ascii: "\\") {
        kind = .escapedString
        at = try JSONEscapes.check(text, at: at, limit: limit)
      } else if byte < 0x80 {
        at += 1
      } else {
        at = try JSONEscapes.checkUTF8(text, at: at, limit: limit)
      }
    }
    leaf(kind, start, at)
    at += 1
  }
}
