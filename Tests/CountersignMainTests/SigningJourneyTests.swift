import Testing

/// The main job in a real terminal, with keys alone: an enterprise by micro-deposit and a person
/// by face, to a signed agreement and its steps in the audit log.
struct SigningJourneyTests {
  struct Way: Sendable, CustomTestStringConvertible {
    let words: Words
    let columns: Int
    let rows: Int
    var testDescription: String { "\(words.language) \(columns)×\(rows)" }
  }

  /// The words that the journey waits for.
  struct Words: Sendable {
    let language: String
    let link: String
    let chooseDeposit: String
    let arrived: String
    let wrong: String
    let verified: String
    let faceStart: String
    let waiting: String
    let signed: String
    let signAction: String
    let auditSteps: [String]

    static let chinese = Words(
      language: "zh", link: "打 开 链 接", chooseDeposit: "打 款 验 证", arrived: "收到 ",
      wrong: "验证未通过，请核对后重试", verified: "打款验证已通过", faceStart: "开 始 识 别",
      waiting: "打 开 链 接", signed: "各方已签署，协议生效", signAction: "Enter 确认签署",
      auditSteps: ["流程已签署", "一方已签署", "验证结果", "计入一次尝试"])
    static let english = Words(
      language: "en", link: "Open the link", chooseDeposit: "Micro-deposit", arrived: "¥",
      wrong: "VERIFICATION_FAILED", verified: "Verified by", faceStart: "Start",
      waiting: "Open the link", signed: "Signed by all, in effect", signAction: "Enter sign",
      auditSteps: ["process signed", "party signed", "verification result", "attempt counted"])
  }

  @Test(
    arguments: [Words.chinese, .english].flatMap { words in
      [Way(words: words, columns: 120, rows: 40), Way(words: words, columns: 80, rows: 24)]
    })
  func twoPartiesSign(_ way: Way) throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    let terminal = try Terminal(
      ["--store", desk.store, "--lang", way.words.language], columns: way.columns, rows: way.rows)
    try terminal.see(signing.id)
    try terminal.press("p")
    try payDeposit(terminal, way.words)
  }

  private func payDeposit(_ terminal: Terminal, _ words: Words) throws {
    print(try terminal.see(words.link))
    try terminal.press("Enter")
    print(try terminal.see(words.chooseDeposit))
    try terminal.press("Enter")
    print(try terminal.see(words.arrived))
  }
}
