import Testing

/// The main job in a real terminal, with keys alone: an enterprise by micro-deposit and a person
/// by face, to a signed agreement and its steps in the audit log.
struct SigningJourneyTests {
  @Test(arguments: JourneyWords.all, [(120, 40), (80, 24)])
  func twoPartiesSign(_ words: JourneyWords, _ size: (columns: Int, rows: Int)) throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    let terminal = try desk.console(words, columns: size.columns, rows: size.rows)
    try terminal.see(signing.id, words.sent)
    try terminal.press("p")
    try payAndSign(terminal, words)
    try lookIntoTheCameraAndSign(terminal, words)
    try terminal.see(words.signedByAll)
    #expect(try signing.end() == "SIGNED COMPLETED")
    try readTheAudit(terminal, words)
    try terminal.press("q")
    #expect(try terminal.left() == 0)
    try terminal.expectRestored()
    #expect(try desk.verify().status == 0)
  }

  /// The payer: the link, the deposit, a wrong amount, the amount that the bank's notice shows.
  private func payAndSign(_ terminal: Terminal, _ words: JourneyWords) throws {
    try terminal.see(words.openLink)
    try terminal.press("Enter")
    try terminal.see(words.byDeposit)
    try terminal.press("Enter")
    let fen = try terminal.depositShown(words)
    try terminal.type(TerminalAmount.text(fen % 99 + 1))
    try terminal.see(TerminalAmount.text(fen % 99 + 1))
    try terminal.press("Enter")
    try terminal.see(words.wrongAmount, "VERIFICATION_FAILED", words.twoLeft)
    try terminal.type(TerminalAmount.text(fen))
    try terminal.press("Enter")
    try terminal.see(words.depositVerified)
    try terminal.agreeAndSign()
  }

  /// The payee, whose phone comes next by itself.
  private func lookIntoTheCameraAndSign(_ terminal: Terminal, _ words: JourneyWords) throws {
    try terminal.see(People.name, words.openLink)
    try terminal.press("Enter")
    try terminal.see(words.byFace)
    try terminal.press("Down")
    try terminal.see(words.byFaceChosen)
    try terminal.press("Enter")
    try terminal.see(words.startFace)
    try terminal.press("Enter")
    try terminal.see(words.faceVerified)
    try terminal.agreeAndSign()
  }

  /// The newest step stands first; the last page ends at the process's first step.
  private func readTheAudit(_ terminal: Terminal, _ words: JourneyWords) throws {
    try terminal.press("5")
    // A small screen has the day's bars and the newest of them.
    let shown = try terminal.see("▸ #", words.auditSteps[0], words.auditSteps[1])
    let places = words.auditSteps.compactMap { shown.firstRange(of: $0)?.lowerBound }
    #expect(places == places.sorted())
    try terminal.press("p")
    try terminal.press("End")
    try terminal.see(words.created)
    try terminal.press("Enter")
    try terminal.see("PROCESS_CREATED")
  }
}
