import Countersign

extension FixtureDesk {
  func walletView(_ query: Query) -> View {
    switch query {
    case .users: .users(ListView(total: 0, matching: 0, first: 0, rows: []))
    case .splits: .splits(ListView(total: 0, matching: 0, first: 0, rows: []))
    case .split: .split(nil)
    case .explanation: .explanation(SplitView())
    case .completions: .completions([])
    default: .user(nil)
    }
  }
}
