/// A command that may not be done: one code, what it is about, and every check that was made.
package struct Refusal: Error, Equatable, Sendable {
  package var code: Code
  /// What exactly is wrong, for the message: a field, an id, a variable.
  ///
  /// Never personal data.
  package var detail: String
  /// The checks in their order; empty where there was only one.
  package var checks: [Check]

  package init(_ code: Code, _ detail: String = "", checks: [Check] = []) {
    self.code = code
    self.detail = detail
    self.checks = checks
  }
}

/// One check of a command, in the stated order of its checks.
package struct Check: Record, Equatable {
  package enum Outcome: String, Word {
    case passed = "PASSED"
    case failed = "FAILED"
    case notReached = "NOT_REACHED"
  }

  /// What was checked: `template`, `payer_account`, `balance` and so on.
  package var check = ""
  package var outcome = Outcome.notReached
  /// The code it would refuse with.
  package var code: Code?
  /// What is wrong, or what was looked at.
  package var detail: String?
  /// The values seen, by field name.
  package var values: [String: String]?
  /// The journal record that proves it.
  package var record: Int?

  package init() {}

  package init(
    _ check: String, _ outcome: Outcome, code: Code? = nil, detail: String? = nil,
    values: [String: String]? = nil, record: Int? = nil
  ) {
    self.check = check
    self.outcome = outcome
    self.code = code
    self.detail = detail
    self.values = values
    self.record = record
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("check", &check)
    fields.field("outcome", &outcome)
    fields.field("code", &code)
    fields.field("detail", &detail)
    fields.field("values", &values)
    fields.field("record", &record)
  }
}

/// Checks made one after the other; all are shown, the first that failed is the answer.
package struct CheckList: Sendable {
  package private(set) var checks: [Check] = []
  package private(set) var first: (code: Code, detail: String)?

  package init() {}

  /// Adds a check; `detail` says what is wrong where it failed.
  package mutating func note(
    _ name: String, _ passed: Bool, _ code: Code, _ detail: String = "",
    values: [String: String]? = nil, record: Int? = nil
  ) {
    checks.append(
      Check(
        name, passed ? .passed : .failed, code: passed ? nil : code,
        detail: detail.isEmpty || passed ? nil : detail, values: values, record: record))
    if !passed, first == nil { first = (code, detail) }
  }

  /// Adds a check that could not be made, because one before it failed.
  package mutating func skip(_ name: String) { checks.append(Check(name, .notReached)) }

  /// The refusal of the first check that failed.
  package func refuse() throws(Refusal) {
    if let first { throw Refusal(first.code, first.detail, checks: checks) }
  }
}
