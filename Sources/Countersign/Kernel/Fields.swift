/// Walks a record's fields by name: to write them, to read them, to list them.
///
/// A record names each field once, in `visit`; writer, reader and lister are all visitors, so
/// what is written is what is read, and the order on disk is the order in the source.
package protocol FieldVisitor {
  mutating func field<Value: FieldValue>(_ name: StaticString, _ value: inout Value)
}

/// A value made of named fields.
package protocol Record: FieldValue {
  /// A blank record, to be filled by a reader.
  init()
  mutating func visit(_ fields: inout some FieldVisitor)
}

/// A value that can stand in a field.
package protocol FieldValue: Sendable {
  static func read(_ node: Int, of text: JSONText) throws(JSONFault) -> Self
  func write(to writer: inout JSONWriter)
  /// True when the field is left out of the text.
  var isAbsent: Bool { get }
  /// What an absent field means; nil when it must be there.
  static var whenAbsent: Self? { get }
}

extension FieldValue {
  package var isAbsent: Bool { false }
  package static var whenAbsent: Self? { nil }
}

extension Record {
  package static func read(_ node: Int, of text: JSONText) throws(JSONFault) -> Self {
    var record = Self()
    var reader = try FieldReader(node, of: text)
    record.visit(&reader)
    if let fault = reader.fault { throw fault }
    return record
  }

  package func write(to writer: inout JSONWriter) {
    var copy = self
    writer.object { body in
      // Swapped, not copied: the bytes have one owner at any time.
      var fields = FieldWriter(writer: JSONWriter(reserving: 0))
      swap(&fields.writer, &body)
      copy.visit(&fields)
      swap(&fields.writer, &body)
    }
  }

  /// The record as one JSON object.
  package var json: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }
}

/// A record from outside: a field it does not know is a fault, not ignored.
package protocol StrictRecord: Record {}

extension StrictRecord {
  package static func read(_ node: Int, of text: JSONText) throws(JSONFault) -> Self {
    var record = Self()
    var reader = try FieldReader(node, of: text)
    record.visit(&reader)
    if let fault = reader.fault { throw fault }
    var names = FieldNames()
    record.visit(&names)
    if let unknown = reader.unknownNames(known: names.names.contains).first {
      throw JSONFault("unknown field \(unknown.prefix(40))", at: Int(text.nodes[node].start))
    }
    return record
  }
}

/// Writes each field that is not absent.
package struct FieldWriter: FieldVisitor {
  package var writer: JSONWriter

  package init(writer: consuming JSONWriter) { self.writer = writer }

  package mutating func field<Value: FieldValue>(_ name: StaticString, _ value: inout Value) {
    guard !value.isAbsent else { return }
    writer.name(name)
    value.write(to: &writer)
  }
}

/// Fills fields from a JSON object and keeps the first fault.
package struct FieldReader: FieldVisitor {
  package private(set) var fault: JSONFault?
  private let text: JSONText
  private let first: Int
  private let end: Int
  /// Where the next member is expected: fields mostly come in the order they are visited.
  private var cursor: Int

  package init(_ node: Int, of text: JSONText) throws(JSONFault) {
    guard text.nodes[node].kind == .object else {
      throw JSONFault("an object is expected", at: Int(text.nodes[node].start))
    }
    self.text = text
    first = node + 1
    end = Int(text.nodes[node].next)
    cursor = first
  }

  package mutating func field<Value: FieldValue>(_ name: StaticString, _ value: inout Value) {
    guard fault == nil else { return }
    guard let node = find(name) else {
      if let absent = Value.whenAbsent {
        value = absent
      } else {
        fault = JSONFault("field \(name) is missing", at: Int(text.nodes[first - 1].start))
      }
      return
    }
    do throws(JSONFault) {
      value = try Value.read(node, of: text)
    } catch {
      fault = JSONFault("field \(name): \(error.reason)", at: error.offset)
    }
  }

  private mutating func find(_ name: StaticString) -> Int? {
    var at = cursor
    while at < end {
      if matches(at, name) { return found(at) }
      at = Int(text.nodes[at + 1].next)
    }
    at = first
    while at < cursor {
      if matches(at, name) { return found(at) }
      at = Int(text.nodes[at + 1].next)
    }
    return nil
  }

  private mutating func found(_ key: Int) -> Int {
    cursor = Int(text.nodes[key + 1].next)
    return key + 1
  }

  private func matches(_ key: Int, _ name: StaticString) -> Bool {
    let node = text.nodes[key]
    if node.kind == .escapedString { return text.string(key) == "\(name)" }
    let length = name.utf8CodeUnitCount
    guard Int(node.end - node.start) == length else { return false }
    let start = Int(node.start)
    return text.bytes.withUnsafeBufferPointer { bytes in
      for step in 0..<length where bytes[start + step] != name.utf8Start[step] { return false }
      return true
    }
  }

  /// The names in the object that no field took; asked for by readers that allow none.
  package func unknownNames(known: (String) -> Bool) -> [String] {
    var names: [String] = []
    var at = first
    while at < end {
      let name = text.string(at)
      if !known(name) { names.append(name) }
      at = Int(text.nodes[at + 1].next)
    }
    return names
  }
}

/// Collects the names a record knows.
package struct FieldNames: FieldVisitor {
  package private(set) var names: [String] = []

  package init() {}

  package mutating func field<Value: FieldValue>(_ name: StaticString, _ value: inout Value) {
    names.append("\(name)")
  }
}
