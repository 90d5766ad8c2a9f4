// The trace of a split: each check, what it rests on, and the record that proves it.

/// What only who has the keys and the policy can say of a process.
package struct TraceReader {
  package var policy: Policy
  package var now: Instant
  /// A party's name, masked.
  package var name: (Party) -> String
  package var party: (SigningProcess, Party) -> PartyView

  package init(
    policy: Policy, now: Instant, name: @escaping (Party) -> String,
    party: @escaping (SigningProcess, Party) -> PartyView
  ) {
    self.policy = policy
    self.now = now
    self.name = name
    self.party = party
  }
}

extension Registry {
  /// The trace of a split that is there: its checks as they were made, the chain below them as it
  /// is now.
  package func trace(_ split: Split, _ reader: TraceReader) -> [TraceLine] {
    var first = TraceLine(.requestID, .passed)
    first.values = ["request_id": split.requestID]
    first.record = split.records.first
    return [first] + trace(split.checks, reader) + [clearing(split)]
  }

  /// The trace of a split that was not submitted.
  package func trace(
    _ explanation: SplitExplanation, _ reader: TraceReader
  ) -> [TraceLine] {
    trace(explanation.checks, reader) + [TraceLine(.clearing, .notReached)]
  }

  private func trace(_ checks: [Check], _ reader: TraceReader) -> [TraceLine] {
    checks.flatMap { check -> [TraceLine] in
      guard let step = TraceLine.Step(rawValue: check.check) else { return [] }
      var line = TraceLine(step, check.outcome)
      line.code = check.code
      line.detail = check.detail
      line.values = check.values ?? [:]
      line.record = check.record
      return [line] + (step == .binding ? chain(check, reader) : [])
    }
  }

  /// From a binding to its agreement, and to what each party proved.
  private func chain(_ check: Check, _ reader: TraceReader) -> [TraceLine] {
    guard let binding = wallet.bindingNumber(check.values?["binding_id"] ?? ""),
      let number = processNumber(wallet.bindings[binding].processID)
    else { return [] }
    let process = processes[number]
    return [agreement(process, reader)] + process.parties.map { verification(process, $0, reader) }
  }

  private func agreement(_ process: SigningProcess, _ reader: TraceReader) -> TraceLine {
    let outcome: Check.Outcome =
      process.status == .signed ? .passed : process.status.isOpen ? .notReached : .failed
    var line = TraceLine(.agreement, depth: 1, outcome)
    line.values = ["process_id": process.processID, "status": process.status.rawValue]
    line.values["end_reason"] = process.endReason?.rawValue
    line.values["ended_at"] = process.endedAt?.text
    line.values["agreement_sha256"] = process.agreementSHA256
    line.detail = process.reason
    line.processID = process.processID
    line.processStatus = process.status
    line.endReason = process.endReason
    line.why = whys(process, reader.policy, at: reader.now, name: reader.name).first
    line.record = process.statusRecord ?? process.records.first
    return line
  }

  private func verification(
    _ process: SigningProcess, _ party: Party, _ reader: TraceReader
  ) -> TraceLine {
    let outcome: Check.Outcome =
      party.verifiedAt != nil ? .passed : party.status == .failed ? .failed : .notReached
    var line = TraceLine(.verification, depth: 2, outcome)
    line.values = [
      "user_id": party.userID, "verification_status": party.status.rawValue,
      "attempts": String(party.attempts),
    ]
    line.values["verification_type"] = party.verificationType?.rawValue
    line.values["verified_at"] = party.verifiedAt?.text
    line.values["signed_at"] = party.signedAt?.text
    line.processID = process.processID
    line.party = reader.party(process, party)
    line.record = party.verificationRecord
    return line
  }

  /// What clearing made of it: nothing, while it was not asked or did not say.
  private func clearing(_ split: Split) -> TraceLine {
    // Without a key for clearing it was refused before.
    guard split.clearingKey != nil else { return TraceLine(.clearing, .notReached) }
    let outcome: Check.Outcome =
      switch split.status {
      case .success: .passed
      case .failed: .failed
      case .processing: .notReached
      }
    var line = TraceLine(.clearing, outcome)
    line.code = split.isUnresolved ? .splitUnresolved : split.code
    line.detail = split.detail
    line.values = [
      "status": split.status.rawValue, "amount": String(split.amount.count),
      "unresolved": split.isUnresolved ? "true" : "false",
    ]
    line.values["fee"] = split.fee.map { String($0.count) }
    line.values["settlement_ref"] = split.settlementRef
    line.values["resolved_by"] = split.resolution?.by
    line.values["evidence"] = split.resolution?.evidence
    line.record = split.statusRecord
    return line
  }
}
