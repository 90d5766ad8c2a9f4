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

extension UserLine: ListRow {
  var rowID: String { userID }

  func searchText(_ texts: Texts) -> String {
    let ids = accounts.map(\.accountID).joined(separator: " ")
    return "\(userID) \(name) \(institutionID) \(ids)"
  }
}

extension SplitLine: ListRow {
  var rowID: String { requestID }

  func searchText(_ texts: Texts) -> String {
    "\(requestID) \(payer) \(receiver) \(amount.yuan)"
  }
}

extension ServiceLine: ListRow {
  var rowID: String { health.service.rawValue }

  func searchText(_ texts: Texts) -> String {
    "\(texts.word(health.service)) \(health.service.rawValue) \(texts.shortWord(health.mode)) "
      + texts.stand(health.breaker)
  }
}

extension CallbackLine: ListRow {
  var rowID: String { callbackID }

  func searchText(_ texts: Texts) -> String { "\(callbackID) \(processID) \(url)" }
}

extension AuditLine: ListRow {
  var rowID: String { id }

  func searchText(_ texts: Texts) -> String {
    "\(id) \(texts.eventName(type)) \(type) \(actor) \(processID ?? "") \(name ?? "")"
  }
}
