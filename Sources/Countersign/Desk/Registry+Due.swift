/// The next thing that is due.
package enum WorkItem: Equatable, Sendable {
  /// A command of the clock's.
  case command(Command, at: Instant)
  /// A request that is to be asked of its service.
  case request(ServiceRequest)
}

extension Registry {
  /// Takes the first thing that is due at `now`; nil when there is none.
  ///
  /// Times that no longer hold are dropped on the way.
  package mutating func takeDue(at now: Instant) -> WorkItem? {
    if let slot = pendingErasures.first {
      return .command(.due(.keyDestruction(slot: slot)), at: now)
    }
    while let timer = timers.first, timer.at <= now {
      timers.removeFirst()
      switch timer.subject {
      case .process(let number):
        let process = processes[number]
        guard process.status.isOpen, process.expiresAt == timer.at else { continue }
        return .command(.due(.expiry(processID: process.processID)), at: timer.at)
      case .split(let number):
        let split = wallet.splits[number]
        guard split.isUnresolved else { continue }
        return .command(.due(.unresolvedSplit(requestID: split.requestID)), at: timer.at)
      case .callback(let number):
        let callback = callbacks[number]
        guard callback.status == .pending, callback.alertAt == timer.at else { continue }
        let subject = callback.callbackID
        return .command(.due(.alertCheck(.outboxStuck, subject: subject)), at: timer.at)
      case .alert(let number):
        guard timers.takeLook(atAlert: number, at: timer.at),
          wallet.alerts[number].resolvedAt == nil
        else { continue }
        timers.look(atAlert: number, after: timer.at)
        let alert = wallet.alerts[number]
        return .command(.due(.alertCheck(alert.code, subject: alert.subject)), at: timer.at)
      case .request(let id):
        guard let request = requests[id], request.nextAt == timer.at else { continue }
        return .request(request)
      }
    }
    return nil
  }

  /// When something is due next, as far as is known; a guess that may be too early.
  package var nextDueAt: Instant? { timers.first?.at }

  /// Sets every timer anew from the rows, in the order of their numbers.
  package mutating func resetTimers() {
    timers = Timers()
    // Every open process stands for its pair.
    for number in openPairs.values.sorted() {
      timers.set(.process(number), at: processes[number].expiresAt)
    }
    for number in wallet.queues.unresolved {
      guard let at = wallet.splits[number].alertAt else { continue }
      timers.set(.split(number), at: at)
    }
    for number in pendingCallbacks.numbers {
      guard let at = callbacks[number].alertAt else { continue }
      timers.set(.callback(number), at: at)
    }
    for number in wallet.standingAlerts.numbers {
      let alert = wallet.alerts[number]
      guard alert.resolvedAt == nil, alert.code.isOfATime else { continue }
      timers.look(atAlert: number, after: alert.raisedAt)
    }
    for request in requests.values.sorted(by: { Self.precedes($0.requestID, $1.requestID) }) {
      timers.set(.request(request.requestID), at: request.nextAt)
    }
  }

  /// A fixed order of ids in which numbered ones follow their numbers.
  static func precedes(_ one: String, _ other: String) -> Bool {
    let (first, second) = (one.utf8.count, other.utf8.count)
    return first == second ? one.utf8.lexicographicallyPrecedes(other.utf8) : first < second
  }
}
