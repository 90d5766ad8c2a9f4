import Countersign

/// Ids that were given, so that none is given twice.
struct IDBooks {
  private var given: Set<String> = []
  private var requests: [String: String] = [:]
  private var alerts: [String: String] = [:]
  private var sequences: [String: Int] = [:]

  mutating func take(_ event: Event, _ audit: Audit) {
    switch event {
    case .processCreated(let fact): once(fact.process.processID, audit)
    case .callbackQueued(let fact): once(fact.callbackID, audit)
    case .requested(_, let request): take(request, audit)
    case .wallet(.userRegistered(let fact)):
      once(fact.user.userID, audit)
      take(fact.user, audit)
    case .wallet(.account(.opened, let fact)): once(fact.accountID ?? "", audit)
    case .wallet(.binding(.requested, let fact)): once(fact.bindingID ?? "", audit)
    case .wallet(.alert(.raised, let fact)): take(fact, audit)
    case .wallet(.freeze(let kind, let fact)) where kind != .moneyHeld:
      guard kind != .told, kind != .tellingFailed else { return }
      // A thaw may stand under its freeze's own id.
      let own = fact.instructionID == fact.lifts ? "thaw " : ""
      once(own + (fact.instructionID ?? ""), audit)
    default: break
    }
  }

  private mutating func once(_ id: String, _ audit: Audit) {
    audit.expect(.idsAreUnique, !id.isEmpty && given.insert(id).inserted) {
      "the id \(id) was given twice"
    }
  }

  /// An alert that comes back or grows worse is the same one; it is never about something else.
  private mutating func take(_ fact: AlertFact, _ audit: Audit) {
    let about = fact.code.map { Alert.key($0, fact.subject ?? "") } ?? ""
    let before = alerts.updateValue(about, forKey: fact.alertID)
    audit.expect(.idsAreUnique, !fact.alertID.isEmpty && (before ?? about) == about) {
      "the alert \(fact.alertID) is about \(before ?? "") and about \(about)"
    }
  }

  /// A request goes on to its next step under its own id, and about the same thing.
  private mutating func take(_ request: ServiceRequest, _ audit: Audit) {
    let isOpening =
      request.operation == .reviewMerchant || request.operation == .openAccount
    let family =
      request.operation == .quoteFee
      ? "transfer" : isOpening ? "opening" : request.operation.rawValue
    let about = [family, request.processID, request.userID, request.subject]
      .compactMap(\.self).joined(separator: " ")
    let before = requests.updateValue(about, forKey: request.requestID)
    audit.expect(.idsAreUnique, before == nil || before == about) {
      "\(request.requestID) is about \(before ?? "") and about \(about)"
    }
  }

  private mutating func take(_ user: User, _ audit: Audit) {
    let digits = user.userID.utf8.reversed().prefix { $0 >= 48 && $0 <= 57 }
    let number = Int(String(decoding: Array(digits.reversed()), as: UTF8.self)) ?? 0
    let last = sequences.updateValue(number, forKey: user.institutionID) ?? 0
    audit.expect(.idsAreUnique, number > last) {
      "\(user.userID) comes after number \(last) of its institution"
    }
  }
}
