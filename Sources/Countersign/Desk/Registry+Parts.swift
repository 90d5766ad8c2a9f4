/// Walks the tables that may lie on the disk in parts: to read, to write, to compare them.
package protocol PartVisitor {
  mutating func rows<Row>(_ name: StaticString, _ rows: inout Rows<Row>)
  mutating func keyed<Value>(_ name: StaticString, _ values: inout Keyed<Value>)
}

extension Registry {
  /// Names each table once that grows with the years: rows first, then what is found by a text.
  package mutating func visitParts(_ parts: inout some PartVisitor) {
    parts.rows("signing_process", &processes)
    parts.rows("callbacks", &callbacks)
    parts.rows("users", &wallet.users)
    parts.rows("accounts", &wallet.accounts)
    parts.rows("binding_relationships", &wallet.bindings)
    parts.rows("split_requests", &wallet.splits)
    parts.rows("risk_instructions", &wallet.instructions)
    parts.rows("alerts", &wallet.alerts)
    parts.keyed("subjects", &subjects)
    parts.keyed("personal_indices", &personalIndices)
    parts.keyed("idempotency_keys", &answers)
    parts.keyed("user_numbers", &wallet.userNumbers)
    parts.keyed("account_numbers", &wallet.accountNumbers)
    parts.keyed("user_accounts", &wallet.userAccounts)
    parts.keyed("valid_bindings", &wallet.validBindings)
    parts.keyed("latest_bindings", &wallet.latestBindings)
    parts.keyed("user_links", &wallet.links)
    parts.keyed("split_numbers", &wallet.splitNumbers)
    parts.keyed("account_splits", &wallet.accountSplits)
    parts.keyed("instruction_numbers", &wallet.instructionNumbers)
    parts.keyed("latest_alerts", &wallet.latestAlerts)
  }
}

/// A place in the parts of a snapshot: some bytes, and what they hash to.
package struct PartMark: Record, Equatable {
  package var offset = 0
  package var length = 0
  /// The first 16 hexadecimal digits of their SHA-256.
  package var check = ""

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("offset", &offset)
    fields.field("length", &length)
    fields.field("check", &check)
  }
}

/// Where a big store's tables lie, and what of them is looked at without being asked for.
package struct SnapshotParts: Record {
  /// The number in the names of the files.
  package var generation = 0
  /// Bytes of each file.
  package var rowBytes = 0
  package var indexBytes = 0
  /// How many of them are looked at, for all others were replaced; nil where nobody counted.
  package var liveBytes: Int? = 0
  /// The top of each table's tree; a table without rows has none.
  package var tops: [String: PartMark] = [:]
  package var counts: [String: Int] = [:]
  package var open = OpenRows()

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("generation", &generation)
    fields.field("row_bytes", &rowBytes)
    fields.field("index_bytes", &indexBytes)
    fields.field("live_bytes", &liveBytes)
    fields.field("tops", &tops)
    fields.field("counts", &counts)
    fields.field("open", &open)
  }
}

/// The rows that something is still to be done with, and sums over all of them.
package struct OpenRows: Record, Equatable {
  package var processes: [OpenProcess] = []
  package var statusCounts: [String: Int] = [:]
  package var pendingCallbacks: [Int] = []
  package var abandonedCallbacks: [Int] = []
  package var unresolvedSplits: [Int] = []
  package var waitingSplits: [Int] = []
  package var failedSplits: [Int] = []
  package var standingAlerts: [Int] = []
  package var openAlerts: [String: Int] = [:]
  package var sequences: [String: Int] = [:]

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("processes", &processes)
    fields.field("status_counts", &statusCounts)
    fields.field("pending_callbacks", &pendingCallbacks)
    fields.field("abandoned_callbacks", &abandonedCallbacks)
    fields.field("unresolved_splits", &unresolvedSplits)
    fields.field("waiting_splits", &waitingSplits)
    fields.field("failed_splits", &failedSplits)
    fields.field("standing_alerts", &standingAlerts)
    fields.field("open_alerts", &openAlerts)
    fields.field("institution_sequences", &sequences)
  }
}

/// An open process, and which others it excludes.
package struct OpenProcess: Record, Equatable {
  package var number = 0
  package var pair = ""

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("number", &number)
    fields.field("pair", &pair)
  }
}

extension OpenRows {
  init(_ registry: Registry) {
    processes = registry.openPairs.map { pair, number in
      var open = OpenProcess()
      open.number = number
      open.pair = pair
      return open
    }
    processes.sort { $0.number < $1.number }
    statusCounts = Dictionary(
      uniqueKeysWithValues: registry.statusCounts.filter { $0.value != 0 }
        .map { ($0.key.rawValue, $0.value) })
    pendingCallbacks = registry.pendingCallbacks.numbers
    abandonedCallbacks = registry.abandonedCallbacks.numbers
    unresolvedSplits = Array(registry.wallet.queues.unresolved)
    waitingSplits = Array(registry.wallet.queues.waiting)
    failedSplits = Array(registry.wallet.queues.failed)
    standingAlerts = registry.wallet.standingAlerts.numbers
    openAlerts = registry.wallet.openAlerts
    sequences = registry.wallet.sequences
  }

  func take(into registry: inout Registry, splits: Int) throws(JSONFault) {
    for open in processes { registry.openPairs[open.pair] = open.number }
    for (word, count) in statusCounts {
      guard let status = ProcessStatus(rawValue: word) else {
        throw JSONFault("no status is \(word)", at: 0)
      }
      registry.statusCounts[status] = count
    }
    registry.pendingCallbacks = NumberSet(pendingCallbacks)
    registry.abandonedCallbacks = NumberSet(abandonedCallbacks)
    registry.wallet.queues = SplitQueues(
      unresolved: unresolvedSplits, waiting: waitingSplits, failed: failedSplits, total: splits)
    registry.wallet.standingAlerts = NumberSet(standingAlerts)
    registry.wallet.openAlerts = openAlerts
    registry.wallet.sequences = sequences
  }
}
