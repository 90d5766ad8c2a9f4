internal import Terminal

/// The actions of the panels of accounts and splits.
extension ActionTable {
  static let accounts: [Action] = []
  static let splits: [Action] = []
}
