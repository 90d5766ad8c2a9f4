import CountersignStore

/// Values that were sealed, in order, the slots counted up from 1.
struct SealedValues {
  var texts: [String] = []
  var lastUsed = 0
  var isDestroyed = false
}

/// The key ring's and the snapshot's life in moments, for the crash loop.
enum KeyScenarios {
  static let plain = Array("李娜".utf8)

  /// Makes slots, seals, and needs a second batch.
  static var batch: Scenario<SealedValues> {
    Scenario(
      prepare: { _ = try KeyRing.create(on: $0, entropy: .counting()) },
      run: { volume, known in
        let ring = try KeyRing(on: volume, entropy: .counting(from: 9))
        try use(1, of: ring, &known)
        try use(1, of: ring, &known)
        try use(300, of: ring, &known)
      },
      check: { try check($0, $1) },
      known: { SealedValues() })
  }

  /// Destroys a subject's key.
  static var destroy: Scenario<SealedValues> {
    Scenario(
      prepare: { volume in
        let ring = try KeyRing.create(on: volume, entropy: .counting())
        _ = try ring.freshSlots(2, after: 0)
      },
      run: { volume, known in
        let ring = try KeyRing(on: volume, entropy: .counting(from: 9))
        known.lastUsed = 2
        known.texts = [try ring.seal(plain, for: [2], context: "2")]
        try ring.destroy(1)
        known.isDestroyed = true
      },
      check: { volume, known in
        let ring = try KeyRing(on: volume, entropy: .counting(from: 5))
        if known.isDestroyed, try !isDestroyed(1, ring) { return "a destroyed key is back" }
        if known.lastUsed == 2 {
          try ring.destroy(1)
          if try !isDestroyed(1, ring) { return "a key cannot be destroyed" }
        }
        return try check(volume, known)
      },
      known: { SealedValues() })
  }

  /// A new store's keys.
  static var create: Scenario<SealedValues> {
    Scenario(
      prepare: { _ in },
      run: { volume, known in
        let ring = try KeyRing.create(on: volume, entropy: .counting())
        try use(1, of: ring, &known)
      },
      check: { volume, known in
        do {
          _ = try KeyRing.create(on: volume, entropy: .counting(from: 7))
          if known.lastUsed > 0 { return "the keys were gone" }
        } catch KeyFailure.exists {}
        return try check(volume, known)
      },
      known: { SealedValues() })
  }

  /// Replaces a snapshot.
  ///
  /// What is known is whether the new one was acknowledged.
  static var snapshot: Scenario<Bool> {
    Scenario(
      prepare: { try ReplacedFile(on: $0).write(Array("the old content".utf8)) },
      run: { volume, known in
        try ReplacedFile(on: volume).write(Array("the new content".utf8))
        known = true
      },
      check: { volume, isNew in
        let file = ReplacedFile(on: volume)
        let found = try file.read().map { String(decoding: $0, as: UTF8.self) }
        let allowed = isNew ? ["the new content"] : ["the old content", "the new content"]
        guard let found, allowed.contains(found) else { return "found \(found ?? "nothing")" }
        try file.write(Array(found.utf8))
        return try file.read() == Array(found.utf8) ? nil : "cannot be replaced again"
      },
      known: { false })
  }

  private static func use(_ count: Int, of ring: KeyRing, _ known: inout SealedValues) throws {
    let slots = try ring.freshSlots(count, after: known.lastUsed)
    for slot in [slots[0], slots[slots.count - 1]] {
      known.texts.append(try ring.seal(plain, for: [slot], context: "\(slot)"))
    }
    known.lastUsed = slots[slots.count - 1]
  }

  private static func isDestroyed(_ slot: Int, _ ring: KeyRing) throws -> Bool {
    do {
      _ = try ring.seal(plain, for: [slot], context: "")
      return false
    } catch KeyFailure.destroyed {
      return true
    }
  }

  private static func check(_ volume: any Volume, _ known: SealedValues) throws -> String? {
    let ring = try KeyRing(on: volume, entropy: .counting(from: 3))
    for text in known.texts {
      let slot = text.split(separator: ":")[1]
      guard try ring.open(text, context: String(slot)) == plain else { return "\(slot) is lost" }
    }
    let next = try ring.freshSlots(3, after: known.lastUsed)
    for slot in next { _ = try ring.seal(plain, for: [slot], context: "") }
    let counts = try ring.verify(lastUsed: known.lastUsed + 3)
    return counts.live + counts.destroyed == known.lastUsed + 3 ? nil : "\(counts)"
  }
}

extension Entropy {
  /// Bytes that are the same each time and no two alike in a row of some length.
  static func counting(from start: UInt64 = 0) -> Entropy {
    let counter = Counter(start << 32)
    return Entropy { count in (0..<count).map { _ in counter.next() } }
  }
}
