internal import Terminal

/// The actions of the panels of services and callbacks.
extension ActionTable {
  static let services: [Action] = []
  static let callbacks: [Action] = []
}
