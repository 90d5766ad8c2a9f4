import Countersign

/// Journeys as tables of text: each line is a step, what was answered, and how things stand then.
///
///     A deposit        | SUBMIT_AMOUNT 3     | VERIFYING pending pending | 7d
///
/// Columns: step | answer | status of the process and its parties | time left | events. A line has
/// as many as it wants to see. `A` to `G` are the cast; a step is about the latest process, or the
/// one named first: `P1 A open`.
struct Script {
  var desk: TestDesk

  init(_ desk: TestDesk = TestDesk()) { self.desk = desk }

  /// Plays a table and returns it with what really happened.
  mutating func play(_ table: String) -> String {
    Self.rows(table).map { row in
      let before = desk.records.count
      let (answer, number) = step(row[0])
      let all = [
        row[0], answer, number.map(standing) ?? "-", number.map(timeLeft) ?? "-", events(before),
      ]
      return all.prefix(row.count).joined(separator: " | ")
    }.joined(separator: "\n")
  }

  /// A table as `play` writes it.
  static func plain(_ table: String) -> String {
    rows(table).map { $0.joined(separator: " | ") }.joined(separator: "\n")
  }

  private static func rows(_ table: String) -> [[String]] {
    table.split(separator: "\n").map { line in
      line.split(separator: "|").map { cell in
        cell.split(separator: " ").joined(separator: " ")
      }
    }.filter { $0.first?.isEmpty == false }
  }

  private mutating func step(_ text: String) -> (String, Int?) {
    var words = text.split(separator: " ").map(String.init)
    var number = desk.registry.processes.count
    if words.count > 1, words[0].hasPrefix("P"), let named = Int(words[0].dropFirst()) {
      number = named
      words.removeFirst()
    }
    let verb = words.removeFirst()
    if let cast = Cast(rawValue: verb) {
      return (pageStep(cast, words, number), number)
    }
    let answer = deskStep(verb, words, number)
    let latest = verb == "create" ? desk.registry.processes.count : number
    return (answer, latest == 0 ? nil : latest)
  }

  /// Steps that are not a party's own.
  private mutating func deskStep(_ verb: String, _ words: [String], _ number: Int) -> String {
    let word = words.first ?? ""
    let id = desk.process(number).processID
    switch verb {
    case "create":
      return Self.told(
        desk.run(.processCreate(Cast.request(words.compactMap(Cast.init(rawValue:))))))
    case "cancel": return Self.told(desk.run(.processCancel(ProcessCancel(id, reason: "重复发起"))))
    case "text":
      return Self.told(
        desk.run(.processSendSMS(ProcessSendSMS(id, userID: Cast(rawValue: word)?.userID))))
    case "erase":
      var erase = PersonalErase()
      erase.userID = Cast(rawValue: word)?.userID ?? ""
      erase.reason = "本人要求"
      return Self.told(desk.run(.personalErase(erase)))
    case "wait":
      desk.wait(seconds: Self.seconds(word))
      return "-"
    case "crash":
      desk.asksServices = false
      return "-"
    case "recover":
      desk.recover()
      return "-"
    default:
      guard let service = ServiceName(rawValue: verb), let mode = ServiceMode(rawValue: word)
      else { return "unknown step" }
      return Self.told(desk.run(.sandboxService(SandboxService(service, mode))))
    }
  }

  private mutating func pageStep(_ cast: Cast, _ words: [String], _ number: Int) -> String {
    let place = desk.process(number).partyIndex(cast.userID) ?? 9
    let token = StubTools.token(number, place)
    desk.showsOwnFace = words != ["show", "other"]
    let actor = "user:\(cast.userID)"
    switch words.first {
    case "open": return Self.told(desk.run(.h5Open(PageStepInput(token)), actor: actor))
    case "beat": return Self.told(desk.run(.h5Heartbeat(PageStepInput(token)), actor: actor))
    case "deposit":
      return Self.told(
        desk.run(.h5ChooseVerification(PageChoice(token, .microDeposit)), actor: actor))
    case "face":
      return Self.told(desk.run(.h5ChooseVerification(PageChoice(token, .face)), actor: actor))
    case "amount":
      let paid = TestDesk.deposit(number, place)
      let answered = Fen(words.last == "right" ? paid : paid + 1)
      return Self.told(desk.run(.h5SubmitAmount(PageAmount(token, answered)), actor: actor))
    case "show": return Self.told(desk.run(.h5CompleteFace(PageStepInput(token)), actor: actor))
    case "sign": return Self.told(desk.run(.h5Sign(PageStepInput(token)), actor: actor))
    case "decline":
      return Self.told(desk.run(.h5Decline(PageDecline(token, reason: "条款不同意")), actor: actor))
    default: return "unknown step"
    }
  }

  /// `7d`, `29m59s`, `1h`.
  static func seconds(_ text: String) -> Int64 {
    var sum: Int64 = 0
    var digits = ""
    for character in text {
      if character.isNumber {
        digits.append(character)
        continue
      }
      let unit: Int64 = ["d": 86_400, "h": 3600, "m": 60, "s": 1][character] ?? 0
      sum += unit * (Int64(digits) ?? 0)
      digits = ""
    }
    return sum
  }
}
