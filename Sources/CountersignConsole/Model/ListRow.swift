internal import Countersign

/// A row that can be selected: known by its record, never by its number.
protocol ListRow: Equatable, Sendable {
  var rowID: String { get }
}

extension TemplateLine: ListRow {
  var rowID: String { id }
}

extension ProcessLine: ListRow {
  var rowID: String { processID }
}

extension UserLine: ListRow {
  var rowID: String { userID }
}

extension SplitLine: ListRow {
  var rowID: String { requestID }
}

extension ServiceLine: ListRow {
  var rowID: String { health.service.rawValue }
}

extension CallbackLine: ListRow {
  var rowID: String { callbackID }
}

extension AuditLine: ListRow {
  var rowID: String { id }
}
