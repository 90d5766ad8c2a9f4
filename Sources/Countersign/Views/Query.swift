/// What a screen asks of the desk: windows of rows, never whole tables.
package enum Query: Equatable, Sendable {
  case header
  case templates(Window)
  case processes(Window)
  case process(id: String)
  /// A party's phone.
  case phone(processID: String, userID: String)
  /// The audit log, newest first.
  case audit(Window)
  /// One journal record, whole.
  case record(sequence: Int)
}

/// The part of a list that a screen shows.
package struct Window: Equatable, Sendable {
  /// The first row wanted, counted from 0 among the rows that match.
  package var first: Int
  package var count: Int
  /// Words that must all stand in what is shown of a row; `field:value` looks at one field.
  package var filter: String
  /// The id of a row whose place is wanted, wherever it is now.
  package var anchor: String?

  package init(first: Int = 0, count: Int, filter: String = "", anchor: String? = nil) {
    self.first = first
    self.count = count
    self.filter = filter
    self.anchor = anchor
  }
}

/// What the desk shows for a query; nil rows are things that are not there.
package enum View: Equatable, Sendable {
  case header(HeaderView)
  case templates(ListView<TemplateLine>)
  case processes(ListView<ProcessLine>)
  case process(ProcessView?)
  case phone(PhoneView?)
  case audit(ListView<AuditLine>)
  case record(RecordView?)
}

/// A window of rows and where it lies.
package struct ListView<Row: Equatable & Sendable>: Equatable, Sendable {
  /// Rows in the whole table, and those that match the filter.
  package var total: Int
  package var matching: Int
  package var first: Int
  package var rows: [Row]
  /// Where the anchor is among the matching rows; nil when it is not among them.
  package var anchorIndex: Int?

  package init(total: Int, matching: Int, first: Int, rows: [Row], anchorIndex: Int? = nil) {
    self.total = total
    self.matching = matching
    self.first = first
    self.rows = rows
    self.anchorIndex = anchorIndex
  }
}
