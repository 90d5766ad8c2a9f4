internal import Countersign

/// Makes up ids that an operator may change: a prefix and the store's clock, `FM-20261121-143207`.
struct Proposal: Equatable, Sendable {
  private var stem = ""
  private var count = 0

  /// The next one; two within a second differ.
  mutating func next(_ prefix: String, _ now: Instant) -> String {
    let civil = now.civil(offsetSeconds: Instant.chinaOffsetSeconds)
    func digits(_ text: String) -> String { text.filter { $0 != "-" && $0 != ":" } }
    let stem = "\(prefix)-\(digits(civil.date))-\(digits(civil.time))"
    count = stem == self.stem ? count + 1 : 1
    self.stem = stem
    return count == 1 ? stem : "\(stem)-\(count)"
  }
}
