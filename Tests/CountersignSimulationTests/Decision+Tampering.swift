import Countersign

extension Event {
  func isSplit(_ kind: SplitKind) -> Bool {
    if case .wallet(.split(kind, _)) = self { true } else { false }
  }

  var isSettled: Bool { if case .requested(.settled, _) = self { true } else { false } }

  func isAlert(_ code: AlertCode) -> Bool {
    if case .wallet(.alert(.raised, let fact)) = self { fact.code == code } else { false }
  }

  var isFailedRound: Bool { if case .callbackRound(.failed, _) = self { true } else { false } }

  /// A round that failed as one that was delivered.
  var delivered: Event {
    switch self {
    case .callbackRound(.failed, let round): .callbackRound(.delivered, round)
    case .requested(.retry, let request): .requested(.settled, request)
    default: self
    }
  }
}

extension Decision {
  mutating func drop(_ kind: StepKind) {
    events.removeAll { if case .step(kind, _) = $0 { true } else { false } }
  }

  /// Changes the wallet's events.
  mutating func change(_ body: (inout WalletEvent) -> Void) {
    events = events.map { event in
      guard case .wallet(var wallet) = event else { return event }
      body(&wallet)
      return .wallet(wallet)
    }
  }

  /// Changes what a success of a split books.
  mutating func changeEntries(_ body: ([Entry]) -> [Entry]) {
    change { event in
      guard case .split(.succeeded, var fact) = event else { return }
      fact.entries = body(fact.entries ?? [])
      event = .split(.succeeded, fact)
    }
  }

  /// Asks once more what was settled.
  mutating func repeatRequests() {
    events = events.map { event in
      guard case .requested(.settled, var request) = event else { return event }
      request.nextAt = request.nextAt.adding(seconds: 600)
      return .requested(.retry, request)
    }
  }
}

extension Registry {
  /// Lets go of money that is held.
  mutating func free(_ account: String?, _ amount: Fen?) {
    guard let number = wallet.accountNumbers[account ?? ""] else { return }
    let held = wallet.accounts[number].held.count - (amount?.count ?? 0)
    wallet.accounts[number].held = Fen(held)
  }
}
