/// How a cell looks, by meaning: the ink (foreground) of one role on the paper of another.
package struct Style: Hashable, Sendable {
  /// The role whose foreground is used.
  package var ink: Role
  /// The role whose background is used.
  package var paper: Role
  package var attributes: Attributes

  /// What is drawn besides colour.
  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let bold = Attributes(rawValue: 1)
    package static let underline = Attributes(rawValue: 2)
    package static let reverse = Attributes(rawValue: 4)
    package static let dim = Attributes(rawValue: 8)
  }

  /// Ordinary text on the ordinary surface.
  package static let plain = Style(.text)

  /// - Parameters:
  ///   - ink: whose foreground.
  ///   - paper: whose background; a role without one uses that of `surface`.
  package init(_ ink: Role, on paper: Role = .surface, _ attributes: Attributes = []) {
    self.ink = ink
    self.paper = paper
    self.attributes = attributes
  }

  /// Ink and paper of the same role, such as a selected row.
  package static func filled(_ role: Role, _ attributes: Attributes = []) -> Style {
    Style(role, on: role, attributes)
  }

  /// The same ink on other paper.
  package func on(_ paper: Role) -> Style { Style(ink, on: paper, attributes) }

  /// The same colours, with these attributes added.
  package func with(_ more: Attributes) -> Style { Style(ink, on: paper, attributes.union(more)) }
}
