import Countersign
import CountersignStore

extension Clerk {
  /// An answer with links, texts and revealed fields put in (contract 3).
  func reply(_ answer: Answer) -> Reply {
    guard let outcome = answer.outcome else { return Reply(answer: answer) }
    var writer = JSONWriter()
    writer.object { write(outcome, to: &$0) }
    return Reply(answer: answer, result: writer.bytes)
  }

  private func write(_ outcome: Outcome, to body: inout JSONWriter) {
    switch outcome.kind {
    case .done: break
    case .wallet: writeWallet(outcome, to: &body)
    case .template:
      body.member("template_id", outcome.templateID)
      body.member("version", outcome.version)
      body.member("content_sha256", outcome.contentSHA256)
    case .process: if let process = process(outcome) { writeLinks(process, to: &body) }
    case .status:
      guard let process = process(outcome) else { break }
      body.member("process_id", process.processID)
      body.member("status", process.status)
      body.member("end_reason", process.endReason)
    case .page: if let page = outcome.page { write(page, to: &body) }
    case .personal: writePersonal(outcome, to: &body)
    case .found: body.member("matches", outcome.matches ?? [])
    case .clock: body.member("now", outcome.now)
    case .peek: writePeek(outcome, to: &body)
    case .inbox: writeInbox(outcome, to: &body)
    }
  }

  func process(_ outcome: Outcome) -> SigningProcess? {
    outcome.processID.flatMap(registry.processNumber).map { registry.processes[$0] }
  }

  func writeLinks(_ process: SigningProcess, to body: inout JSONWriter) {
    body.member("process_id", process.processID)
    body.member("h5_url", h5URL(process, 0))
    body.name("parties")
    body.array { list in
      for (place, party) in process.parties.enumerated() {
        list.object { item in
          item.member("user_id", party.userID)
          item.member("h5_url", h5URL(process, place))
          item.member("session_token", token(process, place))
        }
      }
    }
  }

  private func write(_ page: Page, to body: inout JSONWriter) {
    body.member("step", page.step)
    body.member("process_id", page.processID)
    body.member("user_id", page.userID)
    body.member("status", page.status)
    if let number = registry.processNumber(page.processID) {
      let process = registry.processes[number]
      body.member("title", registry.template(of: process)?.title)
      body.member("agreement_text", agreement(process))
      body.member("agreement_sha256", process.agreementSHA256)
    }
    body.member("verification_type", page.verificationType)
    body.member("verification_options", page.options)
    body.member("attempts_left", page.attemptsLeft)
    body.member("expires_at", page.expiresAt)
  }

  private func writePersonal(_ outcome: Outcome, to body: inout JSONWriter) {
    if outcome.processID == nil, let user = registry.wallet.user(outcome.userID ?? "") {
      return writePersonal(user, to: &body)
    }
    guard let process = process(outcome),
      let place = process.partyIndex(outcome.userID ?? "")
    else { return }
    let party = process.parties[place]
    body.member("user_id", party.userID)
    body.member("process_id", process.processID)
    body.member("name", told(party.name, party.userID, "name"))
    body.member("id_no", told(party.idNo, party.userID, "id_no"))
    body.member("bank_card_no", told(party.bankCardNo, party.userID, "bank_card_no"))
    body.member("mobile", told(party.mobile, party.userID, "mobile"))
  }

  /// What the user would see on their own phone and bank app.
  private func writePeek(_ outcome: Outcome, to body: inout JSONWriter) {
    guard let process = process(outcome),
      let place = process.partyIndex(outcome.userID ?? "")
    else { return }
    let party = process.parties[place]
    body.member("amount", depositAmount(party))
    body.member("sms_text", party.sms == .sent ? smsText(process, place) : nil)
  }

  /// What the simulated bank paid, once it did.
  func depositAmount(_ party: Party) -> Int? {
    guard registry.isSandbox, let deposit = party.deposit, deposit.madeAt != nil else { return nil }
    return keys.sandboxAmount(deposit.requestID)
  }

  /// What 三代 received, with the headers of Standard Webhooks 1.0.
  private func writeInbox(_ outcome: Outcome, to body: inout JSONWriter) {
    let secret = keys.callbackSecret()
    body.member("secret", secret)
    body.name("requests")
    body.array { list in
      for callback in registry.callbacks.all
      where outcome.processID == nil || callback.processID == outcome.processID {
        for at in callback.receivedAt {
          let headers = WebhookSignature.headers(
            id: callback.callbackID, at: at, body: callback.body, secret: secret)
          list.object { item in
            item.member("headers", headers)
            item.member("body", callback.body)
          }
        }
      }
    }
  }
}

extension JSONWriter {
  /// A member that is null when there is no value.
  mutating func member(_ name: StaticString, _ value: some FieldValue) {
    self.name(name)
    value.write(to: &self)
  }
}
