/// How much waits for one service.
package struct ServiceQueue: Equatable, Sendable {
  /// Requests that are not settled.
  package var waiting = 0
  /// Those of them that have waited for too many rounds.
  package var stuck = 0

  package init() {}

  package mutating func add(_ request: ServiceRequest, _ step: Int) {
    waiting += step
    if request.isStuck == true { stuck += step }
  }
}

extension Registry {
  /// Counts a request that is asked, goes on or is settled, before it is taken in.
  mutating func queue(_ kind: RequestKind, _ request: ServiceRequest) {
    if let old = requests[request.requestID] { queue(old, -1) }
    if kind != .settled { queue(request, 1) }
  }

  private mutating func queue(_ request: ServiceRequest, _ step: Int) {
    let service = request.operation.service
    queues[service, default: ServiceQueue()].add(request, step)
    // Nothing waits: as if nothing ever had.
    if queues[service] == ServiceQueue() { queues[service] = nil }
  }
}
