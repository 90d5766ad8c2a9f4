/// What the rules make of a command: the facts to write, and the answer, or what it waits for.
package struct Decision: Equatable, Sendable {
  package var events: [Event]
  /// Nil while a service must be asked first.
  package var answer: Answer?
  /// The requests whose replies carry the answer.
  package var awaits: [String]

  package init(_ events: [Event], _ outcome: Outcome = Outcome()) {
    self.events = events
    answer = Answer(outcome)
    awaits = []
  }

  /// A refusal that is a fact: the events stand.
  package init(_ events: [Event], refused refusal: Refusal) {
    self.events = events
    answer = Answer(refusal)
    awaits = []
  }

  package init(_ events: [Event], awaits: [String]) {
    self.events = events
    answer = nil
    self.awaits = awaits
  }
}

/// What the shell stamps onto a command, so that the rules themselves read no clock, keep no key
/// and open no file.
package struct Context: Sendable {
  /// The store's clock.
  package var now: Instant
  /// Who acts: `operator:…`, `user:…`, `system` or `service:…`.
  package var actor: String
  package var policy: Policy
  package var tools: Tools

  package init(now: Instant, actor: String, policy: Policy, tools: Tools) {
    self.now = now
    self.actor = actor
    self.policy = policy
    self.tools = tools
  }
}

/// Functions the rules need that depend on a key or a hash; each is a function of its arguments.
package struct Tools: Sendable {
  /// SHA-256, as 64 hex digits.
  package var sha256: @Sendable ([UInt8]) -> String
  /// A keyed index of a number: equal numbers, equal index; not reversible without the key.
  package var blindIndex: @Sendable (_ kind: String, _ value: String) -> String
  /// A guarded text in the clear; nil when its key was destroyed.
  package var reveal: @Sendable (_ text: Guarded, _ context: String) -> String?
  /// The process number and party place a link token stands for; nil for a token that is not ours.
  package var locate: @Sendable (_ token: String) -> (process: Int, party: Int)?

  package init(
    sha256: @escaping @Sendable ([UInt8]) -> String,
    blindIndex: @escaping @Sendable (String, String) -> String,
    reveal: @escaping @Sendable (Guarded, String) -> String?,
    locate: @escaping @Sendable (String) -> (process: Int, party: Int)?
  ) {
    self.sha256 = sha256
    self.blindIndex = blindIndex
    self.reveal = reveal
    self.locate = locate
  }
}
