extension Registry {
  /// Why a process stands where it stands.
  /// - Parameter name: the party's name as the reader may see it.
  package func whys(
    _ process: SigningProcess, _ policy: Policy, at now: Instant, name: (Party) -> String
  ) -> [Why] {
    switch process.status {
    case .signed: return [.signed(at: process.endedAt ?? process.updatedAt)]
    case .expired:
      let ended = process.endedAt ?? process.updatedAt
      let blocked = openPairs[process.pair] != nil
      return [
        .expired(
          at: ended, resumableUntil: blocked ? nil : ended.adding(seconds: policy.resumeSeconds))
      ]
    case .failed: return [whyFailed(process, name: name)]
    case .created, .smsSent, .verifying:
      return process.parties.compactMap { whyOpen(process, $0, policy, at: now, name: name) }
    }
  }

  private func whyFailed(_ process: SigningProcess, name: (Party) -> String) -> Why {
    let party = process.parties.first { $0.status == .failed }
    switch process.endReason {
    case .declined:
      return .declined(
        userID: party?.userID ?? "", name: party.map(name) ?? "", reason: process.reason ?? "")
    case .attemptsExceeded:
      return .attemptsExceeded(userID: party?.userID ?? "", name: party.map(name) ?? "")
    default: return .cancelled(reason: process.reason ?? "")
    }
  }

  private func whyOpen(
    _ process: SigningProcess, _ party: Party, _ policy: Policy, at now: Instant,
    name: (Party) -> String
  ) -> Why? {
    let (userID, name) = (party.userID, name(party))
    let left = max(0, policy.verificationAttempts - party.attempts)
    let waiting = (processRequests[process.processID] ?? []).compactMap { requests[$0] }
      .first { $0.userID == userID && $0.rounds > 0 }
    switch party.status {
    case .signed, .failed: return nil
    case .verified:
      return .notSigned(userID: userID, name: name, since: party.verifiedAt ?? process.updatedAt)
    case .pending:
      if let waiting, waiting.operation != .sendSMS {
        let service = waiting.operation.service
        return .serviceDown(service, userID: userID, name: name, since: waiting.createdAt)
      }
      switch Self.step(process, party, at: now) {
      case .submitAmount:
        return .depositUnanswered(
          userID: userID, name: name, until: party.deposit?.windowUntil ?? process.expiresAt,
          attemptsLeft: left)
      case .completeFace: return .faceNotDone(userID: userID, name: name, attemptsLeft: left)
      default: break
      }
      if let openedAt = party.openedAt {
        return .choosesVerification(userID: userID, name: name, since: openedAt)
      }
      guard let smsAt = party.smsAt else {
        return .smsNotSent(userID: userID, name: name)
      }
      return .linkNotOpened(userID: userID, name: name, since: smsAt)
    }
  }
}
