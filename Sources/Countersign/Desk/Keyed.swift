/// Values by a text, such as the numbers of rows by their ids.
///
/// Those of a big store lie on the disk and are read when they are asked for; only what changed
/// since stands in memory.
package struct Keyed<Value: FieldValue & Equatable>: Sendable {
  private var source: (any KeyedSource<Value>)?
  /// Without a source all values, with one those that changed since.
  private var values: [String: Value] = [:]
  /// Keys that the source has and that are gone.
  private var removed: Set<String> = []

  package init() {}

  /// Values that lie elsewhere.
  package init(_ source: any KeyedSource<Value>) { self.source = source }

  package subscript(key: String) -> Value? {
    get { values[key] ?? stored(key) }
    set {
      values[key] = newValue
      note(key, isThere: newValue != nil)
    }
    _modify {
      if values[key] == nil { values[key] = stored(key) }
      // Changed where it stands, for a list in it may be very long.
      yield &values[key]
      note(key, isThere: values[key] != nil)
    }
  }

  package subscript(key: String, default standard: @autoclosure () -> Value) -> Value {
    get { self[key] ?? standard() }
    _modify {
      if source != nil, values[key] == nil {
        values[key] = stored(key)
        removed.remove(key)
      }
      yield &values[key, default: standard()]
    }
  }

  @discardableResult
  package mutating func removeValue(forKey key: String) -> Value? {
    let old = self[key]
    self[key] = nil
    return old
  }

  private func stored(_ key: String) -> Value? {
    guard let source, !removed.contains(key) else { return nil }
    return source.value(key)
  }

  private mutating func note(_ key: String, isThere: Bool) {
    guard source != nil else { return }
    if isThere { removed.remove(key) } else { removed.insert(key) }
  }

  /// All of them, read from wherever they are, in no order.
  package var all: [String: Value] {
    var all: [String: Value] = [:]
    source?.forEach { all[$0] = $1 }
    for key in removed { all[key] = nil }
    return all.merging(values) { $1 }
  }

  package var count: Int { source == nil ? values.count : all.count }
  package var isEmpty: Bool { count == 0 }
  package var keys: Dictionary<String, Value>.Keys { all.keys }

  package func mapValues(_ change: (Value) -> Value) -> Keyed {
    var copy = Keyed()
    copy.values = all.mapValues(change)
    return copy
  }

  /// The keys whose values are not as the source has them; without a value where they are gone.
  package var unsettled: [(key: String, value: Value?)] {
    values.map { ($0.key, $0.value) } + removed.map { ($0, nil) }
  }

  /// From now on values are read where they were put, and are not kept in memory.
  package mutating func settle(on source: any KeyedSource<Value>) {
    self.source = source
    values = [:]
    removed = []
  }

  /// From now on the stored values are read elsewhere, where they are the same.
  package mutating func move(to source: any KeyedSource<Value>) { self.source = source }
}

extension Keyed: Equatable {
  package static func == (one: Keyed, other: Keyed) -> Bool { one.all == other.all }
}

/// A place outside the memory where values lie by their keys.
package protocol KeyedSource<Value>: AnyObject, Sendable {
  associatedtype Value
  /// Nil where there is none, and where it cannot be read, which the source has noted then.
  func value(_ key: String) -> Value?
  func forEach(_ body: (String, Value) -> Void)
}
