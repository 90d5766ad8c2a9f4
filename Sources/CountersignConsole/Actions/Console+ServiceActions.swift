internal import Countersign
internal import Terminal

/// Doing what the panels of services and callbacks offer.
extension Console {
  mutating func runOnServices(_ id: ActionID, _ key: Key) {}

  func offServices(_ id: ActionID) -> String? { nil }

  var prefilledServices: [String: String] { [:] }
}
