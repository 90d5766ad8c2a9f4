internal import Countersign
internal import Terminal

/// One line of news above the footer.
struct Notice: Equatable, Sendable {
  enum Kind: Sendable {
    /// Done; gone with the next key.
    case done
    /// Good to know; gone with the next key.
    case info
    /// Good to know; stays until something else is said.
    case tip
    /// Refused; stays until something else is done.
    case refused
    /// The store itself is in trouble; stays.
    case trouble
  }

  var kind: Kind
  var text: String
  /// The refusal's code, for the operator.
  var code: Code?

  init(_ kind: Kind, _ text: String, code: Code? = nil) {
    self.kind = kind
    self.text = text
    self.code = code
  }

  var glyph: String {
    switch kind {
    case .done: "✓"
    case .info, .tip: "·"
    case .refused: "✕"
    case .trouble: "!"
    }
  }

  var role: Role {
    switch kind {
    case .done: .statusDone
    case .info, .tip: .textMuted
    case .refused: .statusFailed
    case .trouble: .danger
    }
  }

  var isBold: Bool { kind == .refused || kind == .trouble }

  /// True when the next key may take it away.
  var isPassing: Bool { kind == .done || kind == .info }
}
