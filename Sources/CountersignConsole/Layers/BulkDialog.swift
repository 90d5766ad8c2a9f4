internal import Countersign
internal import Terminal

/// One action on many marked records: first who could be meant is looked at afresh, one record
/// after the other, then it is asked, then done one by one with a result for each.
///
/// It is about the records that were marked when it was opened.
struct BulkDialog: Equatable, Sendable {
  enum Act: Equatable, Sendable {
    case sendSMS, cancel, freezeAccount, freezeTransaction, querySplit, resendCallback, acknowledge

    init?(_ id: ActionID) {
      switch id {
      case .sendSMS: self = .sendSMS
      case .cancelProcess: self = .cancel
      case .freezeAccount: self = .freezeAccount
      case .freezeTransaction: self = .freezeTransaction
      case .querySplit: self = .querySplit
      case .resendCallback: self = .resendCallback
      default: return nil
      }
    }

    /// What blocks money or cannot be undone needs a reason and the number of records, typed.
    var isDangerous: Bool {
      switch self {
      case .cancel, .freezeAccount, .freezeTransaction: true
      case .sendSMS, .querySplit, .resendCallback, .acknowledge: false
      }
    }
  }

  enum Verdict: Equatable, Sendable {
    /// It would go, on this record.
    case goes(subject: String)
    case stays(String)
  }

  enum Result: Equatable, Sendable {
    case done
    case refused(String)
  }

  struct Item: Equatable, Sendable {
    let id: String
    /// Nil until it was looked at.
    var verdict: Verdict?
    /// Nil until it was done.
    var result: Result?
  }

  enum Field: Equatable, Sendable { case reason, count }

  let act: Act
  private(set) var items: [Item]
  var reason = LineEditor(maximum: 500)
  var count = LineEditor(maximum: 6)
  var field = Field.reason
  var problem: String?
  private(set) var isRunning = false
  private(set) var isStopped = false
  var scroll = 0

  init(_ act: Act, ids: [String]) {
    self.act = act
    items = ids.map { Item(id: $0) }
    if act == .acknowledge { for id in ids { judge(id, .goes(subject: id)) } }
  }

  /// The first record that nobody has looked at.
  var unchecked: String? { items.first { $0.verdict == nil }?.id }

  /// Those that would go.
  var going: [Item] {
    items.filter { item in if case .goes? = item.verdict { true } else { false } }
  }

  var staying: Int { items.count - going.count }

  var done: [String] { items.filter { $0.result == .done }.map(\.id) }

  /// The record to be done next; nil when none is, or it was stopped.
  var next: Item? { isRunning && !isStopped ? going.first { $0.result == nil } : nil }

  /// Everything that was to be done has its result.
  var isOver: Bool { isRunning && next == nil }

  mutating func judge(_ id: String, _ verdict: Verdict) {
    guard let at = items.firstIndex(where: { $0.id == id }) else { return }
    items[at].verdict = verdict
  }

  mutating func settle(_ id: String, _ result: Result) {
    guard let at = items.firstIndex(where: { $0.id == id }) else { return }
    items[at].result = result
  }

  mutating func start() { isRunning = true }

  mutating func stop() { isStopped = true }

  var isTouched: Bool { isRunning && !isOver || !reason.isEmpty || !count.isEmpty }

  mutating func type(_ key: Key) {
    problem = nil
    switch key {
    case .tab, .backTab: if act.isDangerous { field = field == .reason ? .count : .reason }
    case .up: scroll = max(0, scroll - 1)
    case .down: scroll = min(items.count - 1, scroll + 1)
    case .pageUp: scroll = max(0, scroll - 8)
    case .pageDown: scroll = min(items.count - 1, scroll + 8)
    default:
      guard act.isDangerous || act == .acknowledge else { return }
      if field == .count { _ = count.handle(key) } else { _ = reason.handle(key) }
    }
  }

  /// What is still missing before it may begin.
  func missing(_ texts: Texts) -> String? {
    if unchecked != nil { return texts("正在逐个核对…", "still looking at each…") }
    if going.isEmpty { return texts("没有一个可以执行", "none of them would go") }
    guard act.isDangerous else { return nil }
    if reason.text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
      return texts("请填写原因", "give a reason")
    }
    return count.text == "\(going.count)"
      ? nil : texts("请输入数量 \(going.count)", "type the number \(going.count)")
  }

  /// The command for one record.
  /// - Parameter instruction: a new id for risk control's instruction.
  func command(_ subject: String, instruction: String) -> Command {
    let reason = reason.text
    switch act {
    case .sendSMS: return .processSendSMS(ProcessSendSMS(subject))
    case .cancel: return .processCancel(ProcessCancel(subject, reason: reason))
    case .freezeAccount: return .wallet(.accountFreeze(AccountChange(subject, reason: reason)))
    case .freezeTransaction:
      return .wallet(
        .freezeTransaction(TransactionInstruction(instruction, subject, reason: reason)))
    case .querySplit: return .wallet(.splitQuery(SplitReference(subject)))
    case .resendCallback: return .callbackResend(CallbackResend(subject))
    case .acknowledge:
      var fields = AlertAcknowledge(subject)
      if !reason.isEmpty { fields.note = reason }
      return .wallet(.alertAcknowledge(fields))
    }
  }
}
