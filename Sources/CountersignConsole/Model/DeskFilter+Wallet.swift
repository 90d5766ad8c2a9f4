internal import Countersign

/// The words of the panels of accounts and splits.
extension DeskFilter {
  static let accountFields: [String: String] = [:]
  static let splitFields: [String: String] = [:]

  static func accountValues(_ texts: Texts) -> [(word: String, value: String)] { [] }
  static func splitValues(_ texts: Texts) -> [(word: String, value: String)] { [] }
}
