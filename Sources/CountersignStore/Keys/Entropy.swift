/// Where random bytes come from: the kernel, or in a simulation a seeded source, so that the same
/// seed gives the same store.
package struct Entropy: Sendable {
  private let source: @Sendable (Int) -> [UInt8]

  package init(_ source: @escaping @Sendable (Int) -> [UInt8]) {
    self.source = source
  }

  /// So many random bytes.
  func bytes(_ count: Int) -> [UInt8] {
    let bytes = source(count)
    precondition(bytes.count == count, "a source of random bytes gives as many as asked")
    return bytes
  }

  /// The kernel's (getrandom).
  package static let system = Entropy { count in
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }
}
