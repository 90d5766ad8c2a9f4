import Countersign
import CountersignClerk
import CountersignConsole
import CountersignStore
import Foundation
import Synchronization
import Terminal

/// Runs the Clerk on a thread of its own, one job after the other, so that no disk and no lock
/// ever holds up a key.
///
/// Between jobs it does what falls due and then sleeps until the next thing is.
final class DeskWorker: Sendable {
  enum Job: Sendable {
    case ask(tag: Int, Query)
    case perform(tag: Int, Command)
    /// Write a list to a file.
    case export(tag: Int, ExportOrder)
    case readFile(tag: Int, path: String)
    case completePath(tag: Int, path: String)
    /// Others wrote.
    case refresh
    /// Write into the operator's settings.
    case save(SettingsChange)
    /// Say what time the store has.
    case tellTime
    case stop
  }

  private let jobs = Mutex<[Job]>([])
  private let answers = Mutex<[ConsoleInput]>([])
  /// Jobs that have not been answered yet.
  private let open = Atomic<Int>(0)
  /// Whether the job being done is one of them.
  private let isUnanswered = Atomic<Bool>(false)
  private let news = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)
  private let waker: Waker

  init(waker: Waker) { self.waker = waker }

  /// Starts the thread; it opens its own Clerk.
  ///
  /// - Parameter open: Gets what to call while the store is waited for.
  func start(
    _ open: @escaping @Sendable (@escaping @Sendable (String) -> Void) throws -> Clerk,
    _ texts: Texts
  ) {
    Thread.detachNewThread { [self] in
      do {
        try run(try open { [self] in answer(.waiting($0)) }, texts)
      } catch {
        answer(.failed(tag: 0, ProgramFailure(error, texts).message))
      }
      ended.signal()
    }
  }

  /// Whether more answers are to come.
  var isBusy: Bool { open.load(ordering: .relaxed) > 0 }

  func post(_ job: Job) {
    open.wrappingAdd(1, ordering: .relaxed)
    jobs.withLock { $0.append(job) }
    news.signal()
  }

  /// Everything that has been answered since the last call.
  func takeAnswers() -> [ConsoleInput] {
    answers.withLock { kept in
      defer { kept = [] }
      return kept
    }
  }

  /// Lets the jobs that are there finish, and ends.
  func stop() {
    post(.stop)
    ended.wait()
  }

  private func answer(_ input: ConsoleInput) {
    countAnswered()
    answers.withLock { $0.append(input) }
    waker.wake()
  }

  /// Counts the job being done as answered, once, and before the screen is woken.
  private func countAnswered() {
    if isUnanswered.exchange(false, ordering: .relaxed) {
      open.wrappingSubtract(1, ordering: .relaxed)
    }
  }

  private func run(_ clerk: Clerk, _ texts: Texts) throws {
    answer(.clock(clerk.now))
    while true {
      let next = jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      guard let next else {
        doDueWork(clerk, texts)
        if try readsAhead(clerk) { continue }
        clerk.foldIfDue()
        _ = news.wait(
          timeout: clerk.sleepUntil.map { .now() + .milliseconds($0) } ?? .distantFuture)
        continue
      }
      if case .stop = next { break }
      isUnanswered.store(true, ordering: .relaxed)
      do {
        try work(next, clerk, texts)
      } catch {
        answer(.failed(tag: next.tag, ProgramFailure(error, texts).message))
      }
      countAnswered()
    }
    clerk.finishCheckpoints()
    try clerk.writeSnapshotIfWorthwhile()
  }

  /// While nothing is asked, reads what filters may be held against.
  ///
  /// - Returns: true while there is more. A list that could not tell of all rows is asked for anew
  ///   now and then, and at the end.
  private func readsAhead(_ clerk: Clerk) throws -> Bool {
    guard clerk.hasMoreToRead else { return false }
    let before = clerk.unreadRows
    let end = ContinuousClock.now + .milliseconds(20)
    clerk.readAhead { ContinuousClock.now < end && jobs.withLock { $0.isEmpty } }
    let step = 50_000
    if !clerk.hasMoreToRead || clerk.unreadRows / step < before / step { answer(.changed) }
    return true
  }

  private func work(_ job: Job, _ clerk: Clerk, _ texts: Texts) throws {
    switch job {
    case .ask(let tag, let query):
      try clerk.catchUp()
      answer(.view(tag: tag, try clerk.view(query)))
    case .perform(let tag, let command):
      let reply = try clerk.perform(command)
      answer(.clock(clerk.now))
      answer(.reply(tag: tag, reply))
      if let tail = clerk.takeQuarantined() {
        answer(.failed(tag: 0, QuarantineNotice.text(tail, texts)))
      }
      if let failure = clerk.takeCheckpointFailure() {
        answer(.failed(tag: 0, CheckpointNotice.text(failure, texts)))
      }
    case .export(let tag, let order):
      try clerk.catchUp()
      answer(.exported(tag: tag, clerk.export(order, texts)))
    case .readFile(let tag, let path): answer(.file(tag: tag, NamedFile.read(path)))
    case .completePath(let tag, let path): answer(.paths(tag: tag, NamedFile.complete(path)))
    case .refresh: if try clerk.catchUp() { answer(.changed) }
    case .tellTime: answer(.clock(clerk.now))
    case .save(let change):
      let file = SettingsFile(folder: Places.settings, texts: texts)
      if let fault = file.write(change) { answer(.notSaved(fault)) }
    case .stop: break
    }
  }

  /// Due work that cannot be done now (the store is held) is left for the next time.
  private func doDueWork(_ clerk: Clerk, _ texts: Texts) {
    do {
      if try clerk.doDueWork() {
        answer(.clock(clerk.now))
        answer(.changed)
      }
    } catch {
      answer(.failed(tag: 0, ProgramFailure(error, texts).message))
    }
  }
}

extension DeskWorker.Job {
  fileprivate var tag: Int {
    switch self {
    case .ask(let tag, _), .perform(let tag, _), .export(let tag, _), .readFile(let tag, _),
      .completePath(let tag, _):
      tag
    case .refresh, .tellTime, .save, .stop: 0
    }
  }
}

extension Clerk {
  /// Milliseconds until something falls due; nil when nothing is waited for.
  ///
  /// At least a second: what could not be done just now is not tried in a tight loop.
  fileprivate var sleepUntil: Int? {
    guard !options.isReadOnly, let due = registry.nextDueAt else { return nil }
    return Int(min(max(1000, due.since(now) + 1), 3_600_000))
  }
}
