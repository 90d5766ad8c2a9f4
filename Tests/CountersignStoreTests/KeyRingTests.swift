import CountersignStore
import Glibc
import Testing

/// The subjects' keys and what is sealed with them.
@Suite struct KeyRingTests {
  let volume = CrashVolume()
  let ring: KeyRing
  let plain = Array("110105199003078515".utf8)

  init() throws {
    ring = try KeyRing.create(on: volume, entropy: .counting())
  }

  @Test func opensWhatItSealed() throws {
    let slots = try ring.freshSlots(3, after: 0)
    #expect(slots == [1, 2, 3])
    for (slots, length) in [([1], 0), ([2], 18), ([1, 2], 5), ([3, 1, 2], 1000)] {
      let plain = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
      let sealed = try ring.seal(plain, for: slots, context: "party/P1/1/id_no")
      #expect(try ring.open(sealed, context: "party/P1/1/id_no") == plain)
      #expect(sealed.hasPrefix("s1:\(slots.map(String.init).joined(separator: ",")):"))
      #expect(sealed.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C })
    }
  }

  @Test func theSameValueIsNeverSealedTheSame() throws {
    _ = try ring.freshSlots(1, after: 0)
    let texts = try (0..<50).map { _ in try ring.seal(plain, for: [1], context: "c") }
    #expect(Set(texts).count == 50)
  }

  @Test func aSealedValueStaysInItsPlace() throws {
    _ = try ring.freshSlots(2, after: 0)
    let sealed = try ring.seal(plain, for: [1], context: "a")
    #expect(throws: KeyFailure.unreadable) { try ring.open(sealed, context: "b") }
    let moved = "s1:2" + sealed.dropFirst(4)
    #expect(throws: KeyFailure.unreadable) { try ring.open(moved, context: "a") }
    let both = try ring.seal(plain, for: [1, 2], context: "a")
    let swapped = "s1:2,1" + both.dropFirst(6)
    #expect(throws: KeyFailure.unreadable) { try ring.open(swapped, context: "a") }
  }

  @Test func everyFlippedBitOfASealedValueIsFound() throws {
    _ = try ring.freshSlots(12, after: 0)
    for slots in [[1], [1, 2]] {
      let sealed = Array(try ring.seal(plain, for: slots, context: "a").utf8)
      for bit in 0..<(sealed.count * 8) {
        var changed = sealed
        changed[bit / 8] ^= 1 << UInt8(bit % 8)
        #expect(throws: (any Error).self) {
          try ring.open(String(decoding: changed, as: UTF8.self), context: "a")
        }
      }
    }
  }

  @Test func onlyItsOwnSpellingIsRead() throws {
    _ = try ring.freshSlots(1, after: 0)
    let sealed = try ring.seal(plain, for: [1], context: "a")
    let body = sealed.dropFirst(5)
    for text in [
      "", "s1", "s1:1", "s1::\(body)", "s2:1:\(body)", "s1:01:\(body)", "s1:+1:\(body)",
      "s1:1,:\(body)", "s1:0:\(body)", "s1:-1:\(body)", "s1:1:\(body)=", "s1:1:\(body):",
      " \(sealed)", "s1:1:AAAA", "s1:99999999999999999999:\(body)",
      "s1:\((1...65).map(String.init).joined(separator: ",")):\(body)",
    ] {
      #expect(throws: KeyFailure.malformed, "\(text)") { try ring.open(text, context: "a") }
    }
    #expect(throws: KeyFailure.unknownSlot(4000)) {
      try ring.open("s1:4000:\(body)", context: "a")
    }
  }

  @Test func aDestroyedKeyTakesItsValuesWithIt() throws {
    _ = try ring.freshSlots(3, after: 0)
    let alone = try ring.seal(plain, for: [1], context: "a")
    let shared = try ring.seal(plain, for: [2, 1], context: "a")
    let other = try ring.seal(plain, for: [2], context: "a")
    let elsewhere = try KeyRing(on: volume)
    let before = try #require(volume.content("keys/subjects.log"))
    for _ in 0..<2 {
      try ring.destroy(1)
      for ring in [ring, elsewhere, try KeyRing(on: volume)] {
        #expect(try ring.open(alone, context: "a") == nil)
        #expect(try ring.open(shared, context: "a") == nil)
        #expect(try ring.open(other, context: "a") == plain)
        #expect(throws: KeyFailure.destroyed(1)) { try ring.seal(plain, for: [2, 1], context: "") }
      }
    }
    let after = try #require(volume.content("keys/subjects.log"))
    #expect(after.count == before.count && after.dropFirst(128) == before.dropFirst(128))
    #expect(after[15..<79].allSatisfy { $0 == UInt8(ascii: "-") })
    #expect(throws: KeyFailure.unknownSlot(0)) { try ring.destroy(0) }
    #expect(throws: KeyFailure.unknownSlot(9999)) { try ring.destroy(9999) }
    #expect(try ring.verify(lastUsed: 3) == KeyCounts(live: 2, destroyed: 1, spare: 256))
  }

  @Test func oneSyncMakesManySlots() throws {
    _ = try ring.freshSlots(1, after: 0)
    let size = volume.content("keys/subjects.log")?.count
    let calls = volume.calls
    for used in 1..<200 { #expect(try ring.freshSlots(1, after: used) == [used + 1]) }
    #expect(volume.content("keys/subjects.log")?.count == size)
    // One look for a note of failure each.
    #expect(volume.calls - calls == 199)
    #expect(try ring.freshSlots(0, after: 5) == [])
  }

  @Test func severalProcessesUseOneLog() throws {
    var last = 0
    let rings = try [ring, KeyRing(on: volume), KeyRing(on: volume)]
    var sealed: [(String, Int)] = []
    for round in 0..<60 {
      let ring = rings[round % 3]
      let slots = try ring.freshSlots(20, after: last)
      #expect(slots == Array((last + 1)...(last + 20)))
      last += 20
      for slot in [slots[0], last] {
        sealed.append((try ring.seal(plain, for: [slot], context: "\(slot)"), slot))
      }
    }
    for (text, slot) in sealed {
      #expect(try rings[slot % 3].open(text, context: "\(slot)") == plain)
    }
    #expect(try ring.verify(lastUsed: last).live == last)
  }

  @Test func keysInUseThatAreGoneAreNoticed() throws {
    _ = try ring.freshSlots(2, after: 0)
    let file = try volume.openFile("keys/subjects.log", for: .appending)
    try file.truncate(to: 200)
    let damage = KeyDamage(file: "subjects.log", slot: 2, reason: .unfinished)
    #expect(throws: damage) { try ring.verify(lastUsed: 2) }
    #expect(throws: damage) { try KeyRing(on: volume).freshSlots(1, after: 2) }
  }

  @Test func everyFlippedBitOfAUsedKeyIsFound() throws {
    _ = try ring.freshSlots(2, after: 0)
    try ring.destroy(2)
    let sealed = try ring.seal(plain, for: [1], context: "a")
    let bytes = try #require(volume.content("keys/subjects.log"))
    let file = try volume.openFile("keys/subjects.log", for: .overwriting)
    for bit in 0..<(256 * 8) {
      let changed = [bytes[bit / 8] ^ 1 << UInt8(bit % 8)]
      try changed.withUnsafeBytes { try file.overwrite($0, at: bit / 8) }
      let damage = #expect(throws: KeyDamage.self) { try ring.verify(lastUsed: 2) }
      #expect(damage?.slot == bit / 1024 + 1)
      if bit < 1024 {
        #expect(throws: KeyDamage.self) { try ring.open(sealed, context: "a") }
      }
      try [bytes[bit / 8]].withUnsafeBytes { try file.overwrite($0, at: bit / 8) }
    }
    #expect(try ring.verify(lastUsed: 2) == KeyCounts(live: 1, destroyed: 1, spare: 256))
  }

  @Test func everyFlippedBitOfTheRootIsFound() throws {
    let bytes = try #require(volume.content("keys/store.key"))
    #expect(bytes.count > 100)
    for bit in 0..<(bytes.count * 8) {
      let damaged = volume.copy()
      var changed = bytes
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      damaged.put("keys/store.key", changed)
      #expect(throws: KeyDamage(file: "store.key", slot: nil, reason: .badLine)) {
        try KeyRing(on: damaged)
      }
    }
  }

  @Test func missingKeysAreNotMadeAnew() throws {
    for path in ["keys/store.key", "keys/subjects.log"] {
      let damaged = volume.copy()
      try damaged.remove(path)
      #expect(throws: KeyDamage.self) { try KeyRing(on: damaged) }
    }
    #expect(throws: KeyDamage.self) { try KeyRing(on: CrashVolume()) }
    #expect(throws: KeyFailure.exists) { try KeyRing.create(on: volume) }
  }

  @Test func looseFilesAreRefused() throws {
    let folder = try TemporaryFolder()
    let disk = try folder.volume()
    _ = try KeyRing.create(on: disk)
    for (path, modes) in [
      ("keys", [0o750, 0o701, 0o777]), ("keys/store.key", [0o640, 0o604, 0o660]),
      ("keys/subjects.log", [0o644, 0o602]),
    ] {
      let good = try #require(folder.mode("store/\(path)"))
      for mode in modes {
        chmod("\(disk.path)/\(path)", mode_t(mode))
        #expect(throws: KeyFailure.loosePermissions(path)) { try KeyRing(on: disk) }
      }
      chmod("\(disk.path)/\(path)", good)
      _ = try KeyRing(on: disk)
    }
  }

  @Test func nothingThatIsPrintedHasAKeyInIt() throws {
    _ = try ring.freshSlots(1, after: 0)
    let log = try #require(volume.content("keys/subjects.log"))
    let root = try #require(volume.content("keys/store.key"))
    let secrets = [log[15..<79], root.split(separator: 0x20)[1]].map { Array($0) }
    var printed = "\(ring)"
    dump(ring, to: &printed)
    #expect(printed.contains("KeyRing"))
    for secret in secrets {
      #expect(!printed.contains(String(decoding: secret, as: UTF8.self)))
      // Nor as a list of numbers, which is how arrays print.
      let first = secret.prefix(8).map { UInt8(Character(UnicodeScalar($0)).hexDigitValue ?? 0) }
      let bytes = stride(from: 0, to: 8, by: 2).map { first[$0] << 4 | first[$0 + 1] }
      #expect(!printed.contains(bytes.map { "- \($0)" }.joined(separator: "\n")))
      #expect(!printed.contains("\(bytes)".dropLast()))
    }
  }
}
