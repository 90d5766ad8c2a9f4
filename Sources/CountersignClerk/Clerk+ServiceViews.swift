import Countersign
import CountersignStore

/// What the panel of services shows, and the alerts.
extension Clerk {
  var serviceLines: [ServiceLine] {
    ServiceName.allCases.compactMap { service in
      guard let health = registry.services[service] else { return nil }
      var line = ServiceLine()
      line.health = health
      line.history = Self.parts(of: health, upTo: now)
      line.waiting = registry.queues[service]?.waiting ?? 0
      if health.breaker == .open {
        line.trialAt = health.openedAt?.adding(seconds: policy.breakerOpenSeconds)
      }
      line.calls = latestCalls(of: health)
      return line
    }
  }

  /// The last parts of time up to now, those without calls too.
  private static func parts(of health: ServiceHealth, upTo now: Instant) -> [CallBucket] {
    let known = Dictionary(
      health.history.map { ($0.startsAt, $0) }, uniquingKeysWith: { first, _ in first })
    let last = TimeGrid.start(of: now)
    return (0..<ServiceHealth.historyParts).reversed().map { back in
      var part = CallBucket()
      part.startsAt = last.adding(milliseconds: -Int64(back) * TimeGrid.step)
      return known[part.startsAt] ?? part
    }
  }

  /// Its latest calls, newest first; the records in which they stand are known.
  private func latestCalls(of health: ServiceHealth) -> [AuditLine] {
    var found: [AuditLine] = []
    for sequence in health.records.reversed() where found.count < Self.callsShown {
      // A view that cannot read a record shows the others: `verify` says what is wrong.
      guard
        let event = try? events(
          sequence,
          where: { event in
            if case .serviceCalled(let fact) = event {
              fact.service == health.service
            } else {
              false
            }
          })
      else { continue }
      found += event.reversed()
    }
    return Array(found.prefix(Self.callsShown))
  }

  private static let callsShown = 10

  /// Those of a record's events that are wanted, as lines.
  func events(_ sequence: Int, where isWanted: (Event) -> Bool) throws -> [AuditLine] {
    let record = try JournalReading.record(sequence, try journal.record(sequence))
    return zip(record.events, try lines(sequence)).filter { isWanted($0.0) }.map(\.1)
  }

  // MARK: Alerts

  /// Those that a person has to look at, nobody's first, the most urgent and the newest before
  /// others; then those that are over, newest first.
  func alerts(_ window: Window) throws -> ListView<Alert> {
    let order = AlertOrder(registry.wallet)
    let table = ListTable<Alert>(
      name: .alerts, total: order.count, row: { self.registry.wallet.alerts[$0] },
      number: order.number, place: order.place, all: { (0..<order.count).map(order.number) },
      find: { self.registry.wallet.alertNumber($0) }, fields: Self.alertFields, time: \.raisedAt)
    return self.window(table, window) { $0 }
  }

  /// What stands above every panel about alerts and callbacks.
  func addAlerts(to view: inout HeaderView) {
    let wallet = registry.wallet
    view.openAlerts = wallet.standingAlerts.count
    let waiting = wallet.standingAlerts.numbers.filter {
      wallet.alerts[$0].acknowledgedAt == nil
    }
    view.unacknowledgedAlerts = waiting.count
    view.alerts = AlertOrder.urgent(waiting, wallet).prefix(5).map { wallet.alerts[$0] }
    view.pendingCallbacks = registry.pendingCallbacks.count
    view.abandonedCallbacks = registry.abandonedCallbacks.count
  }

  // MARK: The day

  /// The last 24 hours, from what was counted as it happened.
  var day: DayView {
    var view = DayView()
    let hour: Int64 = 3_600_000
    let begun = now.milliseconds - now.milliseconds % hour
    view.hours = (0..<24).reversed().map { back in
      var row = DayView.Hour()
      row.startsAt = Instant(milliseconds: begun - Int64(back) * hour)
      return row
    }
    guard let first = view.hours.first?.startsAt else { return view }
    for tally in registry.tallies.rows where tally.startsAt >= first {
      let place = Int(tally.startsAt.since(first) / hour)
      guard view.hours.indices.contains(place) else { continue }
      view.hours[place].processesCreated += tally.created
      view.hours[place].processesSigned += tally.signed
      view.hours[place].processesFailed += tally.lost + tally.cancelled
      view.hours[place].splitsSubmitted += tally.splitsSubmitted
      view.hours[place].splitsPaid += tally.splitsPaid
      view.hours[place].splitsFailed += tally.splitsFailed
    }
    view.activity = registry.tallies.rows.map {
      DayView.Activity($0.startsAt, events: $0.events, failures: $0.failures)
    }
    return view
  }
}
