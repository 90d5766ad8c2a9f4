import Countersign

/// What the panels of accounts and splits show.
extension Clerk {
  func users(_ window: Window) throws -> ListView<UserLine> {
    ListView(total: 0, matching: 0, first: 0, rows: [])
  }

  func user(_ id: String) throws -> UserView? { nil }

  func splits(_ window: Window) throws -> ListView<SplitLine> {
    ListView(total: 0, matching: 0, first: 0, rows: [])
  }

  func split(_ id: String) throws -> SplitView? { nil }

  func explanation(_ fields: SplitSubmit) throws -> SplitView { SplitView() }

  func completions(_ kind: IDKind, _ prefix: String) throws -> [Completion] { [] }
}
