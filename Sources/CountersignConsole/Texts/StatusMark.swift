package import Countersign
package import Terminal

/// A status as glyph, word and colour: never colour alone.
package struct StatusMark: Equatable, Sendable {
  /// One column wide, no emoji.
  package let glyph: String
  package let word: String
  package let role: Role

  /// `◐ 验证中`.
  package var text: String { "\(glyph) \(word)" }

  package init(glyph: String, word: String, role: Role) {
    self.glyph = glyph
    self.word = word
    self.role = role
  }

  /// A process's status; one that ended is called by why it ended.
  package init(_ status: ProcessStatus, _ reason: EndReason?, _ texts: Texts) {
    let word = reason.map(texts.word) ?? texts.word(status)
    switch status {
    case .created: self.init(glyph: "○", word: word, role: .statusPending)
    case .smsSent: self.init(glyph: "◷", word: word, role: .statusPending)
    case .verifying: self.init(glyph: "◐", word: word, role: .statusRunning)
    case .signed: self.init(glyph: "✓", word: word, role: .statusDone)
    case .failed: self.init(glyph: "✕", word: word, role: .statusFailed)
    case .expired: self.init(glyph: "⊘", word: word, role: .statusExpired)
    }
  }

  package init(_ status: PartyStatus, _ texts: Texts) {
    let word = texts.word(status)
    switch status {
    case .pending: self.init(glyph: "○", word: word, role: .statusPending)
    case .verified: self.init(glyph: "◐", word: word, role: .statusRunning)
    case .signed: self.init(glyph: "✓", word: word, role: .statusDone)
    case .failed: self.init(glyph: "✕", word: word, role: .statusFailed)
    }
  }

  /// How a service is: its breaker, then its simulated mode.
  package init(_ health: ServiceHealth, _ texts: Texts) {
    switch (health.breaker, health.mode) {
    case (.open, _): self.init(glyph: "✕", word: texts.word(health.breaker), role: .statusFailed)
    case (.halfOpen, _):
      self.init(glyph: "◐", word: texts.word(health.breaker), role: .statusRunning)
    case (.closed, .ok): self.init(glyph: "●", word: texts.word(health.mode), role: .statusDone)
    case (.closed, let mode): self.init(glyph: "◐", word: texts.word(mode), role: .warning)
    }
  }
}
