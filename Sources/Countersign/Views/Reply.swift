/// A command's answer, whole: as JSON for `exec`, and in parts for a screen.
package struct Reply: Equatable, Sendable {
  package var answer: Answer
  /// The result with links, texts and revealed fields put in, as the contract spells it.
  package var result: [UInt8]

  package init(answer: Answer, result: [UInt8] = []) {
    self.answer = answer
    self.result = result
  }

  package var isOK: Bool { answer.code == nil }
}
