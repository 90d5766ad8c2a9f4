extension String: FieldValue {
  package static func read(_ node: Int, of text: JSONText) throws(JSONFault) -> String {
    switch text.nodes[node].kind {
    case .string, .escapedString: return text.string(node)
    default: throw JSONFault("a text is expected", at: Int(text.nodes[node].start))
    }
  }

  package func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension Int64: FieldValue {
  package static func read(_ node: Int, of text: JSONText) throws(JSONFault) -> Int64 {
    guard let value = text.integer(node) else {
      throw JSONFault("a whole number is expected", at: Int(text.nodes[node].start))
    }
    return value
  }

  package func write(to writer: inout JSONWriter) { writer.integer(self) }
}

extension Int: FieldValue {
  package static func read(_ node: Int, of text: JSONText) throws(JSONFault) -> Int {
    Int(try Int64.read(node, of: text))
  }

  package func write(to writer: inout JSONWriter) { writer.integer(Int64(self)) }
}

extension Bool: FieldValue {
  package static func read(_ node: Int, of text: JSONText) throws(JSONFault) -> Bool {
    switch text.nodes[node].kind {
    case .true: return true
    case .false: return false
    default: throw JSONFault("true or false is expected", at: Int(text.nodes[node].start))
    }
  }

  package func write(to writer: inout JSONWriter) { writer.bool(self) }
}

extension Optional: FieldValue where Wrapped: FieldValue {
  package static func read(_ node: Int, of text: JSONText) throws(JSONFault) -> Wrapped? {
    if text.nodes[node].kind == .null { return nil }
    return try Wrapped.read(node, of: text)
  }

  package func write(to writer: inout JSONWriter) {
    if let self { self.write(to: &writer) } else { writer.null() }
  }

  package var isAbsent: Bool { self == nil }
  package static var whenAbsent: Wrapped?? { .some(nil) }
}

extension Array: FieldValue where Element: FieldValue {
  package static func read(_ node: Int, of text: JSONText) throws(JSONFault) -> [Element] {
    guard text.nodes[node].kind == .array else {
      throw JSONFault("a list is expected", at: Int(text.nodes[node].start))
    }
    var items: [Element] = []
    for item in text.items(of: node) { items.append(try Element.read(item, of: text)) }
    return items
  }

  package func write(to writer: inout JSONWriter) {
    writer.array { body in
      for item in self { item.write(to: &body) }
    }
  }
}

extension Dictionary: FieldValue where Key == String, Value: FieldValue {
  package static func read(
    _ node: Int, of text: JSONText
  ) throws(JSONFault) -> [String: Value] {
    guard text.nodes[node].kind == .object else {
      throw JSONFault("an object is expected", at: Int(text.nodes[node].start))
    }
    var found: [String: Value] = [:]
    for (key, value) in text.members(of: node) {
      found[key] = try Value.read(value, of: text)
    }
    return found
  }

  package func write(to writer: inout JSONWriter) {
    // Sorted by bytes, so that equal values have equal bytes.
    let sorted = self.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    writer.object { body in
      for (key, value) in sorted {
        body.name(key)
        value.write(to: &body)
      }
    }
  }
}

/// A closed set of words, written as its raw value.
package protocol Word: FieldValue, RawRepresentable, CaseIterable, Hashable
where RawValue == String {}

extension Word {
  package static func read(_ node: Int, of text: JSONText) throws(JSONFault) -> Self {
    let word = try String.read(node, of: text)
    guard let value = Self(rawValue: word) else {
      let known = allCases.map(\.rawValue).joined(separator: ", ")
      throw JSONFault("one of \(known) is expected", at: Int(text.nodes[node].start))
    }
    return value
  }

  package func write(to writer: inout JSONWriter) { writer.string(rawValue) }
}
