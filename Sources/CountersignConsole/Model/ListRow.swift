internal import Countersign

/// A row that can be selected: known by its record, never by its number.
protocol ListRow: Equatable, Sendable {
  var rowID: String { get }
  /// The words that a search looks at: what is shown of it, uncut.
  func searchText(_ texts: Texts) -> String
}

extension TemplateLine: ListRow {
  var rowID: String { id }

  func searchText(_ texts: Texts) -> String {
    "\(templateID) \(version) \(title) \(texts.word(scene))"
  }
}

extension ProcessLine: ListRow {
  var rowID: String { processID }

  func searchText(_ texts: Texts) -> String {
    let mark = StatusMark(status, endReason, texts)
    return "\(processID) \(texts.word(scene)) \(payer) \(payee ?? "") \(mark.word)"
  }
}

extension AuditLine: ListRow {
  var rowID: String { id }

  func searchText(_ texts: Texts) -> String {
    "\(id) \(texts.eventName(type)) \(type) \(actor) \(processID ?? "") \(name ?? "")"
  }
}
