import Countersign
import CountersignStore

/// What the panel of callbacks shows.
extension Clerk {
  /// Those given up, for they need somebody; those still to be taken; then the others; in each the
  /// newest first.
  func callbacks(_ window: Window) throws -> ListView<CallbackLine> {
    let table = ListTable<Callback>(
      name: .callbacks, total: registry.callbacks.count, row: { self.registry.callbacks[$0] },
      number: callbackNumber, place: callbackPlace, all: { self.callbackOrder },
      find: { self.registry.callbackNumber($0) }, fields: Self.callbackFields, time: \.createdAt)
    return self.window(table, window, line: line)
  }

  /// All of them in the list's order.
  private var callbackOrder: [Int] {
    let heads = [registry.abandonedCallbacks, registry.pendingCallbacks]
    let rest = (1..<registry.callbacks.next).reversed().filter { number in
      !heads.contains { $0.contains(number) }
    }
    return heads.flatMap { $0.numbers.reversed() } + rest
  }

  /// The callback at a place of the list.
  private func callbackNumber(at place: Int) -> Int {
    let (abandoned, pending) = (registry.abandonedCallbacks, registry.pendingCallbacks)
    if place < abandoned.count { return abandoned.numbers[abandoned.count - 1 - place] }
    let next = place - abandoned.count
    if next < pending.count { return pending.numbers[pending.count - 1 - next] }
    return RestOrder.number(
      next - pending.count, total: registry.callbacks.count, without: [abandoned, pending])
  }

  private func callbackPlace(_ number: Int) -> Int {
    let (abandoned, pending) = (registry.abandonedCallbacks, registry.pendingCallbacks)
    if abandoned.contains(number) { return abandoned.count(above: number) }
    if pending.contains(number) { return abandoned.count + pending.count(above: number) }
    return abandoned.count + pending.count
      + RestOrder.place(number, total: registry.callbacks.count, without: [abandoned, pending])
  }

  private func line(_ callback: Callback) -> CallbackLine {
    var line = CallbackLine()
    line.callbackID = callback.callbackID
    line.processID = callback.processID
    line.url = callback.url
    line.status = callback.status
    line.attempts = callback.attempts
    line.nextAt = callback.nextAt
    line.lastError = callback.lastError
    line.createdAt = callback.createdAt
    line.deliveredAt = callback.deliveredAt
    return line
  }

  /// A callback with its delivery log: every round and every call.
  func callback(_ id: String) throws -> CallbackView? {
    guard let number = registry.callbackNumber(id) else { return nil }
    let callback = registry.callbacks[number]
    var view = CallbackView()
    view.line = line(callback)
    view.body = callback.body
    view.receivedAt = callback.receivedAt
    guard let process = registry.processNumber(callback.processID) else { return view }
    view.processStatus = registry.processes[process].status
    view.endReason = registry.processes[process].endReason
    for sequence in registry.processes[process].records.suffix(Self.logReach) {
      view.timeline += try events(sequence) { Self.isAbout(id, $0) }
    }
    return view
  }

  /// How many records of its process are looked through for a callback's log.
  private static let logReach = 200

  private static func isAbout(_ id: String, _ event: Event) -> Bool {
    switch event {
    case .callbackQueued(let fact): fact.callbackID == id
    case .callbackRound(_, let round): round.callbackID == id
    case .serviceCalled(let fact): fact.subject == id
    default: false
    }
  }
}
