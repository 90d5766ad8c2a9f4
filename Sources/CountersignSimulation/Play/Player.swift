import Countersign

/// Somebody who does everything that can be done at a desk, mostly sensibly, sometimes not; the
/// same for the same seed.
struct Player {
  var dice: Dice
  let town = Town()
  let hasFaults: Bool
  /// How many splits were thought of so far.
  var splits = 0
  var lastSplit: SplitSubmit?
  var instructions = 0
  private var keys = 0
  /// Lines that had a key, to be sent again.
  private(set) var keyed: [(key: String, line: [UInt8])] = []

  init(seed: UInt64, hasFaults: Bool) {
    dice = Dice(seed: seed)
    self.hasFaults = hasFaults
  }

  /// The next line that somebody types.
  mutating func line(_ registry: Registry, _ now: Instant) -> [UInt8] {
    if let founding = found(registry) { return founding }
    switch dice.roll(1000) {
    case 0..<20: return broken(registry, now)
    case 20..<45: if let again = repeated() { return again }
    default: break
    }
    let step = step(registry, now)
    guard dice.once(in: 12) else { return step.line() }
    keys += 1
    let key = "K\(keys)"
    let line = step.line(key: key)
    keyed.append((key, line))
    if keyed.count > 24 { keyed.removeFirst() }
    return line
  }

  /// The same key once more: mostly with the same fields, sometimes with others.
  private mutating func repeated() -> [UInt8]? {
    guard let known = keyed.isEmpty ? nil : dice.pick(keyed) else { return nil }
    guard dice.once(in: 5) else { return known.line }
    return Play(.sandboxAdvanceClock, SandboxClock(Int64(1 + dice.roll(9)))).line(key: known.key)
  }

  /// A line that the door may refuse: cut, or with a byte changed.
  private mutating func broken(_ registry: Registry, _ now: Instant) -> [UInt8] {
    var line = step(registry, now).line()
    let place = dice.roll(line.count)
    if dice.once(in: 2) {
      line.removeLast(line.count - place)
    } else {
      line[place] = UInt8(truncatingIfNeeded: dice.next())
    }
    return line
  }

  private mutating func step(_ registry: Registry, _ now: Instant) -> Play {
    switch dice.roll(1000) {
    case 0..<250: submit(registry)
    case 250..<280: explain(registry)
    case 280..<320: query(registry)
    case 320..<335: resolve(registry)
    case 335..<375: fund(registry)
    case 375..<395: merchantInstruction(registry)
    case 395..<435: transactionInstruction(registry)
    case 435..<465: accountChange(registry)
    case 465..<480: open(registry)
    case 480..<484: register(dice.roll(town.citizens.count))
    case 484..<525: bind(registry)
    case 525..<530: invalidate(registry)
    case 530..<540: enablePayment(registry)
    case 540..<850: pageStep(registry, now)
    case 850..<868: create()
    case 868..<876: cancel(registry)
    case 876..<888: text(registry)
    case 888..<896: resend(registry)
    case 896..<903: acknowledge(registry)
    case 903..<906: statement(registry)
    case 906..<916: personal(registry)
    case 916..<922: template(registry)
    case 922..<928: look(registry)
    case 928..<965: hasFaults ? service(registry) : clock(registry)
    default: clock(registry)
    }
  }

  /// Until the town stands: everybody registered, with an account, money and some bindings.
  private mutating func found(_ registry: Registry) -> [UInt8]? {
    let wallet = registry.wallet
    if registry.templateOrder.count < 2 { return upload(registry.templateOrder.count).line() }
    if let rests = registry.templateOrder.prefix(2).compactMap({ registry.templates[$0] })
      .first(where: { !$0.isActive && $0.version == "1" && registry.sequence < 20 })
    {
      return Play(.templateActivate, TemplateReference(rests.templateID, rests.version)).line()
    }
    if wallet.users.count < town.citizens.count { return register(wallet.users.count).line() }
    guard registry.sequence < 400, dice.roll(3) > 0 else { return nil }
    if let user = wallet.users.all.first(where: { wallet.accounts(of: $0.userID).isEmpty }) {
      // Hardly an account is opened once the town stands: what can fail at it fails now.
      if hasFaults, dice.once(in: 8) {
        let mode = dice.pick(ServiceMode.allCases)
        return Play(.sandboxService, SandboxService(.merchantReview, mode)).line()
      }
      let type: AccountType = user.role.isAcquiring ? .collection : .receiver
      return Play(.accountOpen, AccountOpen(user.userID, type)).line()
    }
    let poor = wallet.accounts.all.first { $0.type == .collection && $0.balance == .zero }
    if let poor {
      return Play(.sandboxFund, SandboxFund(poor.accountID, Fen(1_000_000))).line()
    }
    return nil
  }

  // MARK: The desk's own

  private mutating func upload(_ number: Int) -> Play {
    var fields = TemplateUpload()
    fields.templateID = number % 2 == 0 ? "FZ-AUTH" : "KT-PAY"
    fields.version = String(number / 2 + 1)
    fields.scene = number % 2 == 0 ? .relationBind : .openPayment
    fields.content = "<h1>协议</h1><p>甲方：{{payer_name}}，编号 {{process_id}}</p>"
    fields.variables = ["payer_name", "process_id"]
    return Play(.templateUpload, fields)
  }

  private mutating func template(_ registry: Registry) -> Play {
    if dice.once(in: 3), registry.templateOrder.count < 12 {
      return upload(registry.templateOrder.count - (dice.once(in: 3) ? 1 : 0))
    }
    let id = dice.pick(["FZ-AUTH", "KT-PAY", "NONE"])
    let reference = TemplateReference(id, String(1 + dice.roll(3)))
    return dice.once(in: 3)
      ? Play(.templateDeactivate, reference) : Play(.templateActivate, reference)
  }

  private mutating func service(_ registry: Registry) -> Play {
    let service = dice.pick(ServiceName.allCases)
    let mode = dice.roll(20) < 11 ? ServiceMode.ok : dice.pick(ServiceMode.allCases)
    return Play(.sandboxService, SandboxService(service, mode))
  }

  private mutating func clock(_ registry: Registry) -> Play {
    // A service that is down for days makes a round a minute: days pass when all are up.
    let isUp = registry.services.values.allSatisfy { $0.mode == .ok || $0.mode == .slow }
    let short: [Int64] = [1, 5, 30, 59, 60, 61, 120, 300, 600]
    let long: [Int64] = [1799, 1800, 1801, 3600, 7200, 43_200, 86_399, 86_400, 604_800]
    let seconds =
      dice.once(in: 4)
      ? (isUp ? dice.pick(long) : dice.pick([900, 1800, 3600])) : dice.pick(short)
    return Play(.sandboxAdvanceClock, SandboxClock(dice.once(in: 60) ? -seconds : seconds))
  }

  private mutating func acknowledge(_ registry: Registry) -> Play {
    let number = 1 + dice.roll(registry.wallet.alerts.count + 1)
    var fields = AlertAcknowledge("AL-\(Ordinal.text(number))")
    fields.note = dice.once(in: 2) ? "已知" : nil
    return Play(.alertAcknowledge, fields)
  }

  private mutating func resend(_ registry: Registry) -> Play {
    let number = registry.callbacks.count - dice.roll(6)
    return Play(.callbackResend, CallbackResend("CB-\(Ordinal.text(max(0, number)))"))
  }

  private mutating func personal(_ registry: Registry) -> Play {
    let citizen = dice.pick(town.citizens)
    let users = registry.wallet.users.all.map(\.userID)
    let user = dice.once(in: 2) ? citizen.strangerID : users.isEmpty ? "nobody" : dice.pick(users)
    switch dice.roll(3) {
    case 0:
      var fields = PersonalErase()
      fields.userID = dice.once(in: 3) ? user : citizen.strangerID
      fields.reason = "本人要求"
      return Play(.personalErase, fields)
    case 1:
      var fields = PersonalFind()
      fields.mobile = citizen.mobile
      return Play(.personalFind, fields)
    default: return Play(.personalReveal, PersonalReveal(userID: user, reason: "核对"))
    }
  }

  private mutating func look(_ registry: Registry) -> Play {
    var inbox = SandboxInbox()
    inbox.processID = processID(registry)
    let user = dice.pick(town.citizens).strangerID
    return dice.once(in: 2)
      ? Play(.sandboxInbox, inbox)
      : Play(.sandboxPeek, SandboxPeek(processID(registry), user))
  }
}

/// A command and its fields, to be written as a line.
struct Play {
  private let write: (inout JSONWriter) -> Void

  init(_ name: CommandName, _ fields: some Record) {
    write = { body in
      body.name("command")
      body.string(name.rawValue)
      var fields = fields
      var writer = FieldWriter(writer: JSONWriter(reserving: 0))
      swap(&writer.writer, &body)
      fields.visit(&writer)
      swap(&writer.writer, &body)
    }
  }

  func line(key: String? = nil) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { body in
      if let key {
        body.name("key")
        body.string(key)
      }
      write(&body)
    }
    return writer.bytes
  }
}
