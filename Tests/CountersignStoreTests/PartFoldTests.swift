import CountersignStore
import Glibc
import Testing

/// Parts are written anew without what was replaced; nothing else is different.
@Suite struct PartFoldTests {
  /// Changes at random, many of them to rows that are there.
  private struct Changes {
    var random: SystemLike
    private var keys: [UInt64] = []

    init(seed: UInt64) { random = SystemLike(seed: seed) }

    mutating func next(_ most: Int) -> [[UInt64: [UInt8]?]] {
      var numbers: [UInt64: [UInt8]?] = [:]
      var words: [UInt64: [UInt8]?] = [:]
      for _ in 0..<random.below(most) {
        numbers[UInt64(1 + random.below(500))] = Array("row \(random.next())".utf8)
        let key = random.next() >> UInt64(random.below(3) * 20)
        keys.append(key)
        words[key] = Array("\(random.next())".utf8)
        let old = keys[random.below(keys.count)]
        words[old] = random.below(3) == 0 ? .some(nil) : Array("again \(random.next())".utf8)
      }
      return [numbers, words]
    }
  }

  @Test(arguments: UInt64(1)...6, [64, 1000, 1 << 20])
  func theSameRowsUnderTheSameKeys(seed: UInt64, block: Int) throws {
    var changes = Changes(seed: seed)
    var shelf = Shelf(on: CrashVolume())
    for _ in 0..<10 {
      try shelf.change(changes.next(200))
      #expect(try shelf.fault() == nil)
    }
    let (before, rows, old) = (shelf, try shelf.rows(), try shelf.reader())
    var fold = try PartFold(of: old, as: 2, on: shelf.volume, block: block)
    try fold.take(shelf.trees)
    shelf.take(fold)
    #expect(try shelf.fault() == nil)
    #expect(try shelf.rows() == rows)
    #expect(shelf.liveBytes == before.liveBytes, "what was looked at, and nothing else")
    if block == 1 << 20 { #expect(shelf.size.rows + shelf.size.index < shelf.liveBytes + 512) }
    #expect(try before.fault() == nil, "the older generation is as it was")
    // And it is changed like any other.
    try shelf.change(changes.next(200))
    #expect(try shelf.fault() == nil)
  }

  @Test(arguments: UInt64(1)...8)
  func whatIsChangedMeanwhileIsTakenToo(seed: UInt64) throws {
    var changes = Changes(seed: seed)
    var shelf = Shelf(on: CrashVolume())
    // Trees may begin empty, and grow from one page to many.
    if seed % 3 != 0 { try shelf.change(changes.next(seed % 2 == 0 ? 300 : 20)) }
    if seed % 3 == 0 { try shelf.change([[1: [1]], [:]]) }
    var fold = try PartFold(of: try shelf.reader(), as: 2, on: shelf.volume, block: 500)
    try fold.take(shelf.trees)
    for most in [300, 1, 40] {
      try shelf.change(changes.next(most))
      try fold.take(shelf.trees)
    }
    // Everything goes from one of them.
    try shelf.change([[:], shelf.expected[1].mapValues { _ in nil }])
    try fold.take(shelf.trees)
    let rows = try shelf.rows()
    shelf.take(fold)
    #expect(try shelf.fault() == nil)
    #expect(try shelf.rows() == rows)
    #expect(shelf.trees[1].top == nil)
  }

  @Test func thePowerMayGoAtAnyMoment() throws {
    var loop = CrashLoop(tearStep: 101)
    try loop.run(Shelf.folding())
    #expect(loop.violations == [])
    #expect(loop.states > 1500, "only \(loop.states) states")
  }

  /// A process that is killed, or a disk that is full, at every call.
  @Test(arguments: [ENOSPC, EIO])
  func anyCallMayFail(code: Int32) throws {
    let prepared = CrashVolume()
    let folding = try Shelf.folding()
    try folding.prepare(prepared)
    var (call, isDone) = (0, false)
    while !isDone {
      call += 1
      let volume = prepared.copy()
      volume.plan(.error(code, wrote: 3), atCall: call)
      var known = false
      do {
        try folding.run(volume, &known)
        isDone = true
      } catch let failure as VolumeFailure {
        #expect(failure.code == code)
      }
      volume.clearPlans()
      #expect(try folding.check(volume, known) == nil, "call \(call)")
    }
    #expect(call > 50)
  }

  @Test func itStopsWhenItIsTold() throws {
    let shelf = try Shelf.filled(CrashVolume())
    var blocks = 0
    var fold = try PartFold(of: try shelf.reader(), as: 2, on: shelf.volume, block: 64) {
      blocks += 1
      return blocks < 3
    }
    #expect(throws: PartFold.Stopped.self) { try fold.take(shelf.trees) }
    #expect(blocks == 3)
    #expect(try shelf.fault() == nil)
  }

  @Test func noFlippedBitIsCopied() throws {
    let good = CrashVolume()
    var shelf = try Shelf.filled(good)
    var (refused, folded) = (0, 0)
    for path in [PartFiles.rows(1), PartFiles.index(1)] {
      let bytes = try #require(good.content(path))
      for byte in stride(from: 0, to: bytes.count, by: 1) {
        let volume = good.copy()
        var bad = bytes
        bad[byte] ^= 1 << UInt8(byte % 8)
        let file = try volume.openFile(path, for: .overwriting)
        try bad.withUnsafeBytes { try file.overwrite($0, at: 0) }
        var copy = try #require(try Shelf(named: volume, expected: shelf.expected))
        do {
          var fold = try PartFold(of: try copy.reader(), as: 2, on: volume, block: 200)
          try fold.take(copy.trees)
          copy.take(fold)
          #expect(try copy.fault() == nil, "\(path), byte \(byte)")
          folded += 1
        } catch let damage as PartDamage {
          #expect(damage.file == path)
          refused += 1
        }
      }
    }
    // Where nobody looks a flipped bit is left behind with all the rest.
    #expect(refused > 100 && folded > 100, "\(refused) refused, \(folded) folded")
    try shelf.change([[3: [3]], [:]])
    #expect(try shelf.fault() == nil)
  }
}
