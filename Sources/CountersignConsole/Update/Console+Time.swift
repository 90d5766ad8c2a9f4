internal import Terminal

/// What passes by itself: revealed data is masked again, an offer to take something back ends.
extension Console {
  /// How long personal data stays revealed, in milliseconds.
  static let revealedFor: Int64 = 30_000

  /// When the screen changes next by itself, in milliseconds of the console's running.
  ///
  /// Nil when it does not: then nothing need wake the console.
  package var nextChange: Int64? {
    (revealed.map(nextSecond) + [offer?.until].compactMap(\.self)).min()
  }

  /// When personal data on the screen is masked again, for each card that shows some.
  private var revealed: [Int64] {
    layers.compactMap { layer in
      if case .card(let card) = layer { card.hiddenAt } else { nil }
    }
  }

  /// The end of the second that is shown now.
  private func nextSecond(_ hiddenAt: Int64) -> Int64 {
    hiddenAt - (secondsLeft(to: hiddenAt) - 1) * 1000
  }

  private func secondsLeft(to hiddenAt: Int64) -> Int64 { max(0, hiddenAt - elapsed + 999) / 1000 }

  func countdown(to hiddenAt: Int64) -> String {
    let seconds = secondsLeft(to: hiddenAt)
    return texts("\(seconds) 秒后重新遮盖", "masked again in \(seconds) s")
  }

  /// Time has gone by; it never runs back.
  mutating func pass(to elapsed: Int64) {
    let now = max(self.elapsed, elapsed)
    self.elapsed = now
    if revealed.contains(where: { $0 <= now }) {
      layers.removeAll { layer in
        if case .card(let card) = layer, let end = card.hiddenAt { end <= now } else { false }
      }
      note(.info, texts("个人信息已重新遮盖", "the personal data is masked again"))
    }
    if let offer, offer.until <= now { self.offer = nil }
  }

  /// Masks at once what is revealed.
  mutating func hideRevealed() {
    layers.removeAll { layer in if case .card(let card) = layer { card.isPersonal } else { false } }
  }

  /// Whether a key means another panel.
  func showsPanel(_ key: Key) -> Bool {
    options.keyMap.action(.showPanel)?.keys.contains(key) == true
  }
}
