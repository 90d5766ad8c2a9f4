internal import Countersign

/// The words of the panels of services and callbacks.
extension DeskFilter {
  /// The heads of the columns in Chinese.
  static let serviceFields = [
    "服务": "service", "模式": "mode", "熔断器": "breaker", "失败": "failures", "次数": "calls",
    "等待": "waiting", "用时": "latency", "错误": "last_error",
  ]

  static let callbackFields = [
    "编号": "callback_id", "流程": "process_id", "地址": "url", "状态": "status", "次数": "attempts",
    "错误": "last_error",
  ]

  static func callbackValues(_ texts: Texts) -> [(word: String, value: String)] {
    Callback.Status.allCases.map { (texts.word($0), "status:\($0.rawValue)") }
  }
}
