internal import Countersign
internal import Terminal

/// Doing what the panels of accounts and splits offer.
extension Console {
  /// Returns false when the action is not one of these panels'.
  mutating func runOnWallet(_ id: ActionID, _ key: Key) -> Bool { false }

  func offWallet(_ id: ActionID) -> String? { nil }

  /// What the selection says about the next command.
  var prefilledWallet: [String: String] { [:] }

  /// What the form's field is to be completed from.
  var wantedCompletions: Query? { nil }
}
