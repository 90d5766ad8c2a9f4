import Countersign

extension Player {
  /// A process that is open and lately made, mostly; now and then any, or one that is none.
  private mutating func number(_ registry: Registry) -> Int {
    let processes = registry.processes
    guard processes.count > 0, !dice.once(in: 60) else { return processes.count + 3 }
    let from = max(1, processes.count - 14)
    let open = (from...processes.count).filter { processes[$0].status.isOpen }
    if !open.isEmpty, dice.roll(8) > 0 { return dice.pick(open) }
    return from + dice.roll(processes.count - from + 1)
  }

  mutating func processID(_ registry: Registry) -> String {
    let number = number(registry)
    return registry.processes.contains(number)
      ? registry.processes[number].processID : "P20260101-\(Ordinal.text(number))"
  }

  /// People who are no users of the wallet sign too.
  mutating func create() -> Play {
    let first = dice.roll(town.citizens.count)
    let second = dice.roll(town.citizens.count)
    var fields = ProcessCreate()
    fields.scene = first == second ? .openPayment : .relationBind
    fields.templateID = fields.scene == .openPayment ? "KT-PAY" : "FZ-AUTH"
    fields.parties = [party(first, .payer)]
    if first != second { fields.parties?.append(party(second, .payee)) }
    let address = dice.once(in: 8) ? "https://sandai.example/gone" : "https://sandai.example/cb"
    fields.callbackURL = dice.once(in: 20) ? "ftp://sandai" : address
    if dice.once(in: 30) { fields.parties?[0].idNo = "110118198002291017" }
    return Play(.processCreate, fields)
  }

  private func party(_ number: Int, _ role: PartyRole) -> PartyInput {
    let citizen = town.citizens[number]
    var input = PartyInput()
    input.role = role
    input.userID = citizen.strangerID
    input.name = citizen.name
    input.idNo = citizen.idNo
    input.bankCardNo = citizen.bankCardNo
    input.type = citizen.type
    return input
  }

  mutating func cancel(_ registry: Registry) -> Play {
    Play(.processCancel, ProcessCancel(processID(registry), reason: "撤销"))
  }

  mutating func text(_ registry: Registry) -> Play {
    let user = dice.once(in: 4) ? dice.pick(town.citizens).strangerID : nil
    return Play(.processSendSMS, ProcessSendSMS(processID(registry), userID: user))
  }

  /// Mostly what the page asks for, else anything.
  mutating func pageStep(_ registry: Registry, _ now: Instant) -> Play {
    let number = number(registry)
    guard registry.processes.contains(number), !dice.once(in: 60) else {
      return Play(.h5Open, PageStepInput(dice.once(in: 2) ? "forged" : "T\(number).0"))
    }
    let process = registry.processes[number]
    let place = dice.roll(process.parties.count)
    let party = process.parties[place]
    let token = SimulatedKeys.token(number, place)
    guard process.status.isOpen else { return Play(.h5Open, PageStepInput(token)) }
    let wanted = Registry.step(process, party, at: now)
    return step(
      dice.once(in: 14) ? dice.pick(PageStep.allCases) : wanted, token, party)
  }

  private mutating func step(_ step: PageStep, _ token: String, _ party: Party) -> Play {
    switch step {
    case .chooseVerification:
      let isOffered = dice.roll(8) > 0 && !party.options.isEmpty
      return Play(
        .h5ChooseVerification,
        PageChoice(token, isOffered ? dice.pick(party.options) : dice.pick([.face, .microDeposit]))
      )
    case .submitAmount:
      let paid = SimulatedKeys.depositAmount(party.deposit?.requestID ?? "")
      let answer = dice.roll(4) == 0 ? Int64(1 + dice.roll(99)) : Int64(paid)
      return Play(.h5SubmitAmount, PageAmount(token, Fen(answer)))
    case .completeFace: return Play(.h5CompleteFace, PageStepInput(token))
    case .sign: return Play(.h5Sign, PageStepInput(token))
    case .waitForOthers: return Play(.h5Open, PageStepInput(token))
    case .signed: return Play(.h5Heartbeat, PageStepInput(token))
    case .declined:
      return dice.once(in: 2)
        ? Play(.h5Decline, PageDecline(token, reason: "不同意"))
        : Play(.h5Open, PageStepInput(token))
    }
  }
}
