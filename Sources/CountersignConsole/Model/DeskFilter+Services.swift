internal import Countersign

/// The words of the panels of services and callbacks.
extension DeskFilter {
  static let serviceFields: [String: String] = [:]

  static func serviceValues(_ texts: Texts) -> [(word: String, value: String)] { [] }
}
