import Countersign

/// Looks at a desk after every record and keeps what must never happen.
final class Watch {
  private(set) var faults: [String] = []
  private var statuses: [Int: ProcessStatus] = [:]
  private var ends: [String: Int] = [:]
  private var deposits: Set<String> = []
  private var wrongAnswers: [String: Int] = [:]
  private var lastAt = TestDesk.start
  private var seen = 0

  /// Looks at what a record touched.
  func look(_ desk: TestDesk) {
    for record in desk.records[seen...] {
      take(record)
      let touched = Set(
        record.events.compactMap { $0.processID.flatMap(desk.registry.processNumber) })
      for number in touched { check(desk.registry.processes[number]) }
      moves(touched.sorted(), desk.registry)
    }
  }

  /// Looks at everything.
  func lookAround(_ registry: Registry) {
    for process in registry.processes.all { check(process) }
    ends(registry)
    indices(registry)
    requests(registry)
    queues(registry)
    alerts(registry)
  }

  /// What is counted is what there is.
  private func queues(_ registry: Registry) {
    var queues: [ServiceName: ServiceQueue] = [:]
    for request in registry.requests.values {
      queues[request.operation.service, default: ServiceQueue()].add(request, 1)
    }
    if queues != registry.queues { fault("queues are \(registry.queues)") }
    for (status, set) in [
      (Callback.Status.pending, registry.pendingCallbacks), (.givenUp, registry.abandonedCallbacks),
    ] {
      let found = (1..<registry.callbacks.next).filter { registry.callbacks[$0].status == status }
      if found != set.numbers { fault("\(status) callbacks are \(set.numbers)") }
    }
  }

  /// No waiting thing is silent, and no alert stands for nothing.
  private func alerts(_ registry: Registry) {
    let wallet = registry.wallet
    func stands(_ code: AlertCode, _ subject: String) -> Bool {
      wallet.openAlerts[Alert.key(code, subject)] != nil
    }
    for service in ServiceName.allCases {
      let health = registry.services[service] ?? ServiceHealth(service)
      if stands(.breakerOpen, service.rawValue) != (health.breaker != .closed) {
        fault("\(service) is \(health.breaker), its alert says otherwise")
      }
      let isStuck = registry.queues[service]?.stuck ?? 0 > 0
      if stands(.requestsWaiting, service.rawValue) != isStuck {
        fault("requests for \(service) wait, its alert says otherwise")
      }
    }
    for number in registry.abandonedCallbacks.numbers
    where !stands(.outboxStuck, registry.callbacks[number].callbackID) {
      fault("\(registry.callbacks[number].callbackID) was given up in silence")
    }
    let open = Set(wallet.alerts.all.filter { $0.resolvedAt == nil }.map(\.key))
    if open.count != wallet.alerts.all.count(where: { $0.resolvedAt == nil }) {
      fault("two alerts of one subject")
    }
    if open != Set(wallet.openAlerts.keys) { fault("openAlerts are wrong") }
  }

  private func fault(_ text: String) {
    if faults.count < 5 { faults.append("record \(seen): \(text)") }
  }

  private func take(_ record: JournalRecord) {
    if record.at < lastAt { fault("time ran back") }
    if record.sequence != seen + 1 { fault("a record is out of order") }
    seen += 1
    lastAt = record.at
    for event in record.events {
      guard case .step(let kind, let step) = event else { continue }
      if kind == .depositMade, !deposits.insert(step.requestID ?? "").inserted {
        fault("a second deposit for \(step.requestID ?? "")")
      }
      if kind == .verificationResult, step.passed == false {
        let party = "\(step.processID) \(step.userID ?? "")"
        wrongAnswers[party, default: 0] += 1
        if wrongAnswers[party, default: 0] > 3 { fault("a fourth wrong answer of \(party)") }
      }
    }
  }

  /// Every change of a status is a legal one.
  private func moves(_ numbers: [Int], _ registry: Registry) {
    for number in numbers {
      let status = registry.processes[number].status
      guard let old = statuses[number] else {
        if status != .created { fault("a process begins as \(status)") }
        statuses[number] = status
        continue
      }
      guard old != status else { continue }
      if !old.mayBecome(status) { fault("\(old) became \(status)") }
      if !status.isOpen { ends[registry.processes[number].processID, default: 0] += 1 }
      statuses[number] = status
    }
  }

  /// Each end is told once.
  private func ends(_ registry: Registry) {
    let told = Dictionary(grouping: registry.callbacks.all, by: \.processID).mapValues(\.count)
    if told != ends { fault("ends are \(ends), told are \(told)") }
  }

  private func check(_ process: SigningProcess) {
    let id = process.processID
    if process.status.isOpen, process.status != process.derivedStatus {
      fault("\(id) is \(process.status), its parties say \(process.derivedStatus)")
    }
    if process.status.isOpen != (process.endReason == nil) { fault("\(id) has a wrong end") }
    if process.status.isOpen != (process.endedAt == nil) { fault("\(id) ended and did not") }
    let isSigned = process.parties.allSatisfy { $0.status == .signed }
    if isSigned != (process.status == .signed) { fault("\(id) is signed by some") }
    for party in process.parties {
      if !(0...3).contains(party.attempts) { fault("\(id) has \(party.attempts) attempts") }
      if party.wrongAmounts > 3 { fault("\(id) has \(party.wrongAmounts) wrong amounts") }
      if party.signedAt != nil, party.verifiedAt == nil { fault("\(id) signed unverified") }
      if party.verifiedAt != nil, party.verificationType == nil { fault("\(id) verified by what") }
    }
  }

  private func indices(_ registry: Registry) {
    var open: [String: Int] = [:]
    var counts: [ProcessStatus: Int] = [:]
    for (place, process) in registry.processes.all.enumerated() {
      counts[process.status, default: 0] += 1
      guard process.status.isOpen else { continue }
      if open.updateValue(place + 1, forKey: process.pair) != nil {
        fault("two open processes of \(process.pair)")
      }
    }
    if open != registry.openPairs { fault("openPairs is \(registry.openPairs), not \(open)") }
    if counts != registry.statusCounts.filter({ $0.value != 0 }) { fault("statusCounts is wrong") }
  }

  private func requests(_ registry: Registry) {
    var listed: [String: [String]] = [:]
    for (id, request) in registry.requests {
      if id != request.requestID { fault("request \(id) is filed wrongly") }
      guard let process = request.processID.flatMap(registry.processNumber) else { continue }
      listed[request.processID ?? "", default: []].append(id)
      if !registry.processes[process].status.isOpen, request.operation != .deliverCallback {
        fault("\(request.operation) is asked for an ended process")
      }
    }
    if listed.mapValues({ $0.sorted() }) != registry.processRequests.mapValues({ $0.sorted() }) {
      fault("processRequests is wrong")
    }
  }
}
