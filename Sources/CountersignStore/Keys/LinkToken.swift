/// Which party's link a token is.
package struct LinkLocator: Equatable, Sendable {
  /// The process's number in the store.
  package var ordinal: UInt64
  /// Which of its parties.
  package var party: UInt8
  /// Raised to make earlier links of the party invalid.
  package var generation: UInt8

  package init(ordinal: UInt64, party: UInt8, generation: UInt8) {
    self.ordinal = ordinal
    self.party = party
    self.generation = generation
  }

  static let width = 10

  var bytes: [UInt8] {
    withUnsafeBytes(of: ordinal.bigEndian) { Array($0) } + [party, generation]
  }

  init(bytes: [UInt8]) {
    let number = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    self.init(ordinal: number, party: bytes[8], generation: bytes[9])
  }
}

/// Makes and reads the tokens of the parties' links.
///
/// Nothing of them is stored: the same party's token comes out the same each time.
///
/// 10 bytes of locator and 32 of HMAC-SHA256, in 56 letters. The locator is masked with a stream
/// that depends on the code, so a token tells nothing, not even how many processes there are.
struct LinkToken: Sendable {
  private static let codeBytes = 32
  private let check: PurposeKey
  private let mask: PurposeKey

  init(root: Secret) {
    check = PurposeKey(.linkCheck, root: root)
    mask = PurposeKey(.linkMask, root: root)
  }

  func token(for locator: LinkLocator) -> String {
    let code = check.code(locator.bytes)
    return Base64URL.encode(masked(locator.bytes, code) + code)
  }

  /// Whose a token is; nil when it was not made here.
  func locate(_ token: String) -> LinkLocator? {
    guard let bytes = Base64URL.decode(token),
      bytes.count == LinkLocator.width + Self.codeBytes
    else { return nil }
    let code = Array(bytes[LinkLocator.width...])
    let locator = LinkLocator(bytes: masked(Array(bytes[..<LinkLocator.width]), code))
    return Self.areEqual(check.code(locator.bytes), code) ? locator : nil
  }

  /// Masks and unmasks.
  private func masked(_ locator: [UInt8], _ code: [UInt8]) -> [UInt8] {
    zip(locator, mask.code(code)).map { $0 ^ $1 }
  }

  /// Takes the same time wherever they differ.
  private static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
