import Countersign

/// Somebody who presses every key: random commands, failing services, crashes and jumps of the
/// clock, the same for the same seed.
struct RandomWalk {
  private(set) var desk = TestDesk()
  let watch = Watch()
  private var dice: Dice
  private var stale: [ServiceReply] = []
  private(set) var answers: [String: Int] = [:]

  private static let cast: [Cast] = [.firmA, .personB, .personC, .traderD]
  private static let waits: [Int64] = [
    1, 5, 60, 61, 600, 1799, 1800, 7200, 86_399, 86_400, 604_800,
  ]

  init(seed: UInt64) {
    dice = Dice(seed: seed)
    desk.afterRecord = { [watch] in watch.look($0) }
    watch.look(desk)
  }

  mutating func run(_ steps: Int) {
    for _ in 0..<steps {
      step()
      expectNothingOverdue()
      watch.lookAround(desk.registry)
    }
  }

  private(set) var overdue = 0

  /// All that is due is done before anything else; unless the services are not asked.
  private mutating func expectNothingOverdue() {
    let late = desk.registry.processes.all.contains {
      $0.status.isOpen && $0.expiresAt <= desk.now
    }
    if late { overdue += 1 }
  }

  private mutating func step() {
    switch dice.roll(100) {
    case 0..<8: create()
    case 8..<78: pageStep()
    case 78..<83: setService()
    case 83..<88: desk.wait(seconds: pick(Self.waits))
    case 88..<91: crash()
    case 91, 92: text()
    case 93: cancel()
    case 94: erase()
    case 95, 96: personal()
    case 97: resend()
    case 98: replyTwice()
    default: template()
    }
  }

  private mutating func pick<Element>(_ items: [Element]) -> Element {
    items[dice.roll(items.count)]
  }

  private mutating func note(_ answer: Answer) {
    answers[answer.code?.rawValue ?? "OK", default: 0] += 1
  }

  private mutating func create() {
    let first = pick(Self.cast)
    let second = pick(Self.cast)
    note(desk.run(.processCreate(Cast.request(first == second ? [first] : [first, second]))))
  }

  /// One of the last few processes, mostly; now and then one that is none.
  private mutating func number() -> Int {
    max(1, desk.registry.processes.count - dice.roll(5)) + (dice.roll(40) == 0 ? 7 : 0)
  }

  /// Mostly what the page asks for, else anything.
  private mutating func pageStep() {
    let number = number()
    let place = dice.roll(20) == 0 ? 2 : dice.roll(2)
    let token = StubTools.token(number, place)
    desk.showsOwnFace = dice.roll(2) == 0
    var wanted = PageStep.waitForOthers
    if desk.registry.processes.contains(number) {
      let process = desk.process(number)
      if process.parties.indices.contains(place) {
        wanted = Registry.step(process, process.parties[place], at: desk.now)
      }
    }
    if !desk.asksServices || dice.roll(3) == 0 { wanted = pick(PageStep.allCases) }
    note(desk.run(command(wanted, token, TestDesk.deposit(number, place))))
  }

  private mutating func command(_ step: PageStep, _ token: String, _ paid: Int64) -> Command {
    switch step {
    case .chooseVerification:
      .h5ChooseVerification(PageChoice(token, dice.roll(3) > 0 ? .microDeposit : .face))
    case .submitAmount: .h5SubmitAmount(PageAmount(token, Fen(paid + Int64(dice.roll(3) / 2))))
    case .completeFace: .h5CompleteFace(PageStepInput(token))
    case .sign: .h5Sign(PageStepInput(token))
    case .waitForOthers: .h5Open(PageStepInput(token))
    case .signed: .h5Heartbeat(PageStepInput(token))
    case .declined:
      dice.roll(5) == 0
        ? .h5Decline(PageDecline(token, reason: "不同意")) : .h5Open(PageStepInput(token))
    }
  }

  private mutating func setService() {
    let service = pick([ServiceName.sms, .bank, .face, .callback])
    let mode = dice.roll(3) > 0 ? ServiceMode.ok : pick(ServiceMode.allCases)
    note(desk.run(.sandboxService(SandboxService(service, mode))))
  }

  private mutating func crash() {
    if desk.asksServices { desk.asksServices = false } else { desk.recover() }
  }

  private mutating func text() {
    let user = dice.roll(2) == 0 ? nil : pick(Self.cast).userID
    note(desk.run(.processSendSMS(ProcessSendSMS(processID(), userID: user))))
  }

  private mutating func processID() -> String {
    let number = number()
    return desk.registry.processes.contains(number)
      ? desk.process(number).processID : "P20260101-\(Ordinal.text(number))"
  }

  private mutating func cancel() {
    note(desk.run(.processCancel(ProcessCancel(processID(), reason: "撤销"))))
  }

  private mutating func erase() {
    var erase = PersonalErase()
    erase.userID = pick(Self.cast).userID
    erase.reason = "本人要求"
    note(desk.run(.personalErase(erase)))
  }

  private mutating func personal() {
    var find = PersonalFind()
    find.bankCardNo = pick(Self.cast).bankCardNo
    note(desk.run(.personalFind(find)))
    let parties = desk.registry.processes.all.flatMap { process in
      process.parties.map { (process.processID, $0.userID) }
    }
    guard !parties.isEmpty else { return }
    let (process, user) = pick(parties)
    let named = dice.roll(3) > 0 ? process : nil
    let reveal = PersonalReveal(userID: user, processID: named, reason: "核对")
    note(desk.run(.personalReveal(reveal)))
  }

  private mutating func resend() {
    let number = desk.registry.callbacks.count - dice.roll(4)
    note(desk.run(.callbackResend(CallbackResend("CB-\(Ordinal.text(number))"))))
  }

  /// A service answers what nobody asks any more.
  private mutating func replyTwice() {
    var reply = ServiceReply()
    if let request = desk.registry.requests.values.min(by: { $0.requestID < $1.requestID }) {
      reply.request = request
      reply.outcome = pick(CallOutcome.allCases)
      reply.values["verdict"] = dice.roll(2) == 0 ? "PASS" : "FAIL"
      stale.append(reply)
    }
    if !stale.isEmpty { note(desk.reply(pick(stale))) }
  }

  private mutating func template() {
    let reference = TemplateReference(pick(["FZ-AUTH", "KT-PAY"]), "1.0")
    let rests = dice.roll(3) == 0
    note(desk.run(rests ? .templateDeactivate(reference) : .templateActivate(reference)))
    if dice.roll(2) == 0 { note(desk.run(.templateActivate(reference))) }
  }
}
