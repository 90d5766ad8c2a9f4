import Countersign

extension FixtureDesk {
  func walletView(_ query: Query) -> View {
    switch query {
    case .users(let window):
      .users(cut(users, window, \.userID) { "user_id:\($0.userID) \($0.name)" })
    case .user(let id):
      .user(users.first { $0.userID == id }.map { WalletSamples.view(of: $0, splits) })
    case .splits(let window):
      .splits(
        cut(splits, window, \.requestID) {
          "\($0.requestID) status:\($0.status.rawValue) queue:\($0.queue)"
        })
    case .split(let id):
      .split(splits.first { $0.requestID == id }.map(WalletSamples.view))
    case .reconciliation: .reconciliation(reconciliation)
    case .explanation(let fields): .explanation(WalletSamples.explanation(fields))
    case .completions(let kind, let prefix):
      .completions(WalletSamples.completions(kind, prefix))
    default: .user(nil)
    }
  }
}
