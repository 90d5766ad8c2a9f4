/// One report of the mouse.
package struct Mouse: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case press(Button)
    case release(Button)
    /// Moved while the button is down.
    case drag(Button)
    case wheelUp, wheelDown
  }

  package enum Button: Hashable, Sendable { case left, middle, right }

  /// Keys held down meanwhile.
  ///
  /// Most terminals keep Shift for their own text selection.
  package struct Modifiers: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let shift = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let control = Modifiers(rawValue: 4)
  }

  package let kind: Kind
  /// The cell under the pointer.
  package let point: Point
  package let modifiers: Modifiers

  package init(_ kind: Kind, at point: Point, modifiers: Modifiers = []) {
    self.kind = kind
    self.point = point
    self.modifiers = modifiers
  }
}
