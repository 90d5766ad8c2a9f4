import CountersignClerk
import Glibc
import Testing

/// `verify` sees every damage, and a torn tail is told from damage (contract 2).
struct DamageTests {
  /// A small store, whose every byte can be tried.
  private func small() throws -> Desk {
    let desk = try Desk(templates: false)
    _ = try desk.exec(Array(Desk.templates.prefix(2)))
    return desk
  }

  @Test(arguments: ["journal/00000001.log", "snapshot.json", "keys/store.key"])
  func everyFlippedBitIsFound(_ name: String) throws {
    let desk = try small()
    _ = try Verification(of: desk.store)
    let bytes = Folder.read("\(desk.store)/\(name)")
    #expect(bytes.count > 100)
    let file = open("\(desk.store)/\(name)", O_WRONLY)
    defer { close(file) }
    var missed: [Int] = []
    for (place, byte) in bytes.enumerated() {
      var flipped = byte ^ (1 << UInt8(place % 8))
      pwrite(file, &flipped, 1, place)
      if (try? Verification(of: desk.store)) != nil { missed.append(place) }
      var whole = byte
      pwrite(file, &whole, 1, place)
    }
    #expect(missed.isEmpty, "of \(bytes.count)")
    _ = try Verification(of: desk.store)
  }

  /// Damage is refused with its place, by readers and writers, and nothing is written.
  @Test func damageIsRefusedWithItsPlace() throws {
    let desk = try small()
    let chain = try Chain(desk.journal)
    let place = chain.records[1].bytes.lowerBound
    var bytes = desk.journal
    bytes[place + 100] ^= 1
    try Folder.write(bytes, to: desk.journalFile)
    unlink(desk.store + "/snapshot.json")
    let before = Folder.contents(of: desk.store)
    for call in [["verify"], ["query", "services"], ["exec"]] {
      let ended = try desk.run(call + ["--lang", "en"], input: Command.advance(1).line)
      #expect(ended.status == 65, "\(call)")
      #expect(ended.output.isEmpty)
      #expect(ended.message.contains("record 1"), "\(ended.message)")
      #expect(ended.message.contains("byte \(place)"), "\(ended.message)")
    }
    var after = Folder.contents(of: desk.store)
    after["lock"] = before["lock"]
    #expect(after == before)
  }

  enum Change: String, CaseIterable { case swapped, doubled, dropped, foreign, added }

  /// Whole lines in the wrong place, each sound by itself.
  @Test(arguments: Change.allCases)
  func wholeLinesOutOfPlaceAreFound(_ change: Change) throws {
    let desk = try small()
    let bytes = desk.journal
    var lines = try Chain(bytes).records.map { Array(bytes[$0.bytes]) }
    switch change {
    case .swapped: lines.swapAt(1, 2)
    case .doubled: lines.insert(lines[1], at: 2)
    case .dropped: lines.remove(at: 1)
    case .foreign:
      let other = try small()
      lines[2] = Array(other.journal[try Chain(other.journal).records[2].bytes])
    case .added: lines.append(Array("{}\n".utf8))
    }
    try Folder.write(Array(lines.joined()), to: desk.journalFile)
    #expect(try desk.verify().status == 65)
  }

  /// The newest records gone without a trace: the snapshot knows of them.
  @Test func aShortenedJournalIsFound() throws {
    let desk = try small()
    let chain = try Chain(desk.journal)
    let shorter = Array(desk.journal[..<chain.records[2].bytes.lowerBound])
    try Folder.write(shorter, to: desk.journalFile)
    #expect(try desk.verify().status == 65)
  }

  @Test(arguments: ["keys/store.key", "keys/subjects.log", "policy.toml", "journal/00000001.log"])
  func aFileThatIsGoneIsSaid(_ name: String) throws {
    let desk = try Desk()
    _ = try Signing(desk)
    unlink("\(desk.store)/\(name)")
    #expect(try desk.verify().status != 0)
    #expect(try desk.run(["exec"], input: Command.advance(1).line).status != 0)
  }
}
