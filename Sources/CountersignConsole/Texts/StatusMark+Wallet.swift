internal import Countersign
internal import Terminal

/// How users, accounts, bindings and splits stand.
extension StatusMark {
  /// What is frozen looks the same everywhere.
  static func frozen(_ texts: Texts) -> StatusMark {
    StatusMark(glyph: "‖", word: texts("冻结", "frozen"), role: .statusFrozen)
  }

  init(_ status: UserStatus, _ texts: Texts) {
    switch status {
    case .normal: self.init(glyph: "●", word: texts.word(status), role: .statusDone)
    case .frozen: self = .frozen(texts)
    }
  }

  init(_ status: AccountStatus, _ texts: Texts) {
    switch status {
    case .normal: self.init(glyph: "●", word: texts.word(status), role: .statusDone)
    case .frozen: self = .frozen(texts)
    case .closed: self.init(glyph: "⊘", word: texts.word(status), role: .statusExpired)
    }
  }

  /// A binding is told by whether it can be used, then by what became of its agreement.
  init(_ binding: BindingLine, _ texts: Texts) {
    if binding.isValid {
      self.init(glyph: "✓", word: texts("有效", "valid"), role: .statusDone)
    } else if binding.agreementStatus == .invalidated {
      self.init(glyph: "⊘", word: texts.word(binding.agreementStatus), role: .statusExpired)
    } else if binding.processStatus.isOpen {
      self.init(glyph: "◐", word: texts("签署中", "signing"), role: .statusRunning)
    } else {
      self.init(glyph: "✕", word: texts.word(binding.agreementStatus), role: .statusFailed)
    }
  }

  /// A split that failed is called by why it failed.
  init(_ split: SplitLine, _ texts: Texts) {
    switch (split.status, split.isUnresolved) {
    case (.processing, true):
      self.init(glyph: "?", word: texts("结果未知", "unknown"), role: .warning)
    case (.processing, false):
      self.init(glyph: "◐", word: texts.word(split.status), role: .statusRunning)
    case (.success, _):
      self.init(glyph: "✓", word: texts.word(split.status), role: .statusDone)
    case (.failed, _):
      let word = split.code.flatMap(texts.short) ?? texts.word(split.status)
      self.init(glyph: "✕", word: word, role: .statusFailed)
    }
  }

  /// A split in a list: frozen money is told first, the rest stands on its page.
  static func inList(_ split: SplitLine, _ texts: Texts) -> StatusMark {
    let mark = StatusMark(split, texts)
    guard split.isFrozen else { return mark }
    let frozen = StatusMark.frozen(texts)
    return StatusMark(
      glyph: frozen.glyph, word: "\(frozen.word) \(mark.glyph)", role: frozen.role)
  }

  init(_ outcome: Check.Outcome, _ texts: Texts) {
    switch outcome {
    case .passed: self.init(glyph: "✓", word: texts("通过", "passed"), role: .statusDone)
    case .failed: self.init(glyph: "✕", word: texts("未通过", "failed"), role: .statusFailed)
    case .notReached: self.init(glyph: "·", word: texts("未检查", "not checked"), role: .textMuted)
    }
  }
}
