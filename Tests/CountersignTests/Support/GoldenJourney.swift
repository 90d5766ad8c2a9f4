import Countersign

/// The journey from which the golden journal was recorded: every kind of event stands in it.
enum GoldenJourney {
  static func play() -> TestDesk {
    var script = Script()
    _ = script.play(signing)
    _ = script.play(failing)
    _ = script.play(callbacks)
    personal(&script.desk)
    GoldenWallet.play(&script.desk)
    sandbox(&script.desk)
    return script.desk
  }

  private static let signing = """
    create A B       | P1
    A open           | -
    A beat           | -
    A deposit        | -
    A amount wrong   | -
    A amount right   | -
    A sign           | -
    B face           | -
    B show own       | -
    B sign           | SIGNED
    create A G       | P2
    wait 30m         | EXPIRED
    G open           | resumed
    G decline        | DECLINED
    create D B       | P3
    cancel           | CANCELLED
    """

  private static let failing = """
    sms timeout      | -
    create F G       | P4
    sms ok           | -
    wait 1m          | -
    bank reject      | -
    F deposit        | DEPOSIT_FAILED
    bank lost_reply  | -
    F deposit        | SERVICE_BUSY
    bank ok          | -
    F deposit        | -
    bank unavailable | -
    F amount right   | ATTEMPT_RETURNED
    F amount right   | BREAKER_OPEN
    bank ok          | -
    F amount right   | not asked
    wait 61s         | -
    F amount wrong   | BREAKER_HALF_OPEN
    F amount wrong   | -
    F amount wrong   | BREAKER_CLOSED, CARD_ATTEMPTS_USED
    """

  private static let callbacks = """
    callback timeout | -
    create B         | P5
    wait 30m         | EXPIRED
    wait 4d          | given up
    callback ok      | -
    create C         | P6
    C face           | -
    """

  private static func personal(_ desk: inout TestDesk) {
    desk.run(.callbackResend(CallbackResend("CB-000005")))
    desk.run(.personalReveal(PersonalReveal(userID: "user-G", reason: "客户来电核对")))
    var find = PersonalFind()
    find.mobile = "15400000001"
    desk.run(.personalFind(find))
    var erase = PersonalErase()
    erase.userID = "user-D"
    erase.reason = "本人要求"
    desk.run(.personalErase(erase))
    var failed = CommandFailed()
    failed.command = "process.cancel"
    failed.code = .processClosed
    failed.processID = "P20261121-000001"
    desk.record([.commandFailed(failed)], by: "operator:li.na", command: "process.cancel")
  }

  private static func sandbox(_ desk: inout TestDesk) {
    desk.run(.sandboxAdvanceClock(SandboxClock(90)))
    let last = desk.process(6).processID
    desk.run(.sandboxPeek(SandboxPeek(last, "user-C")))
    desk.run(.sandboxInbox(SandboxInbox()))
    desk.run(.templateDeactivate(TemplateReference("KT-PAY", "1.0")), key: "rest-1")
  }

  /// What a desk knows, in few words.
  static func summary(_ registry: Registry) -> [String] {
    let processes = registry.processes.all.map { process in
      let parties = process.parties.map { party in
        [
          party.userID, party.status.rawValue, party.verificationType?.rawValue ?? "-",
          "\(party.attempts)", party.isErased ? "erased" : StubTools.clear(party.name) ?? "?",
        ].joined(separator: " ")
      }
      let head = [
        process.processID, process.status.rawValue, process.endReason?.rawValue ?? "-",
        process.endedAt?.text ?? "-", process.callbackID ?? "-",
      ].joined(separator: " ")
      return ([head] + parties).joined(separator: ", ")
    }
    let callbacks = registry.callbacks.all.map { callback in
      [
        callback.callbackID, callback.status.rawValue, "\(callback.attempts)",
        "received \(callback.receivedAt.count)",
      ].joined(separator: " ")
    }
    let services = [ServiceName.sms, .bank, .face, .callback].compactMap { registry.services[$0] }
      .map { health in
        [
          health.service.rawValue, health.mode.rawValue, health.breaker.rawValue,
          "\(health.calls) \(health.failures)",
        ].joined(separator: " ")
      }
    let templates = registry.templateOrder.compactMap { registry.templates[$0] }
      .map { "\($0.templateID) \($0.version) \($0.isActive ? "active" : "resting")" }
    return templates + processes + callbacks + services + [
      "records \(registry.sequence), last \(registry.lastAt.text), clock \(registry.clockOffsetMs)",
      "requests \(registry.requests.count) of \(registry.lastRequest), slots \(registry.lastSlot)",
      "open \(registry.openPairs.keys.sorted()), keys \(registry.answers.keys.sorted())",
      "card sets \(registry.cardSets.values.map(\.count).sorted())",
    ] + GoldenWallet.summary(registry.wallet)
  }
}
