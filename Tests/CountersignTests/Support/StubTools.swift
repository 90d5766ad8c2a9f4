import Countersign

/// The tools of the rules without a key: every one a plain function of its arguments.
enum StubTools {
  static let tools = Tools(
    sha256: { digest($0) },
    blindIndex: { kind, value in "\(kind)=\(value)" },
    reveal: { text, _ in clear(text) },
    locate: { token in
      let numbers = token.split(separator: ":").map { Int($0) }
      guard numbers.count == 2, let process = numbers[0], let party = numbers[1] else {
        return nil
      }
      return (process, party)
    })

  /// The token of a party's link, as `locate` reads it.
  static func token(_ process: Int, _ party: Int) -> String { "\(process):\(party)" }

  /// 64 hex digits that differ where the bytes do: FNV-1a four times over.
  static func digest(_ bytes: [UInt8]) -> String {
    (0..<4).map { round in
      var hash: UInt64 = 14_695_981_039_346_656_037 &+ UInt64(round)
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
      let text = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - text.utf8.count) + text
    }.joined()
  }

  /// What the store does before it writes, with a seal that anyone can break.
  static func seal(_ event: inout Event) {
    event.visitGuarded { text, _, _ in
      if case .fresh(let plain) = text { text = .sealed(hex(plain)) }
    }
  }

  static func clear(_ text: Guarded) -> String? {
    switch text {
    case .open(let plain), .fresh(let plain): plain
    case .sealed(let hex): unhex(hex)
    }
  }

  private static func hex(_ text: String) -> String {
    text.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  private static func unhex(_ hex: String) -> String? {
    let digits = hex.compactMap(\.hexDigitValue).map { UInt8($0) }
    guard digits.count == hex.utf8.count, digits.count % 2 == 0 else { return nil }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    return String(validating: bytes, as: UTF8.self)
  }
}
