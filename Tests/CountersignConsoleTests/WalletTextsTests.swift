import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// The wallet's words: all there in both languages, and harmless whatever stands in a name.
struct WalletTextsTests {
  private static let zh = Texts(.chinese)
  private static let en = Texts(.english)

  private func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  private static let words: [(String, String)] =
    UserRole.allCases.flatMap { [(zh.word($0), en.word($0)), (zh.short($0), en.short($0))] }
    + AccountType.allCases.map { (zh.word($0), en.word($0)) }
    + UserStatus.allCases.map { (zh.word($0), en.word($0)) }
    + AccountStatus.allCases.map { (zh.word($0), en.word($0)) }
    + AgreementStatus.allCases.map { (zh.word($0), en.word($0)) }
    + SplitStatus.allCases.map { (zh.word($0), en.word($0)) }
    + SplitQueue.allCases.map { (zh.word($0), en.word($0)) }
    + TraceLine.Step.allCases.map { (zh.name($0), en.name($0)) }
    + Code.allCases.compactMap { code in
      zh.short(code).flatMap { text in en.short(code).map { (text, $0) } }
    }

  @Test func everyWordIsInItsLanguage() {
    for (chinese, english) in Self.words {
      #expect(isChinese(chinese), "\(chinese)")
      #expect(!isChinese(english) && !english.isEmpty, "\(english)")
    }
  }

  /// The lists give a status ten columns in Chinese and thirteen in English.
  @Test func everyStatusFitsItsColumn() {
    for line in WalletSamples.splits() {
      for code in [line.code] + Code.allCases {
        var line = line
        line.code = line.status == .failed ? code : nil
        let (chinese, english) = (
          StatusMark.inList(line, Self.zh).text, StatusMark.inList(line, Self.en).text
        )
        #expect(TextWidth.standard.columns(of: chinese) <= 10, "\(chinese)")
        #expect(TextWidth.standard.columns(of: english) <= 13, "\(english)")
      }
    }
  }

  @Test(
    arguments: [
      CommandName.bindingRequest, .accountUnfreeze, .thawMerchant, .thawTransaction, .sandboxFund,
      .accountOpen, .splitQuery, .splitSubmit, .splitResolve, .processSendSMS, .paymentEnable,
    ])
  func everyRemedyIsASentenceWithoutRawIDsOfUsers(command: CommandName) {
    let line = WalletSamples.splits()[3]
    var remedy = Remedy(command, mends: "x")
    remedy.accountID = "AC-0001"
    remedy.userID = line.receiverUserID
    remedy.receiverUserID = line.receiverUserID
    remedy.instructionID = "FM-1"
    remedy.amount = Fen(123_456)
    for texts in [Self.zh, Self.en] {
      let sentence = texts.sentence(remedy, line)
      #expect(!sentence.contains(line.receiverUserID))
      #expect(sentence != command.rawValue)
      #expect(!sentence.contains("123456"))
    }
    #expect(isChinese(Self.zh.sentence(remedy, line)))
  }

  /// A command of a newer version is shown as it is.
  @Test func anUnknownRemedyIsShownAsItIs() {
    var remedy = Remedy()
    remedy.command = "moon.land"
    #expect(Self.zh.sentence(remedy, SplitLine()) == "moon.land")
  }

  private static let hostile =
    "\u{1B}[2J\u{202E}王" + String(repeating: "\u{0301}", count: 40) + "\r\n\u{200B}\u{E0041}ﷺ"
    + String(repeating: "宽", count: 60)

  @Test(arguments: [PanelName.accounts, .splits], [(80, 24), (120, 40), (41, 11)])
  func hostileTextsStayTexts(panel: PanelName, size: (Int, Int)) {
    var desk = FixtureDesk(columns: size.0, rows: size.1, panel: panel)
    for row in desk.users.indices {
      desk.users[row].name = Self.hostile
      desk.users[row].userID = Self.hostile + "\(row)"
      for at in desk.users[row].accounts.indices {
        desk.users[row].accounts[at].accountID = Self.hostile
      }
    }
    for row in desk.splits.indices {
      desk.splits[row].payer = Self.hostile
      desk.splits[row].receiver = Self.hostile
      desk.splits[row].payerAccountID = Self.hostile
    }
    desk.send(.changed)
    let keys: [Key] = [
      .enter, .down, .pageDown, .end, .character("F"), .escape, .character("f"), .escape,
      .character("R"), .escape, .escape, .character("e"), .control("s"),
    ]
    for key in keys {
      desk.press(key)
      let text = desk.text.unicodeScalars
      #expect(!text.contains { $0 != "\n" && ScalarClass($0) == .hidden })
    }
  }

  @Test(arguments: [PanelName.accounts, .splits]) func asciiDrawsNoLines(panel: PanelName) {
    var desk = FixtureDesk(columns: 120, rows: 40, panel: panel, ascii: true)
    #expect(!desk.text.unicodeScalars.contains { (0x2500...0x257F).contains($0.value) })
    desk.press(.enter)
    #expect(!desk.text.unicodeScalars.contains { (0x2500...0x257F).contains($0.value) })
  }
}
