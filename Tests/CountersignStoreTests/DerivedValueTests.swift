import CountersignStore
import Testing

/// What is derived from the root secret: tokens, indexes, amounts.
@Suite struct DerivedValueTests {
  let ring: KeyRing
  let other: KeyRing

  init() throws {
    ring = try KeyRing.create(on: CrashVolume(), entropy: .counting())
    other = try KeyRing.create(on: CrashVolume(), entropy: .counting(from: 77))
  }

  @Test func aTokenLeadsToItsParty() throws {
    var seen: Set<String> = []
    for ordinal in [0, 1, 2, 255, 256, 1_000_000, UInt64.max] {
      for party in [0, 1, 255] as [UInt8] {
        for generation in [0, 7] as [UInt8] {
          let token = ring.linkToken(ordinal: ordinal, party: party, generation: generation)
          #expect(token.utf8.count == 56)
          #expect(
            ring.locate(token)
              == LinkLocator(ordinal: ordinal, party: party, generation: generation))
          #expect(other.locate(token) == nil)
          #expect(token == ring.linkToken(ordinal: ordinal, party: party, generation: generation))
          seen.insert(token)
        }
      }
    }
    #expect(seen.count == 42)
  }

  @Test func noFlippedBitOfATokenPasses() {
    let token = Array(ring.linkToken(ordinal: 5, party: 1, generation: 0).utf8)
    for bit in 0..<(token.count * 8) {
      var changed = token
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(ring.locate(String(decoding: changed, as: UTF8.self)) == nil)
    }
    let text = String(decoding: token, as: UTF8.self)
    for wrong in [
      "", String(text.dropLast()), text + "A", text + "=", " " + text, text.lowercased(),
    ] {
      #expect(ring.locate(wrong) == nil)
    }
  }

  @Test func tokensLookAlikeInNothing() {
    // A locator in clear would give processes in a row the same letters in front.
    let tokens = (0..<400).map { Array(ring.linkToken(ordinal: $0, party: 0, generation: 0).utf8) }
    for place in 0..<56 {
      #expect(Set(tokens.map { $0[place] }).count >= 40, "letter \(place)")
    }
  }

  @Test func aTokensPrefixIsOfItsDigest() {
    #expect(KeyRing.tokenDigestPrefix("a") == "ca978112ca1b")
  }

  @Test func anIndexDependsOnKindValueAndStore() {
    let index = ring.blindIndex("mobile", "13800138000")
    #expect(index.utf8.count == 32)
    #expect(index == ring.blindIndex("mobile", "13800138000"))
    let others = [
      ring.blindIndex("id_no", "13800138000"), ring.blindIndex("mobile", "13800138001"),
      ring.blindIndex("mobile1", "3800138000"), other.blindIndex("mobile", "13800138000"),
    ]
    #expect(!others.contains(index) && Set(others).count == 4)
    #expect(ring.fingerprint(Array("a".utf8)) != ring.fingerprint(Array("b".utf8)))
    #expect(ring.fingerprint([]).utf8.count == 32)
    #expect(ring.fingerprint([]) != other.fingerprint([]))
  }

  @Test func everyAmountIsAsLikely() {
    var counts = [Int](repeating: 0, count: 100)
    let draws = 99 * 400
    for number in 0..<draws { counts[ring.sandboxAmount("deposit/\(number)")] += 1 }
    #expect(counts[0] == 0)
    // Chi squared with 98 degrees of freedom; over 160 comes once in ten thousand keys, and the
    // key here is always the same.
    let sum = counts[1...].reduce(0.0) { $0 + Double(($1 - 400) * ($1 - 400)) / 400 }
    #expect(sum < 160)
    #expect(ring.sandboxAmount("deposit/1") == ring.sandboxAmount("deposit/1"))
  }

  @Test func theCallbackSecretIsSharedAndSteady() throws {
    let secret = ring.callbackSecret()
    #expect(secret.hasPrefix("whsec_") && secret.hasSuffix("="))
    #expect(secret.utf8.count == 6 + 44)
    #expect(secret == ring.callbackSecret() && secret != other.callbackSecret())
  }

  @Test func aRingOpensAsItWasMade() throws {
    let volume = CrashVolume()
    let made = try KeyRing.create(on: volume)
    let opened = try KeyRing(on: volume)
    #expect(made.callbackSecret() == opened.callbackSecret())
    #expect(made.callbackSecret() != ring.callbackSecret())
    let token = made.linkToken(ordinal: 3, party: 1, generation: 2)
    #expect(opened.locate(token) == LinkLocator(ordinal: 3, party: 1, generation: 2))
  }
}
