import Testing

/// What the wallet's journeys wait for on the screen, in one language.
struct WalletWords: Sendable, CustomTestStringConvertible {
  let journey: JourneyWords
  /// The tab of accounts while there are none.
  let noAccounts: String
  /// Under the title of a command's result.
  let done: String
  let noSplits: String
  let collection: String
  let fee: String
  let paid: String
  let unknown: String
  /// The check of the payer's account, and that of the binding, when they failed.
  let payerFails: String
  let noBinding: String
  let valid: String
  let freeze: String
  let frozen: String
  let thaw: String
  let thawed: String
  /// A question that wants the whole id.
  let typeTheID: String
  let wouldBeRefused: String
  let oneBreak: String
  let leadsBack: String
  let allAgree: String
  let notInOurs: String
  let nothingToOpen: String
  let noSuchFile: String

  var testDescription: String { journey.language }

  static let all = [chinese, english]

  static let chinese = WalletWords(
    journey: .chinese, noAccounts: "3 账户 0", done: "已完成，按 Esc 关闭", noSplits: "4 分账 0",
    collection: "天财收款账户", fee: " + 手续费 ", paid: "✓ 成功", unknown: "? 结果未知", payerFails: "✕ a 付方账户",
    noBinding: "✕ b 绑定关系", valid: "✓ 有效", freeze: "冻结商户", frozen: "‖ 冻结", thaw: "解冻商户",
    thawed: "✓ 已解冻商户", typeTheID: "请完整输入编号", wouldBeRefused: "现在提交会被拒",
    oneBreak: "账单 2 行  ✓ 相符 1  ▲ 差异 1", leadsBack: "按 = 回到对账", allAgree: "✓ 全部相符",
    notInOurs: "账单有、我方无", nothingToOpen: "我方没有这笔分账", noSuchFile: "没有这个文件")

  static let english = WalletWords(
    journey: .english, noAccounts: "3 Accounts 0", done: "Done. Esc closes.",
    noSplits: "4 Splits 0", collection: "collection", fee: " + fee ", paid: "✓ paid",
    unknown: "? unknown", payerFails: "✕ a payer account",
    noBinding: "✕ b binding", valid: "✓ valid", freeze: "Freeze ", frozen: "‖ frozen",
    thaw: "Thaw ", thawed: "✓ thawed INST", typeTheID: "type the id",
    wouldBeRefused: "it would be refused now", oneBreak: "2 lines  ✓ 1 agree  ▲ 1 break",
    leadsBack: "= leads back to the breaks", allAgree: "✓ all agree", notInOurs: "not in ours",
    nothingToOpen: "no such split to open", noSuchFile: "there is no such file")
}

extension Terminal {
  /// Fills fields in, one after the other; nothing leaves a field as it is.
  func fill(_ values: String?...) throws {
    for value in values {
      if let value {
        try type(value)
        try see(value)
      }
      try press("Enter")
    }
  }

  /// Sends the form, and closes its result, which shows all of these.
  ///
  /// A key right behind Esc would be taken for one with Alt, so the card is seen to go.
  func send(_ words: WalletWords, _ shown: String...) throws {
    try press("C-s")
    try wait(shown.joined(separator: ", ")) { screen in
      screen.contains(words.done) && shown.allSatisfy(screen.contains)
    }
    try press("Escape")
    try wait("the result gone") { !$0.contains(words.done) }
  }

  /// One party's phone: the link, the deposit, its amount, the signature.
  func signByDeposit(_ words: JourneyWords) throws {
    try see(words.openLink)
    try press("Enter")
    try see(words.byDeposit)
    try press("Enter")
    try type(TerminalAmount.text(try depositShown(words)))
    try press("Enter")
    try see(words.depositVerified)
    try agreeAndSign()
  }
}
