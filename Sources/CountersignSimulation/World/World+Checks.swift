import Countersign

extension World {
  /// Looks at everything there is.
  func lookAtAll() throws {
    let registry = desk.registry
    let faults = registry.wallet.faults
    audit.expect(.moneyConserved, faults.isEmpty) { faults.joined(separator: "; ") }
    lookAtIndices(registry)
    lookAtResults(registry)
    let now = registry.settled
    let replayed = desk.journal.replica.settled.differences(from: now)
    audit.expect(.replayIsEqual, replayed.isEmpty) { "the replay differs in \(replayed)" }
    let stored = try SimulatedJournal.open(desk.checkpoint()).0.settled.differences(from: now)
    audit.expect(.snapshotIsEqual, stored.isEmpty) { "the snapshot differs in \(stored)" }
    audit.expect(.personalIsSealed, !desk.keys.wasMisread) {
      "something was opened under a context that is not its own"
    }
    try audit.check()
  }

  private func lookAtIndices(_ registry: Registry) {
    var open: [String: Int] = [:]
    var counts: [ProcessStatus: Int] = [:]
    for (place, process) in registry.processes.all.enumerated() {
      counts[process.status, default: 0] += 1
      guard process.status.isOpen else { continue }
      open[process.pair] = place + 1
    }
    audit.expect(.indicesFit, open == registry.openPairs) { "openPairs is not what is open" }
    audit.expect(.indicesFit, counts == registry.statusCounts.filter { $0.value != 0 }) {
      "statusCounts is wrong"
    }
    var listed: [String: Set<String>] = [:]
    for (id, request) in registry.requests {
      guard let process = request.processID.flatMap(registry.processNumber) else { continue }
      listed[request.processID ?? "", default: []].insert(id)
      let isOver = !registry.processes[process].status.isOpen
      audit.expect(.indicesFit, !isOver || request.operation == .deliverCallback) {
        "\(id) is asked for an ended process"
      }
    }
    audit.expect(.indicesFit, listed == registry.processRequests.mapValues(Set.init)) {
      "processRequests is wrong"
    }
    let running = (1..<registry.wallet.splits.next).filter {
      registry.wallet.splits[$0].status == .processing
    }
    audit.expect(.indicesFit, running == registry.wallet.openSplits.sorted()) {
      "openSplits is not what runs"
    }
  }

  /// What clearing did and what we say it did are the same.
  private func lookAtResults(_ registry: Registry) {
    for (id, flight) in audit.money.flights where !flight.isByHand {
      guard let key = flight.clearingKey, let done = outside.transfers[key] else { continue }
      audit.expect(
        .clearingAgrees,
        done["amount"] == String(flight.amount) && done["fee"] == String(flight.fee)
          && done["payer_account_id"] == flight.payer && flight.status != .failed
      ) { "clearing paid \(id) otherwise than it stands here" }
    }
  }

  // MARK: The end

  /// Everything outside works again, and time goes on: nothing may be left over.
  func finish() throws {
    for service in ServiceName.allCases {
      try mustDo(Play(.sandboxService, SandboxService(service, .ok)))
    }
    let waits: [Int64] = [61, 61, 61, 61, 61, 600, 3600, 86_400]
    for seconds in waits + [Int64](repeating: 86_400, count: 9) { try wait(seconds) }
    try settleSplits()
    try wait(61)
    try wait(86_400)
    try lookAtEnd(desk.registry)
    try lookAtAll()
  }

  private func wait(_ seconds: Int64) throws {
    desk.wall = desk.wall.adding(seconds: seconds)
    try desk.begin()
    try audit.afterStep(desk.registry, desk.now)
  }

  /// A command of the end, which nothing can refuse now.
  private func mustDo(_ play: Play) throws {
    guard let line = try? CommandLineText(play.line()) else { return }
    try desk.begin()
    let answer = try desk.decideAndWrite(line.command, nil, [])
    audit.expect(.everythingEnds, answer.code == nil) {
      "\(line.command.name.rawValue) answers \(answer.code?.rawValue ?? "") \(answer.detail ?? "")"
    }
    try audit.check()
  }

  /// Whoever asks gets an answer: each unresolved split is asked about, each freeze is lifted.
  private func settleSplits() throws {
    for number in desk.registry.wallet.openSplits {
      let split = desk.registry.wallet.splits[number]
      if split.isUnresolved { try mustDo(Play(.splitQuery, SplitReference(split.requestID))) }
    }
    for number in 1..<desk.registry.wallet.splits.next {
      let split = desk.registry.wallet.splits[number]
      for freeze in split.freezes {
        try mustDo(
          Play(
            .thawTransaction, TransactionInstruction(freeze, split.requestID, reason: "收尾")))
      }
    }
  }

  private func lookAtEnd(_ registry: Registry) throws {
    let open = registry.requests.values.map { "\($0.requestID) \($0.operation.rawValue)" }
    audit.expect(.everythingEnds, open.isEmpty) { "still asked: \(open.sorted())" }
    let splits = registry.wallet.openSplits.map { registry.wallet.splits[$0].requestID }
    audit.expect(.everythingEnds, splits.isEmpty) { "still running: \(splits)" }
    let held = registry.wallet.accounts.all.filter { $0.held != .zero || $0.inFlight != 0 }
    audit.expect(.everythingEnds, held.isEmpty) { "money is held for nothing" }
    let processes = registry.openPairs.count
    audit.expect(.everythingEnds, processes == 0) { "\(processes) processes are still open" }
    // What a system outside refused to hear stays a person's work; nothing else stays.
    let alerts = registry.wallet.openAlerts.filter { key, number in
      let alert = registry.wallet.alerts[number]
      return alert.code == .splitUnresolved
        || alert.code == .freezeNotInStep && !audit.outside.refused.contains(alert.subject)
    }
    audit.expect(.everythingEnds, alerts.isEmpty) { "alerts still stand: \(alerts.keys.sorted())" }
    for callback in registry.callbacks.all {
      let arrived = outside.bodies.contains(callback.body)
      audit.expect(
        .callbacksTold,
        callback.status == .givenUp || callback.status == .delivered && arrived
      ) { "\(callback.callbackID) is \(callback.status.rawValue) and did not arrive" }
    }
    try audit.check()
  }
}
