/// Names an action; panes add theirs in extensions.
///
/// The raw value is what tests and `countersign keys` know it by, such as `process.cancel`.
package struct ActionID: RawRepresentable, Hashable, Sendable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ rawValue: String) { self.rawValue = rawValue }
}
