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
  /// Users with their accounts.
  case users(Window)
  case user(id: String)
  /// The split queue: unresolved, waiting, failed, done; in each the newest first.
  case splits(Window)
  case split(id: String)
  /// What `split.submit` would say, and the trace; nothing is recorded.
  case explanation(SplitSubmit)
  /// Our splits against the sandbox's own statement.
  case reconciliation
  case services
  /// Open alerts, those nobody acknowledged first; then the closed ones.
  case alerts(Window)
  case callbacks(Window)
  case callback(id: String)
  case day
  /// Ids of one kind that begin with a text or whose shown names hold it, for completion while
  /// typing; a few of the newest.
  case completions(IDKind, prefix: String)
}

/// What an id names.
package enum IDKind: String, CaseIterable, Sendable {
  case user
  case account
  case collectionAccount
  case process
  case split
  case binding
  case template
  case callback
  case alert
  case instruction
}

/// An id that may be meant, with words that tell people which it is; people are masked.
package struct Completion: Equatable, Sendable {
  package var id: String
  package var note: String

  package init(_ id: String, note: String) {
    self.id = id
    self.note = note
  }
}

/// The part of a list that a screen shows.
package struct Window: Equatable, Sendable {
  /// The first row wanted, counted from 0 among the rows that match.
  package var first: Int
  package var count: Int
  /// What a row must be like, as `RowFilter` reads it.
  package var filter: String
  /// Another order than the list's own, which costs nothing.
  package var sort: Sorting?
  /// The id of a row whose place is wanted, wherever it is now.
  package var anchor: String?
  /// A row that is looked for.
  package var find: Find?
  /// Only what the audit log took down in this stretch of time; its ends lie on the time grid.
  package var within: Range<Instant>?

  package init(
    first: Int = 0, count: Int, filter: String = "", sort: Sorting? = nil, anchor: String? = nil,
    find: Find? = nil
  ) {
    self.first = first
    self.count = count
    self.filter = filter
    self.sort = sort
    self.anchor = anchor
    self.find = find
  }
}

/// The next row that has some words, which hides no others.
package struct Find: Equatable, Sendable {
  /// As a filter has them.
  package var words: String
  /// The place it starts from, which comes last.
  package var from: Int
  package var isBackward: Bool

  package init(_ words: String, from: Int, isBackward: Bool = false) {
    self.words = words
    self.from = from
    self.isBackward = isBackward
  }

  /// The places of so many rows in the order in which they are looked at, round to where it starts.
  package func places(_ count: Int) -> some Sequence<Int> {
    (1..<count + 1).lazy.map { step in
      (from % count + (isBackward ? count - step : step)) % count
    }
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
  case users(ListView<UserLine>)
  case user(UserView?)
  case splits(ListView<SplitLine>)
  case split(SplitView?)
  case explanation(SplitView)
  /// Nil where there is no statement but those that are imported.
  case reconciliation(ReconciliationView?)
  case services([ServiceLine])
  case alerts(ListView<Alert>)
  case callbacks(ListView<CallbackLine>)
  case callback(CallbackView?)
  case day(DayView)
  case completions([Completion])
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
  /// Where the row is that was looked for; nil when none has the words.
  package var foundIndex: Int?
  /// Rows so old that the filter was not held against them.
  package var unread = 0

  package init(total: Int, matching: Int, first: Int, rows: [Row], anchorIndex: Int? = nil) {
    self.total = total
    self.matching = matching
    self.first = first
    self.rows = rows
    self.anchorIndex = anchorIndex
  }
}
