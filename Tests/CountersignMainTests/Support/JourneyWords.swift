import Testing

/// What the journeys wait for on the screen, in one language.
struct JourneyWords: Sendable, CustomTestStringConvertible {
  let language: String
  let sent: String
  let openLink: String
  let byDeposit: String
  let byFace: String
  /// The face button when it is chosen.
  let byFaceChosen: String
  /// What stands before the amount in the bank's notice.
  let arrived: String
  let wrongAmount: String
  let twoLeft: String
  let depositVerified: String
  let startFace: String
  let faceVerified: String
  let signedByAll: String
  let created: String
  let firstRun: String
  /// The steps of a signing as the audit log names them, the newest first.
  let auditSteps: [String]

  var testDescription: String { language }

  static let all = [chinese, english]

  static let chinese =
    JourneyWords(
      language: "zh", sent: "短信已发", openLink: "打 开 链 接", byDeposit: "打 款 验 证",
      byFace: "人 脸 验 证", byFaceChosen: "▸ 人 脸 验 证 ◂", arrived: "的账户收到 ",
      wrongAmount: "验证未通过，请核对后重试", twoLeft: "还可尝试 2 次", depositVerified: "打款验证已通过",
      startFace: "开 始 识 别", faceVerified: "人脸验证已通过", signedByAll: "各方已签署，协议生效",
      created: "流程已创建", firstRun: "首次运行：已装入示例数据",
      auditSteps: ["流程已签署", "一方已签署", "验证结果", "计入一次尝试"])

  static let english =
    JourneyWords(
      language: "en", sent: "SMS sent", openLink: "Open the link", byDeposit: "Micro-deposit",
      byFace: "Face check", byFaceChosen: "▸ Face check ◂", arrived: "CNY ",
      wrongAmount: "!", twoLeft: "2 tries left", depositVerified: "Verified by micro-deposit",
      startFace: "▸ Start ◂", faceVerified: "Verified by face check",
      signedByAll: "Signed by all, in effect", created: "process created", firstRun: "first run",
      auditSteps: ["process signed", "party signed", "verification result", "attempt counted"])
}

/// Amounts as the amount field takes them: yuan with two decimals.
enum TerminalAmount {
  static func text(_ fen: Int) -> String { fen < 10 ? "0.0\(fen)" : "0.\(fen)" }
}

extension Terminal {
  /// Ticks that the agreement was read, and signs it.
  func agreeAndSign() throws {
    try see("[ ]")
    try press("Enter")
    try see("[✓]")
    try press("Enter")
    try wait("the end of this party's page") { !$0.contains("[✓]") }
  }

  /// The amount that the bank's notice on the phone shows, in fen.
  func depositShown(_ words: JourneyWords) throws -> Int {
    let shown = try see(words.arrived)
    let after = shown[(try #require(shown.firstRange(of: words.arrived))).upperBound...]
    let yuan = after.prefix { $0 == "." || $0.isNumber }
    return try #require(Int(yuan.filter(\.isNumber)), "no amount in \(after.prefix(20))")
  }
}
