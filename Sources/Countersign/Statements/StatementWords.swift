/// How a line of a statement and our books differ.
package enum BreakKind: String, Word {
  /// The statement has it, our books do not.
  case missingHere = "MISSING_HERE"
  /// Our books say it was paid, the statement does not have it.
  case missingThere = "MISSING_THERE"
  case amountDiffers = "AMOUNT_DIFFERS"
  case statusDiffers = "STATUS_DIFFERS"
  /// The statement's own totals are not those of its lines.
  case summaryDiffers = "SUMMARY_DIFFERS"
}

/// A line of a statement: what the clearing system says that it did.
package struct StatementLine: Equatable, Sendable {
  /// Where it stands in the file, counted from 1.
  package var number = 0
  package var settlementRef = ""
  /// Our own id, where the statement repeats it.
  package var requestID: String?
  package var amount = Fen.zero
  package var status = SplitStatus.success
  package var at: Instant?

  package init() {}
}

/// One difference between a statement and our books, with both sides' values.
package struct StatementBreak: Record, Equatable {
  package var kind = BreakKind.missingHere
  /// The split it is about; of one that is missing here, what the statement calls it.
  package var requestID: String?
  package var settlementRef: String?
  package var ourStatus: SplitStatus?
  package var theirStatus: SplitStatus?
  package var ourAmount: Fen?
  package var theirAmount: Fen?
  /// True where our books do not know the result yet.
  package var isUnresolved: Bool?
  /// The line of the statement.
  package var line: Int?

  package init() {}
  package init(_ kind: BreakKind) { self.kind = kind }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("kind", &kind)
    fields.field("request_id", &requestID)
    fields.field("settlement_ref", &settlementRef)
    fields.field("our_status", &ourStatus)
    fields.field("their_status", &theirStatus)
    fields.field("our_amount", &ourAmount)
    fields.field("their_amount", &theirAmount)
    fields.field("unresolved", &isUnresolved)
    fields.field("line", &line)
  }

  /// What an alert about it has as its subject.
  package var subject: String { requestID ?? settlementRef ?? "statement" }
}

/// The days a statement is about, from the first to the last one, as China counts them.
package struct StatementPeriod: Equatable, Sendable {
  package var from: Instant?
  /// The first moment that is after it.
  package var until: Instant?

  package init() {}

  /// - Parameters:
  ///   - from: `2026-11-21`, or nil for from the beginning.
  ///   - to: the last day, or nil for without end.
  /// - Returns: nil for what is no day, or a last day before the first one.
  package init?(from: String?, to: String?) {
    if let from {
      guard let start = Self.start(of: from) else { return nil }
      self.from = start
    }
    if let to {
      guard let start = Self.start(of: to) else { return nil }
      until = start.adding(seconds: 86_400)
    }
    if let start = self.from, let end = until, end <= start { return nil }
  }

  private static func start(of day: String) -> Instant? {
    guard day.utf8.count == 10 else { return nil }
    return Instant(text: "\(day)T00:00:00.000Z")?.adding(seconds: -Instant.chinaOffsetSeconds)
  }

  package var isWhole: Bool { from == nil && until == nil }

  package func contains(_ moment: Instant) -> Bool {
    from.map { moment >= $0 } ?? true && until.map { moment < $0 } ?? true
  }
}

/// What `statement.import` takes.
package struct StatementImport: Record, Equatable {
  package var content = ""
  /// The days the statement is about; without them it is about everything.
  package var from: String?
  package var to: String?

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("content", &content)
    fields.field("from", &from)
    fields.field("to", &to)
  }
}

/// A statement was compared to our books.
package struct StatementImported: Record, Equatable {
  package var contentSHA256 = ""
  package var from: String?
  package var to: String?
  package var lines = 0
  package var matched = 0
  /// How many breaks of each kind there are.
  package var breaks: [String: Int] = [:]

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("content_sha256", &contentSHA256)
    fields.field("from", &from)
    fields.field("to", &to)
    fields.field("lines", &lines)
    fields.field("matched", &matched)
    fields.field("breaks", &breaks)
  }
}
