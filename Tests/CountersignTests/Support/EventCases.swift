import Countersign

/// One event of each kind, with every field filled.
enum EventCases {
  static let all: [Event] =
    StepKind.allCases.map { .step($0, step) } + RequestKind.allCases.map { .requested($0, request) }
    + CallbackRoundKind.allCases.map { .callbackRound($0, round) }
    + PersonalKind.allCases.map { .personal($0, personal) }
    + CallOutcome.allCases.map { .serviceCalled(called($0)) }
    + BreakerState.allCases.map { .breakerMoved(moved($0)) }
    + [
      .templateUploaded(uploaded), .templateActivated(TemplateReference("T", "1")),
      .templateDeactivated(TemplateReference("T", "1")), .processCreated(created),
      .callbackQueued(queued), .commandFailed(failed),
      .serviceModeSet(SandboxService(.merchantReview, .lostReply)),
      .clockAdvanced(SandboxClock(60)),
      .sandboxPeeked(SandboxPeek("P20261121-000001", "u")), .inboxRead(inbox),
    ]

  static let types = Set(all.map(\.type))

  /// Those of the wallet.
  static let walletTypes = Set(
    AccountKind.allCases.map(\.rawValue) + BindingKind.allCases.map(\.rawValue)
      + SplitKind.allCases.map(\.rawValue) + FreezeKind.allCases.map(\.rawValue)
      + AlertKind.allCases.map(\.rawValue) + ["USER_REGISTERED"])

  private static let step: Step = {
    var step = Step("P20261121-000001", "u")
    step.requestID = "R000001"
    step.type = .microDeposit
    step.passed = false
    step.attempt = 1
    step.attemptsLeft = 2
    step.expiresAt = TestDesk.start
    step.windowUntil = TestDesk.start.adding(seconds: 1)
    step.status = .failed
    step.endReason = .attemptsExceeded
    step.reason = "原因 \"<&>\" \u{301}"
    step.reference = "REF"
    step.agreementSHA256 = "ab"
    step.templateVersion = "1.0"
    step.cardIndex = "index"
    step.callbackID = "CB-000001"
    return step
  }()

  private static let request: ServiceRequest = {
    var request = ServiceRequest(
      "R000001", .queryTransfer, processID: "P20261121-000001", userID: "u", subject: "S1",
      at: TestDesk.start)
    request.nextAt = TestDesk.start.adding(seconds: 60)
    request.rounds = 3
    request.answer = .sealed("sealed")
    request.slot = 7
    request.key = "k1"
    request.split = SplitSubmit("S1", "p", "r", Fen(100))
    request.isAwaited = true
    request.isStuck = true
    return request
  }()

  private static let round: CallbackRound = {
    var round = CallbackRound()
    round.callbackID = "CB-000001"
    round.processID = "P20261121-000001"
    round.attempt = 2
    round.nextAt = TestDesk.start
    round.error = "503"
    round.alertAt = TestDesk.start.adding(seconds: 60)
    return round
  }()

  private static let personal: PersonalAct = {
    var act = PersonalAct()
    act.userID = "u"
    act.processID = "P20261121-000001"
    act.slot = 3
    act.reason = "核对"
    act.kind = "mobile"
    act.matches = 2
    return act
  }()

  private static func called(_ outcome: CallOutcome) -> ServiceCalled {
    var fact = ServiceCalled()
    fact.service = .clearing
    fact.operation = .transfer
    fact.requestID = "R000002"
    fact.processID = "P20261121-000001"
    fact.userID = "u"
    fact.subject = "S1"
    fact.call = ServiceCall(
      attempt: 2, outcome: outcome, startedAt: TestDesk.start, durationMs: 15, error: "x")
    return fact
  }

  private static func moved(_ state: BreakerState) -> BreakerMoved {
    var fact = BreakerMoved()
    fact.service = .billing
    fact.state = state
    fact.at = TestDesk.start
    return fact
  }

  private static let uploaded: TemplateUploaded = {
    var fact = TemplateUploaded()
    fact.templateID = "FZ"
    fact.version = "1.0"
    fact.scene = .openPayment
    fact.contentHTML = "<p class=\"a\">{{x}}\n</p>"
    fact.variables = ["x", "y"]
    fact.contentSHA256 = "00"
    return fact
  }()

  private static let queued: CallbackQueued = {
    var fact = CallbackQueued()
    fact.callbackID = "CB-000001"
    fact.processID = "P20261121-000001"
    fact.url = "https://a.example/"
    fact.nextAt = TestDesk.start
    fact.body = #"{"a":"\u0000"}"#
    return fact
  }()

  private static let failed: CommandFailed = {
    var fact = CommandFailed()
    fact.command = "process.cancel"
    fact.code = .processClosed
    fact.detail = "d"
    fact.processID = "P20261121-000001"
    fact.requestID = "S1"
    fact.userID = "u"
    fact.accountID = "a"
    fact.reason = "r"
    return fact
  }()

  private static let inbox: SandboxInbox = {
    var inbox = SandboxInbox()
    inbox.processID = "P20261121-000001"
    return inbox
  }()

  /// A process in which every field is filled.
  private static let created: ProcessCreated = {
    var fact = ProcessCreated()
    let desk = GoldenJourney.play()
    fact.process = desk.process(4)
    fact.process.bindingID = "B1"
    fact.process.reason = "r"
    if !fact.process.parties.isEmpty { fact.process.parties[0].faceReference = "F" }
    var found = PersonalIndex()
    found.userID = "u"
    found.slot = 1
    found.indices = ["a", "b"]
    fact.found = [found]
    return fact
  }()
}
