internal import Countersign
internal import Terminal

/// Asks for a reason and, for what cannot be undone, for the record's id to be typed.
///
/// It is about one record, whatever is selected below by now, and about that record as it was when
/// the question was opened.
struct ReasonDialog: Equatable, Sendable {
  enum Act: Equatable, Sendable {
    case cancel(processID: String)
    /// Nil for a user's own data, outside any process.
    case reveal(processID: String?, userID: String, name: String)
    case freezeAccount(String)
    case unfreezeAccount(String)
    case closeAccount(String)
    case invalidateBinding(String)
    case freezeMerchant(String, name: String)
    /// `lifts` is the freeze that must be named, where it is not the only one.
    case thawMerchant(String, name: String, lifts: String?)
    case freezeTransaction(String)
    case thawTransaction(String, lifts: String?)
    case resolveSplit(String)
  }

  enum Field: Equatable, Hashable, Sendable {
    /// The record's id, typed in full.
    case id
    /// Risk control's instruction; one is proposed.
    case instruction
    /// What the split became, chosen by hand.
    case outcome
    /// What proves it.
    case evidence
    case reason
  }

  let act: Act
  /// How the record stood when the question was opened; nil where that does not matter.
  let seen: String?
  private var editors: [Field: LineEditor] = [:]
  private(set) var field: Field
  /// Something was filled in by hand.
  private(set) var isTouched = false
  /// Why Enter did nothing.
  var problem: String?

  init(_ act: Act, seen: String? = nil) {
    self.act = act
    self.seen = seen
    field = Self.fields(of: act).first ?? .reason
    for field in Self.fields(of: act) {
      editors[field] = LineEditor(maximum: field == .id || field == .instruction ? 64 : 500)
    }
  }

  var fields: [Field] { Self.fields(of: act) }

  private static func fields(of act: Act) -> [Field] {
    switch act {
    case .cancel, .closeAccount, .invalidateBinding: [.id, .reason]
    case .reveal, .freezeAccount, .unfreezeAccount: [.reason]
    case .freezeMerchant: [.id, .reason, .instruction]
    case .thawMerchant, .freezeTransaction, .thawTransaction: [.reason, .instruction]
    case .resolveSplit: [.id, .outcome, .evidence, .reason]
    }
  }

  /// The record it is about.
  var subject: String {
    switch act {
    case .cancel(let id), .freezeAccount(let id), .unfreezeAccount(let id), .closeAccount(let id),
      .invalidateBinding(let id), .freezeTransaction(let id), .resolveSplit(let id),
      .freezeMerchant(let id, _), .thawMerchant(let id, _, _), .thawTransaction(let id, _),
      .reveal(_, let id, _):
      id
    }
  }

  /// The id that must be typed; nil where a reason is enough.
  var typedID: String? { fields.contains(.id) ? subject : nil }

  func editor(_ field: Field) -> LineEditor { editors[field] ?? LineEditor() }

  private func text(_ field: Field) -> String { editor(field).text }

  /// Fills the instruction in; the operator may change it.
  mutating func propose(_ instruction: String) {
    editors[.instruction] = LineEditor(instruction, maximum: 64)
  }

  /// Fills the reason in; the operator may change it.
  mutating func propose(reason: String) {
    editors[.reason] = LineEditor(reason, maximum: 500)
  }

  /// Acts on a typing key; Enter and Esc are the console's.
  mutating func type(_ key: Key) {
    problem = nil
    switch key {
    case .tab, .down: move(by: 1)
    case .backTab, .up: move(by: -1)
    default:
      let before = editor(field)
      if field == .outcome { turn(key) } else { _ = editors[field]?.handle(key) }
      if editor(field).text != before.text { isTouched = true }
    }
  }

  private mutating func move(by step: Int) {
    let at = (fields.firstIndex(of: field) ?? 0) + step
    if fields.indices.contains(at) { field = fields[at] }
  }

  /// Neither outcome is chosen beforehand.
  private mutating func turn(_ key: Key) {
    let words = Self.outcomes.map(\.rawValue)
    let at = words.firstIndex(of: text(.outcome))
    switch key {
    case .right, .character(" "): set(words[at.map { ($0 + 1) % words.count } ?? 0])
    case .left: set(words[at.map { ($0 + words.count - 1) % words.count } ?? words.count - 1])
    default: break
    }
  }

  private mutating func set(_ outcome: String) { editors[.outcome] = LineEditor(outcome) }

  static let outcomes: [SplitStatus] = [.success, .failed]

  /// What Enter does while something is missing: on to the next field that waits for an answer.
  /// - Returns: false when there is none: it may be sent, or this field is what is missing.
  mutating func goOn(_ texts: Texts) -> Bool {
    guard missing(field, texts) == nil, let at = fields.firstIndex(of: field),
      let next = fields[(at + 1)...].first(where: { missing($0, texts) != nil })
    else { return false }
    field = next
    return true
  }

  /// What is still missing before it may be done, or nil.
  func missing(_ texts: Texts) -> String? {
    fields.lazy.compactMap { missing($0, texts) }.first
  }

  private func missing(_ field: Field, _ texts: Texts) -> String? {
    let text = text(field)
    switch field {
    case .id:
      return text == subject
        ? nil : texts("请完整输入编号 \(subject)", "type the id \(subject) in full")
    case .instruction: return text.isEmpty ? texts("请填写指令号", "give the instruction's id") : nil
    case .outcome:
      return text.isEmpty ? texts("请选择处理结果（← →）", "choose what became of it (← →)") : nil
    case .evidence:
      return Self.isBlank(text)
        ? texts("请填写凭证，如清算方的回执号", "give the evidence, such as a receipt's number") : nil
    case .reason: return Self.isBlank(text) ? texts("请填写原因", "give a reason") : nil
    }
  }

  private static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }
}

extension ReasonDialog {
  var command: Command {
    let reason = text(.reason)
    switch act {
    case .cancel(let id): return .processCancel(ProcessCancel(id, reason: reason))
    case .reveal(let processID, let userID, _):
      return .personalReveal(PersonalReveal(userID: userID, processID: processID, reason: reason))
    case .freezeAccount(let id): return .wallet(.accountFreeze(.init(id, reason: reason)))
    case .unfreezeAccount(let id): return .wallet(.accountUnfreeze(.init(id, reason: reason)))
    case .closeAccount(let id): return .wallet(.accountClose(.init(id, reason: reason)))
    case .invalidateBinding(let id):
      return .wallet(.bindingInvalidate(.init(id, reason: reason)))
    case .freezeMerchant(let id, _):
      return .wallet(.freezeMerchant(.init(text(.instruction), id, reason: reason)))
    case .thawMerchant(let id, _, _):
      return .wallet(.thawMerchant(.init(text(.instruction), id, reason: reason)))
    case .freezeTransaction(let id):
      return .wallet(.freezeTransaction(.init(text(.instruction), id, reason: reason)))
    case .thawTransaction(let id, _):
      return .wallet(.thawTransaction(.init(text(.instruction), id, reason: reason)))
    case .resolveSplit(let id):
      var fields = SplitResolve()
      fields.requestID = id
      fields.outcome = SplitStatus(rawValue: text(.outcome)) ?? .failed
      fields.evidence = text(.evidence)
      fields.reason = reason
      return .wallet(.splitResolve(fields))
    }
  }
}
