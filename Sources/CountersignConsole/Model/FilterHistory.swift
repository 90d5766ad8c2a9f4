/// What was filtered by and looked for on each panel, the newest last.
struct FilterHistory: Equatable, Sendable {
  private var entries: [PanelName: [String]] = [:]

  static let most = 30

  subscript(panel: PanelName) -> [String] {
    get { entries[panel] ?? [] }
    set { entries[panel] = Array(newValue.suffix(Self.most)) }
  }

  /// - Returns: false when it was the newest already.
  mutating func add(_ text: String, on panel: PanelName) -> Bool {
    guard !text.isEmpty, self[panel].last != text else { return false }
    self[panel] = self[panel].filter { $0 != text } + [text]
    return true
  }
}
