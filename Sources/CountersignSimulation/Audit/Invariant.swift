/// What must hold in every world, whatever is asked of it and whatever fails.
package enum Invariant: Int, CaseIterable, Sendable {
  // After every record.
  case journalInOrder
  case moneyConserved
  case entriesAddUp
  case nothingNegative
  case moneyMovesOnce
  case resultsAreFinal
  case clearingAgrees
  case nothingSentAfterFreeze
  case movesAreLegal
  case oneOpenProcess
  case bindingBySignature
  case idsAreUnique
  case attemptsAreCounted
  case callsAreBounded
  case personalIsSealed
  // After every step.
  case nothingIsOverdue
  case nothingIsSilent
  case answersRepeat
  case refusalsChangeNothing
  // At intervals, at a restart, and at a world's end.
  case indicesFit
  case replayIsEqual
  case snapshotIsEqual
  case acknowledgedIsKept
  case everythingEnds
  case callbacksTold

  /// How often it is looked at.
  package var pace: Pace {
    switch self {
    case .nothingIsOverdue, .nothingIsSilent, .answersRepeat, .refusalsChangeNothing: .step
    case .indicesFit, .replayIsEqual, .snapshotIsEqual, .acknowledgedIsKept: .interval
    case .everythingEnds: .end
    default: .record
    }
  }

  package enum Pace: Sendable {
    case record
    case step
    case interval
    case end
  }

  /// The name that stays, for people and programs.
  package var code: String {
    "\(self)".unicodeScalars.reduce(into: "") { code, scalar in
      if ("A"..."Z").contains(scalar) { code += "_" }
      code += String(scalar).uppercased()
    }
  }
}

/// An invariant that did not hold.
package struct Violation: Error, Equatable, Sendable {
  package var invariant: Invariant
  package var detail: String
  /// The journal record at which it was seen.
  package var record: Int
}
