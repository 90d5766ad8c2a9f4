internal import Countersign

/// Taking in the desk's answers.
extension Console {
  mutating func take(_ view: View, _ tag: Int) {
    guard let (slot, query, isFresh) = asks.answered(tag) else { return }
    if isFresh { settling.remove(slot) }
    if slot == .explanation { return takeExplanation(view) }
    if slot == .bulk { return takeBulk(view) }
    switch (view, query) {
    case (.header(let header), .header):
      self.header = header
      now = header.now
    case (.templates(let list), .templates(let window)):
      if templates.receive(list, for: window) { asks.expire(slot) }
    case (.processes(let list), .processes(let window)):
      if processes.receive(list, for: window) { asks.expire(slot) }
    case (.audit(let list), .audit(let window)):
      if audit.receive(list, for: window) { asks.expire(slot) }
    case (.users(let list), .users(let window)):
      if users.receive(list, for: window) { asks.expire(slot) }
    case (.splits(let list), .splits(let window)):
      if splits.receive(list, for: window) { asks.expire(slot) }
    case (.callbacks(let list), .callbacks(let window)):
      if callbacks.receive(list, for: window) { asks.expire(slot) }
    case (.services(let lines), .services):
      if services.receive(filtered(lines), for: services.window) { asks.expire(slot) }
    case (.alerts(let list), .alerts): alerts = list
    case (.user(let user), .user): self.user = user
    case (.split(let split), .split): self.split = split
    case (.callback(let callback), .callback): self.callback = callback
    case (.day(let day), .day): self.day = day
    case (.reconciliation(let found), .reconciliation): reconciliation = found
    case (.completions(let found), .completions): takeCompletions(found)
    case (.process(let process), .process): self.process = process
    case (.phone(let phone), .phone): self.phone = phone
    case (.record(let record), .record): self.record = record
    default: break
    }
    tellMissed()
    tellUnfound()
  }

  /// What the desk says about an id stays beside it when the cursor has gone on.
  private mutating func takeCompletions(_ found: [Completion]) {
    completions = found
    guard case .form(var form)? = layers.last else { return }
    for completion in found { form.notes[completion.id] = completion.note }
    replaceTop(.form(form))
  }

  private mutating func takeExplanation(_ view: View) {
    switch view {
    case .explanation(let split): explanation = split
    case .split(let split): explanation = split
    default: break
    }
  }

  mutating func take(_ reply: Reply, _ tag: Int) {
    guard let sent = sent.removeValue(forKey: tag) else { return }
    asks.expire()
    settleAll()
    if sent.origin == .phone { phonePane.received(reply) }
    if case .bulk(let id) = sent.origin { return takeOfBulk(id, reply.answer.refusal) }
    if let refusal = reply.answer.refusal {
      refused(refusal, sent)
    } else {
      done(reply, sent)
    }
  }

  /// After a command its effects are to be seen before the next key is taken.
  private mutating func settleAll() {
    settling = Set(asks.current.keys).subtracting([.header])
  }

  private mutating func refused(_ refusal: Refusal, _ sent: Sent) {
    if sent.origin == .form, case .form(var form) = layers.last {
      form.refusal = refusal
      layers[layers.count - 1] = .form(form)
      if sent.command == .splitSubmit, !refusal.checks.isEmpty { showRefusedSplit(form) }
    }
    let what = texts.label(sent.command)
    note(
      .refused, what + texts("被拒：", " refused: ") + texts.message(refusal), code: refusal.code)
  }

  /// A split that the checks refused is a fact: it is shown with its checks, and the form below
  /// gets a new id, for the old one stays failed.
  private mutating func showRefusedSplit(_ form: CommandForm) {
    var form = form
    let used = form.text("request_id")
    form.set("request_id", lastProposal.next("S", now))
    form.refusal = nil
    replaceTop(.form(form))
    layers.append(.trace(TraceCard(.split(id: used))))
  }

  private mutating func done(_ reply: Reply, _ sent: Sent) {
    switch sent.origin {
    case .phone, .action, .bulk: tellDone(sent)
    case .reveal(let name): showRevealed(reply, name)
    case .form:
      if case .form = layers.last { layers.removeLast() }
      tellDone(sent)
      if sent.command == .splitSubmit, let id = reply.answer.outcome?.wallet?.requestID {
        layers.append(.trace(TraceCard(.split(id: id))))
      } else if sent.command == .statementImport, let outcome = reply.answer.outcome?.wallet {
        showBreaks(outcome)
      } else {
        showResult(reply, sent.command)
      }
    }
  }

  /// What an imported statement came to; the same card as the sandbox's own.
  private mutating func showBreaks(_ outcome: WalletOutcome) {
    let view = ReconciliationView(
      lines: outcome.lines ?? 0, matched: outcome.matched ?? 0, breaks: outcome.breaks ?? [])
    keptStatement = nil
    layers.append(.statement(StatementCard(.imported(view))))
  }

  /// What can be taken back is offered, what cannot is only told.
  private mutating func tellDone(_ sent: Sent) {
    guard let inverse = sent.inverse else { return note(.done, doneText(sent.command)) }
    notice = nil
    offer = Offer(inverse, until: elapsed + Offer.stands)
  }

  private func doneText(_ command: CommandName) -> String {
    texts("已完成：", "done: ") + texts.label(command)
  }

  private mutating func showRevealed(_ reply: Reply, _ name: String) {
    notice = nil
    layers.append(
      .card(
        TextCard(
          title: texts("个人信息 · \(name)", "Personal data · \(name)"),
          note: texts("此次查看已记入审计日志，按 Esc 关闭", "This look is in the audit log. Esc closes."),
          lines: labelled(reply), hiddenAt: elapsed + Self.revealedFor)))
  }

  /// A result worth reading is shown whole.
  private mutating func showResult(_ reply: Reply, _ command: CommandName) {
    let lines = labelled(reply)
    guard !lines.isEmpty else { return }
    layers.append(
      .card(
        TextCard(
          title: texts.label(command), note: texts("已完成，按 Esc 关闭", "Done. Esc closes."),
          lines: lines,
          hiddenAt: command == .personalReveal ? elapsed + Self.revealedFor : nil)))
  }

  private func labelled(_ reply: Reply) -> [TextCard.Line] {
    PrettyJSON.pairs(Self.resultPart(reply.result)).map {
      TextCard.Line(
        label: texts.fieldLabel($0.label), text: texts.resultText($0.label, $0.text))
    }
  }

  /// What stands in `"result":` when a whole answer line was given.
  private static func resultPart(_ bytes: [UInt8]) -> [UInt8] {
    guard let text = try? JSONText(bytes), text.nodes[text.root].kind == .object else {
      return bytes
    }
    let members = text.members(of: text.root)
    guard members.contains(where: { $0.key == "ok" }),
      let result = members.first(where: { $0.key == "result" })
    else { return bytes }
    return Array(text.raw(result.value))
  }
}
