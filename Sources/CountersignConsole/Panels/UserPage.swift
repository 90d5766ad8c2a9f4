internal import Countersign
internal import Terminal

/// Writes a user's page: who they are, what freezes them, their accounts, who may pay whom.
struct UserPage {
  private let view: UserView
  private let now: Instant
  private let texts: Texts
  private let columns: Int
  private let options: ConsoleOptions
  private let width = TextWidth.standard
  private(set) var rows: [PageRow] = []

  private static let muted = Style(.textMuted)

  init(_ view: UserView, now: Instant, options: ConsoleOptions, columns: Int) {
    self.view = view
    self.now = now
    self.options = options
    self.columns = max(4, columns)
    texts = Texts(options.language)
    head()
    freezes()
    accounts()
    bindings()
    splits()
  }

  var page: Page { Page(subject: view.line.userID, rows: rows) }

  private var line: UserLine { view.line }

  private mutating func head() {
    let mark = StatusMark(line.status, texts)
    rows.append(
      PageRow(
        PageLine(line.name, Style(.crumbActive, .bold)),
        right: PageLine(mark.text, Style(mark.role, .bold))))
    rows.append(PageRow(line.userID, Self.muted))
    let since = texts.date(line.createdAt)
    // A person is one by role and by type.
    let words = [texts.word(line.role), texts.word(line.type)]
    say([
      words[0] == words[1] ? words[0] : words.joined(separator: " · "),
      texts("机构 ", "institution ") + line.institutionID, texts("\(since) 登记", "since \(since)"),
    ])
    if line.isErased {
      rows.append(PageRow(texts("个人信息已清除", "personal data erased"), Self.muted))
    } else {
      let card = view.bankCardNo.map { texts("卡 ", "card ") + ProcessRows.short($0) }
      let mobile = view.mobile.map { texts("手机 ", "mobile ") + ProcessRows.short($0) }
      say(
        [texts("证件 ", "ID ") + ProcessRows.short(view.idNo), card, mobile].compactMap(\.self),
        Style(.piiMasked))
    }
    guard line.accounts.contains(where: { $0.type == .collection }) || line.isPaymentEnabled else {
      return
    }
    let paying =
      view.paymentEnabledAt.map {
        texts("付款已开通 \(texts.moment($0, now: now))", "payment opened \(texts.moment($0, now: now))")
      } ?? texts("付款未开通", "payment not opened")
    rows.append(PageRow(paying, Self.muted))
  }

  private mutating func freezes() {
    let mark = StatusMark.frozen(texts)
    for freeze in view.freezes {
      rows.append(
        PageRow(
          PageLine([
            ("\(mark.text) ", Style(mark.role)),
            (texts("指令 ", "by ") + "\(freeze.instructionID) · \(freeze.reason)", .plain),
          ]),
          right: PageLine(texts.moment(freeze.at, now: now), Self.muted),
          id: "freeze:\(freeze.instructionID)", opens: Self.record(freeze.record)))
    }
  }

  private static func record(_ sequence: Int) -> PaneIntent? {
    sequence > 0 ? .openRecord(sequence) : nil
  }

  private mutating func accounts() {
    heading(texts("账户", "Accounts"), note: "\(line.accounts.count)")
    if line.accounts.isEmpty {
      rows.append(PageRow(texts("还没有账户（a 开户）", "no account yet (a opens one)"), Self.muted))
    }
    for account in line.accounts {
      let mark = StatusMark(account.status, texts)
      rows.append(
        PageRow(
          PageLine([(account.accountID, .plain), ("  \(texts.word(account.type))", Self.muted)]),
          right: PageLine(mark.text, Style(mark.role)), id: Self.id(account),
          opens: Self.record(account.record)))
      rows.append(PageRow(money(account)))
      if account.isOutOfStep {
        let text = texts("账户系统未通知到，状态可能不一致", "the account system was not told: it may differ")
        rows.append(PageRow("  ! \(text)", Style(.warning)))
      }
    }
  }

  static func id(_ account: AccountLine) -> String { "account:\(account.accountID)" }
  static func id(_ binding: BindingLine) -> String { "binding:\(binding.bindingID)" }

  /// Balance, what of it is held, and what may be spent, in columns.
  private func money(_ account: AccountLine) -> PageLine {
    let part = max(4, (columns - 2) / 3)
    func cell(_ label: String, _ fen: Fen, _ style: Style) -> [(String, Style)] {
      let room = max(1, part - width.columns(of: label) - 2)
      return [
        ("\(label) ", Self.muted), (width.fit(fen.yuan, columns: room) + " ", style),
      ]
    }
    let held = account.held > .zero ? Style(.moneyHeld) : Self.muted
    return PageLine(
      [("  ", .plain)] + cell(texts("余额", "balance"), account.balance, .plain)
        + cell(texts("占用", "held"), account.held, held)
        + cell(texts("可用", "free"), account.available, Style(.text, .bold)))
  }

  private mutating func bindings() {
    let shown = view.paysTo.count + view.paidBy.count
    let valid = line.payees + line.payers
    let more =
      view.bindings > shown ? texts("，另有 \(view.bindings - shown) 条", ", \(shown) shown") : ""
    heading(
      texts("谁能付给谁", "Who may pay whom"),
      note: texts("有效 \(valid) / \(view.bindings)", "\(valid) of \(view.bindings) valid") + more)
    let graph = BindingGraph(texts: texts, columns: columns, isASCII: options.ascii)
    rows += graph.rows(line.name, paidBy: view.paidBy, paysTo: view.paysTo)
  }

  private mutating func splits() {
    heading(texts("最近分账", "Latest splits"), note: view.splits.isEmpty ? "" : "\(view.splits.count)")
    if view.splits.isEmpty { rows.append(PageRow(texts("还没有分账", "none yet"), Self.muted)) }
    for split in view.splits { rows.append(row(split)) }
  }

  /// Seen from this user: who is paid, or who pays.
  private func row(_ split: SplitLine) -> PageRow {
    let isPayer = split.payerUserID == line.userID
    let mark = StatusMark.inList(split, texts)
    let other = isPayer ? "→ \(split.receiver)" : "← \(split.payer)"
    let sign = isPayer ? "-" : "+"
    let style = split.status == .success ? Style(isPayer ? .moneyOut : .moneyIn) : Self.muted
    let fixed = texts.isChinese ? 34 : 38
    let name = max(6, columns - fixed)
    let age = texts.ago(split.createdAt, now: now)
    return PageRow(
      PageLine([
        (width.fit(other, columns: name) + " ", .plain),
        (width.fit(sign + split.amount.yuan, columns: 13, align: .right) + " ", style),
        (mark.text, Style(mark.role)),
      ]),
      right: PageLine(age, Self.muted), id: "split:\(split.requestID)",
      opens: .openSplit(split.requestID))
  }

  private mutating func heading(_ text: String, note: String) {
    rows.append(.blank)
    rows.append(
      PageRow(PageLine.heading(text, note: note, columns: columns, frame: options.frame)))
  }

  private mutating func say(_ parts: [String], _ style: Style = Style(.textMuted)) {
    for part in width.wrap(parts.joined(separator: " · "), columns: columns) {
      rows.append(PageRow(part, style))
    }
  }
}
