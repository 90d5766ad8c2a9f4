import Countersign
import CountersignSimulation
import Testing

/// A bug that somebody could make in the rules, made on purpose.
enum PlantedBug: String, CaseIterable, CustomTestStringConvertible {
  case aSplitSettlesTwice, theFeeIsNotBooked, oneFenTooMuch, theHoldIsSkipped
  case frozenMoneyIsFree, clearingIsToldAnotherAmount, theUnknownIsSentAgain
  case anAccountFreezeIsIgnored, aTransactionFreezeIsIgnored
  case anAttemptIsNotCounted, aDownServiceCostsAnAttempt
  case aSecondOpenProcess, aBindingWithoutSignature, anInvalidBindingPays, anUnsealedNumber
  case aSequenceIsReused, theBreakerStaysShut
  case expiryIsForgotten, timersAreLostInARestart, aRequestIsForgotten
  case theAlertIsForgotten, theFreezeAlertIsForgotten
  case theBreakersAlertIsForgotten, theOutboxAlertIsForgotten
  case theSnapshotForgetsAlerts, theSnapshotForgetsRequests, theSnapshotForgetsAField
  case aRecordIsCut, aReplayDiffers
  case aKeyIsForgotten, aRefusalLeavesATrace, aCallbackIsLost

  var testDescription: String { rawValue }

  /// What the audit says of it.
  var invariants: Set<Invariant> {
    switch self {
    case .aSplitSettlesTwice, .theUnknownIsSentAgain: [.moneyMovesOnce]
    case .theFeeIsNotBooked, .oneFenTooMuch: [.entriesAddUp]
    case .theHoldIsSkipped, .frozenMoneyIsFree: [.moneyConserved]
    case .clearingIsToldAnotherAmount: [.clearingAgrees]
    case .anAccountFreezeIsIgnored, .aTransactionFreezeIsIgnored: [.nothingSentAfterFreeze]
    case .anAttemptIsNotCounted, .aDownServiceCostsAnAttempt: [.attemptsAreCounted]
    case .aSecondOpenProcess: [.oneOpenProcess]
    case .aBindingWithoutSignature, .anInvalidBindingPays: [.bindingBySignature]
    case .anUnsealedNumber: [.personalIsSealed]
    case .aSequenceIsReused: [.idsAreUnique]
    case .theBreakerStaysShut: [.callsAreBounded]
    case .expiryIsForgotten: [.nothingIsOverdue]
    case .timersAreLostInARestart: [.nothingIsOverdue, .nothingIsSilent]
    case .aRequestIsForgotten: [.everythingEnds]
    case .theAlertIsForgotten, .theFreezeAlertIsForgotten, .theBreakersAlertIsForgotten,
      .theOutboxAlertIsForgotten:
      [.nothingIsSilent]
    case .theSnapshotForgetsAlerts, .theSnapshotForgetsRequests, .theSnapshotForgetsAField:
      [.snapshotIsEqual, .replayIsEqual]
    case .aRecordIsCut: [.replayIsEqual]
    case .aReplayDiffers: [.replayIsEqual, .idsAreUnique]
    case .aKeyIsForgotten: [.answersRepeat]
    case .aRefusalLeavesATrace: [.refusalsChangeNothing]
    case .aCallbackIsLost: [.callbacksTold]
    }
  }
}

extension PlantedBug {
  /// Where the bug is put in.
  var tamper: Tamper {
    var tamper = Tamper()
    if let change = decided { tamper.decided = change }
    if let change = applied { tamper.applied = change }
    switch self {
    case .clearingIsToldAnotherAmount:
      tamper.called = { if $0.operation == .transfer { $0.fields["amount"] = "1" } }
    case .timersAreLostInARestart: tamper.restarted = { $0.timers = Timers() }
    case .theSnapshotForgetsAlerts: tamper.stored = { $0.tables.wallet.alerts = [] }
    case .theSnapshotForgetsRequests: tamper.stored = { $0.tables.requests = [] }
    case .theSnapshotForgetsAField:
      tamper.stored = { snapshot in
        for place in snapshot.tables.wallet.splits.indices {
          snapshot.tables.wallet.splits[place].clearingKey = nil
        }
      }
    case .aRecordIsCut: tamper.written = { $0.removeLast() }
    case .aReplayDiffers: tamper.awoke = { $0.lastRequest += 1 }
    default: break
    }
    return tamper
  }

  /// Changes to what the rules decided.
  private var decided: (@Sendable (Command, Registry, inout Decision) -> Void)? {
    switch self {
    case .aSplitSettlesTwice:
      return { $2.events += $2.events.filter { $0.isSplit(.succeeded) } }
    case .theFeeIsNotBooked:
      return { $2.changeEntries { $0.filter { $0.account != Entry.fees } } }
    case .oneFenTooMuch:
      return { $2.changeEntries { $0.map { Entry($0.account, max($0.amount.count, 0)) } } }
    case .theUnknownIsSentAgain:
      return { _, _, decision in
        guard decision.events.contains(where: { $0.isSplit(.unresolved) }) else { return }
        decision.repeatRequests()
      }
    case .anAccountFreezeIsIgnored:
      return { command, _, decision in
        guard case .wallet(.accountFreeze) = command else { return }
        decision.events.removeAll { $0.isSplit(.failed) || $0.isSplit(.processed) || $0.isSettled }
      }
    case .aTransactionFreezeIsIgnored:
      return { command, _, decision in
        guard case .wallet(.freezeTransaction) = command else { return }
        decision.events.removeAll(where: \.isSettled)
      }
    case .anAttemptIsNotCounted: return { $2.drop(.attemptCounted) }
    case .aDownServiceCostsAnAttempt: return { $2.drop(.attemptReturned) }
    case .aBindingWithoutSignature:
      return { _, _, decision in
        decision.change { event in
          if case .binding(.failed, let fact) = event { event = .binding(.established, fact) }
        }
      }
    case .expiryIsForgotten:
      return { if case .due(.expiry) = $0 { $2.events = [] } }
    case .theAlertIsForgotten:
      return { if case .due(.unresolvedSplit) = $0 { $2.events = [] } }
    case .theFreezeAlertIsForgotten:
      return { $2.events.removeAll { $0.isAlert(.freezeNotInStep) } }
    case .theBreakersAlertIsForgotten:
      return { $2.events.removeAll { $0.isAlert(.breakerOpen) } }
    case .theOutboxAlertIsForgotten:
      return { $2.events.removeAll { $0.isAlert(.outboxStuck) } }
    case .aRequestIsForgotten:
      return { _, _, decision in
        decision.events = decision.events.map {
          guard case .requested(.retry, let request) = $0, request.operation == .changeAccount
          else { return $0 }
          return .requested(.settled, request)
        }
      }
    case .aCallbackIsLost:
      return { _, _, decision in
        guard decision.events.contains(where: \.isFailedRound) else { return }
        decision.events = decision.events.map(\.delivered)
      }
    default: return nil
    }
  }

  /// Changes to what a record makes of the state.
  private var applied: (@Sendable (JournalRecord, inout Registry) -> Void)? {
    switch self {
    case .theHoldIsSkipped:
      return { record, registry in
        for case .wallet(.split(.accepted, let fact)) in record.events {
          registry.free(fact.payerAccountID, fact.amount)
        }
      }
    case .frozenMoneyIsFree:
      return { record, registry in
        for case .wallet(.freeze(.transactionFrozen, let fact)) in record.events
        where fact.amount ?? .zero > .zero {
          registry.free(fact.accountID, fact.amount)
        }
      }
    case .aSecondOpenProcess:
      return { record, registry in
        for case .processCreated(let fact) in record.events {
          registry.openPairs[fact.process.pair] = nil
        }
      }
    case .anInvalidBindingPays:
      return { record, registry in
        for case .wallet(.binding(.invalidated, let fact)) in record.events {
          guard let number = registry.wallet.bindingNumber(fact.bindingID ?? "") else { continue }
          registry.wallet.bindings[number].isValid = true
        }
      }
    case .anUnsealedNumber:
      return { record, registry in
        for case .processCreated(let fact) in record.events {
          guard let number = registry.processNumber(fact.process.processID) else { continue }
          registry.processes[number].parties[0].idNo = .open("110118198002291018")
        }
      }
    case .aSequenceIsReused:
      return { record, registry in
        for case .wallet(.userRegistered(let fact)) in record.events {
          registry.wallet.sequences[fact.user.institutionID]? -= 1
        }
      }
    case .theBreakerStaysShut:
      return { record, registry in
        for case .breakerMoved(let fact) in record.events where fact.state == .open {
          registry.services[fact.service]?.breaker = .closed
        }
      }
    case .aKeyIsForgotten:
      return { if let key = $0.key { $1.answers[key] = nil } }
    case .aRefusalLeavesATrace:
      return { record, registry in
        if case .commandFailed = record.events.first { registry.lastSlot += 1 }
      }
    default: return nil
    }
  }
}
