/// Where the operator has been, for going back and forward.
struct Trail: Equatable, Sendable {
  struct Place: Equatable, Sendable {
    let link: Link
    let focus: Focus
  }

  private(set) var back: [Place] = []
  private(set) var forward: [Place] = []

  private static let most = 50

  /// Another place is gone to from here.
  mutating func leave(_ here: Place) {
    guard back.last != here else { return }
    back = back.suffix(Self.most - 1) + [here]
    forward = []
  }

  /// The place before this one; what is left becomes the next one.
  mutating func goBack(from here: Place) -> Place? {
    Self.step(from: here, &back, &forward)
  }

  mutating func goForward(from here: Place) -> Place? {
    Self.step(from: here, &forward, &back)
  }

  private static func step(
    from here: Place, _ ahead: inout [Place], _ behind: inout [Place]
  ) -> Place? {
    while ahead.last == here { ahead.removeLast() }
    guard let place = ahead.popLast() else { return nil }
    behind.append(here)
    return place
  }
}
