// What the wallet has asked of its services and was not told yet, found by what it is about.

extension Registry {
  /// The open requests about a user or a split, in the order in which they were made.
  ///
  /// A split may have a user's name for its id: who asks looks at the operation too.
  func walletRequests(about topic: String) -> [ServiceRequest] {
    (walletRequests[topic] ?? []).compactMap { requests[$0] }
  }

  /// Takes an open request into the index, once.
  mutating func file(_ request: ServiceRequest) {
    guard let topic = request.topic else { return }
    var ids = walletRequests[topic] ?? []
    guard !ids.contains(request.requestID) else { return }
    // A request that goes on under its first id keeps its place.
    let place = ids.firstIndex { Self.precedes(request.requestID, $0) } ?? ids.endIndex
    ids.insert(request.requestID, at: place)
    walletRequests[topic] = ids
  }

  /// Takes a settled request out.
  mutating func unfile(_ request: ServiceRequest) {
    guard let topic = request.topic else { return }
    walletRequests[topic]?.removeAll { $0 == request.requestID }
    if walletRequests[topic]?.isEmpty == true { walletRequests[topic] = nil }
  }
}

extension ServiceRequest {
  /// Of the wallet's: whom or what it is about.
  fileprivate var topic: String? {
    guard operation.isWallet else { return nil }
    return operation.isAboutSplit ? subject : userID
  }
}

extension ServiceOperation {
  /// True for what is asked for one split.
  package var isAboutSplit: Bool {
    switch self {
    case .quoteFee, .transfer, .queryTransfer, .holdMoney: true
    default: false
    }
  }
}
