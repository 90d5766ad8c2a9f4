internal import Countersign

/// The words of the panels of services and callbacks.
extension DeskFilter {
  /// The heads of the columns in Chinese.
  static let serviceFields = [
    "编号": "callback_id", "流程": "process_id", "地址": "url", "状态": "status", "次数": "attempts",
    "错误": "last_error",
  ]

  static func serviceValues(_ texts: Texts) -> [(word: String, value: String)] {
    Callback.Status.allCases.map { (texts.word($0), "status:\($0.rawValue)") }
  }
}
