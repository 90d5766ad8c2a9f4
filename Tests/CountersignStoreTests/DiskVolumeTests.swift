import CountersignStore
import Glibc
import Testing

/// The real disk.
@Suite(.serialized) struct DiskVolumeTests {
  let folder: TemporaryFolder
  let volume: DiskVolume

  init() throws {
    folder = try TemporaryFolder()
    volume = try folder.volume()
  }

  private func text(_ path: String) throws -> String {
    let file = try volume.openFile(path, for: .reading)
    var bytes = [UInt8](repeating: 0, count: try file.size())
    let count = try bytes.withUnsafeMutableBytes { try file.read(into: $0, at: 0) }
    #expect(count == bytes.count)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(_ text: String, to file: any VolumeFile) throws {
    try Array(text.utf8).withUnsafeBytes { try file.append($0) }
  }

  @Test func everythingIsForItsOwnerAlone() throws {
    for mask: mode_t in [0, 0o022, 0o777] {
      let name = "m\(mask)"
      let path = "\(folder.path)/\(name)/deep"
      try OwnUmask.run(mask) { try Self.makeEverything(at: path) }
      for path in ["", "/deep", "/deep/keys", "/deep/journal", "/deep/quarantine"] {
        #expect(folder.mode(name + path) == 0o700, "\(path) under umask \(mask)")
      }
      for path in [
        "keys/store.key", "keys/subjects.log", "journal/00000001.log", "journal/00000002.log",
        "quarantine/00000003.log-0-1", "snapshot.json", "lock",
      ] {
        #expect(folder.mode("\(name)/deep/\(path)") == 0o600, "\(path) under umask \(mask)")
      }
    }
  }

  private static func makeEverything(at path: String) throws {
    let own = try DiskVolume.create(at: path)
    _ = try KeyRing.create(on: own)
    try SampleJournal.make(on: own, records: 5)
    let torn = try own.createFile("journal/00000003.log")
    try [0x7B].withUnsafeBytes { try torn.append($0) }
    _ = try SampleJournal.recovered(on: own)
    try ReplacedFile(on: own).write([0x7B, 0x7D])
    try StoreLock(on: own).acquire(as: "li.na")
  }

  @Test func appendsReadsAndCuts() throws {
    try volume.makeFolder("journal")
    try volume.makeFolder("journal")
    let file = try volume.createFile("journal/a")
    try write("one", to: file)
    try write(" two", to: file)
    try file.sync()
    #expect(try text("journal/a") == "one two")
    try file.truncate(to: 4)
    try write("six", to: file)
    #expect(try text("journal/a") == "one six")
    let other = try volume.openFile("journal/a", for: .overwriting)
    try Array("ten".utf8).withUnsafeBytes { try other.overwrite($0, at: 4) }
    #expect(try text("journal/a") == "one ten")
    #expect(try volume.facts(of: "journal/a") == FileFacts(size: 7, mode: 0o600, isOurs: true))
    #expect(try volume.facts(of: "journal/b") == nil)
    #expect(try volume.facts(of: "nowhere/b") == nil)
    try volume.syncFolder("journal")
  }

  @Test func listsRenamesAndRemoves() throws {
    #expect(try volume.list("journal") == [])
    try volume.makeFolder("journal")
    for number in 100..<400 { _ = try volume.createFile("journal/\(number)") }
    #expect(try volume.list("journal") == (100..<400).map(String.init))
    try volume.rename("journal/100", to: "journal/200")
    try volume.remove("journal/101")
    try volume.remove("journal/101")
    #expect(try volume.list("journal").count == 298)
    #expect(try volume.list("") == ["journal"])
  }

  @Test func namesThatAreTakenAreNotOverwritten() throws {
    try write("mine", to: try volume.createFile("a"))
    #expect(throws: VolumeFailure(.create, "a", code: EEXIST)) { try volume.createFile("a") }
    #expect(try text("a") == "mine")
  }

  @Test func linksAreNotFollowed() throws {
    let outside = "\(folder.path)/outside"
    #expect(mkdir(outside, 0o700) == 0)
    #expect(symlink(outside, "\(volume.path)/journal") == 0)
    #expect(symlink("\(outside)/file", "\(volume.path)/snapshot.json") == 0)
    #expect(throws: VolumeFailure.self) { try volume.createFile("journal/00000001.log") }
    #expect(throws: VolumeFailure.self) { try volume.createFile("snapshot.json") }
    #expect(throws: VolumeFailure.self) { try volume.openFile("snapshot.json", for: .reading) }
    #expect(try DiskVolume(at: outside).list("") == [])
  }

  @Test func onlyFilesAreOpenedAsFiles() throws {
    #expect(mkfifo("\(volume.path)/pipe", 0o600) == 0)
    #expect(throws: VolumeFailure(.open, "pipe", code: EINVAL)) {
      try volume.openFile("pipe", for: .reading)
    }
    try volume.makeFolder("keys")
    #expect(throws: VolumeFailure.self) { try volume.openFile("keys", for: .reading) }
  }

  @Test func aFileThatWasPutAsideIsNoticed() throws {
    let file = try volume.createFile("a")
    _ = try volume.createFile("b")
    #expect(try file.size() == 0)
    try volume.rename("b", to: "a")
    #expect(throws: VolumeFailure(.examine, "a", code: ESTALE)) { try file.size() }
  }

  @Test func descriptorsStayInThisProcess() throws {
    let file = try volume.createFile("a")
    let lock = StoreLock(on: volume)
    try lock.acquire(as: "x")
    let watch = try {
      try volume.makeFolder("journal"); return try Watch(on: volume)
    }()
    var ours = 0
    for descriptor in 3..<256 as Range<Int32> {
      var target = [CChar](repeating: 0, count: 512)
      let count = readlink("/proc/self/fd/\(descriptor)", &target, 511)
      guard count > 0 else { continue }
      let path = String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard path.hasPrefix(volume.path) || descriptor == watch.descriptor else { continue }
      ours += 1
      #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0, "\(path) would be inherited")
    }
    #expect(ours >= 4)
    withExtendedLifetime((file, lock)) {}
  }

  @Test func failuresSayWhatAndWhere() {
    let failure = VolumeFailure(.write, "journal/00000001.log", code: ENOSPC)
    #expect("\(failure)" == "write journal/00000001.log: No space left on device")
    #expect(
      "\(VolumeFailure(.sync, "", code: EIO))" == "sync the store's folder: Input/output error")
    #expect(throws: VolumeFailure.self) { try DiskVolume(at: "\(folder.path)/nowhere") }
  }

  @Test func aDeviceIsNoFile() throws {
    #expect(throws: VolumeFailure(.open, "full", code: EINVAL)) {
      try DiskVolume(at: "/dev").openFile("full", for: .appending)
    }
  }

  @Test func aWholeStoreWorksOnTheDisk() throws {
    let journal = try SampleJournal.make(on: volume, records: 20)
    try journal.recover { _, _ in }
    #expect(try SampleJournal.recovered(on: volume).records == SampleJournal.all(20))
    let end = try Journal.verify(on: volume, options: SampleJournal.options)
    #expect(end == journal.position)
    #expect(try journal.record(17) == SampleJournal.record(17))
    let last = "\(volume.path)/journal/0000000\(journal.position.file).log"
    #expect(truncate(last, journal.position.offset - 3) == 0)
    let (_, found, recovery) = try SampleJournal.recovered(on: volume)
    #expect(found == SampleJournal.all(19))
    guard case .quarantined(let tail) = recovery.tail else {
      Issue.record("not quarantined")
      return
    }
    #expect(folder.mode("store/\(tail.path)") == 0o600)
    #expect(folder.mode("store/quarantine") == 0o700)
  }
}
