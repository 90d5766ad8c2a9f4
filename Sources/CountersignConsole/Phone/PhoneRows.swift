internal import Countersign
internal import Terminal

/// Writes the rows of each screen of the phone, in the user's words.
struct PhoneRows {
  let pane: PhonePane
  let view: PhoneView
  let texts: Texts
  /// What a line of text may take.
  let columns: Int
  private(set) var rows: [PhoneRow] = []

  static let ink = Style.filled(.phoneText)
  static let muted = Style(.textMuted, on: .phoneText)

  init(_ pane: PhonePane, _ view: PhoneView, _ texts: Texts, columns: Int) {
    self.pane = pane
    self.view = view
    self.texts = texts
    self.columns = max(2, columns)
    write(pane.screen(view))
    if view.token == nil { addReadOnly() }
  }

  private mutating func write(_ screen: PhoneScreen) {
    if pane.reason != nil { return askReason() }
    switch screen {
    case .message: message()
    case .page(.chooseVerification): choose()
    case .page(.submitAmount): submitAmount()
    case .page(.completeFace): completeFace()
    case .page(.sign): sign()
    case .page: wait()
    case .agreement: agreement()
    case .expired(let isResumable): expired(isResumable)
    case .ended(let reason, let isOwn): ended(reason, isOwn)
    }
  }

  mutating func add(_ row: PhoneRow) { rows.append(row) }

  mutating func gap() { rows.append(.gap) }

  /// Text over as many lines as it needs.
  mutating func say(
    _ text: String, _ style: Style = Self.ink, _ align: TextWidth.Alignment = .left
  ) {
    for line in TextWidth.standard.wrap(text, columns: columns) { add(.text(line, style, align)) }
  }

  mutating func hint(_ text: String) {
    for line in TextWidth.standard.wrap(text, columns: columns) { add(.hint(line)) }
  }

  /// A button; while a command is on its way it says so and is off.
  mutating func button(_ control: PhoneControl, _ label: String, isOn: Bool = true) {
    guard pane.sent != nil, pane.focused(view) == control else {
      return add(.button(control, label, isOn: isOn && view.token != nil))
    }
    add(.button(control, texts("处理中…", "Working…"), isOn: false))
  }

  /// Why the last step was refused, as the user reads it; its code, small, for the operator.
  mutating func refusal() {
    guard let code = pane.refusal else { return }
    say("! " + texts.userMessage(code), Style(.danger, on: .phoneText))
    add(.text(code.rawValue, Self.muted, .left))
  }

  mutating func attemptsLeft() {
    let left = view.page.attemptsLeft
    say(
      texts("还可尝试 \(left) 次", left == 1 ? "1 try left" : "\(left) tries left"), Self.muted,
      .centre)
  }

  mutating func declineLink() {
    gap()
    add(.link(.decline, texts("不同意，拒绝签署", "I do not agree")))
  }

  private mutating func askReason() {
    say(texts("拒绝签署", "Decline to sign"), Self.ink.with(.bold))
    say(texts("拒绝后本次签约将结束。请说明原因：", "This ends the signing. Please say why:"))
    add(.reason)
    refusal()
    gap()
    button(.confirmDecline, texts("确认拒绝", "Decline"), isOn: pane.hasReason)
    gap()
    add(.link(.keepSigning, texts("返回继续签署", "Go back")))
  }

  private mutating func addReadOnly() {
    gap()
    say(
      texts("只读画面，不能代用户操作", "Read-only: nobody acts for the user"),
      Style(.warning, on: .phoneText), .centre)
  }
}
