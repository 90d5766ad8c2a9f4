import ArgumentParser
import CountersignClerk
import CountersignStore
import Glibc

/// Several processes on one store, killed and stopped at random: one order, no gap, no duplicate,
/// every acknowledged command there; and how long a command waits.
struct HandsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hands",
    abstract: "Kills and stops eight processes on one store at random, and checks what is left.")

  @Option(help: "How long.")
  var seconds = 10

  @Option(help: "How many processes.")
  var hands = 8

  @Option(help: "The same seed kills and stops in the same order.")
  var seed: UInt64 = 20_261_121

  @Option(help: "The folder to work in: its disk is what is measured.")
  var folder = "."

  func run() throws {
    let work = try Folder(in: folder)
    defer { work.remove() }
    var ring = HandsRing(work: work, store: "\(work.path)/store", hands: hands, seed: seed)
    _ = try StoreFiller(path: ring.store).open(isNew: true)
    try ring.run(for: Int64(seconds) * 1_000_000_000)
    let found = try HandsVerdict(ring)
    Report.line("machine: \(Machine.text); \(hands) processes, \(seconds) s, seed \(seed)")
    Report.line(
      "\(ring.kills) killed, \(ring.stops.count) stopped; \(found.acknowledged) acknowledged; "
        + "\(found.records) records")
    Report.line("a command, all: \(found.all.figures)")
    Report.line("a command, no holder of the lock stopped meanwhile: \(found.free.figures)")
    for fault in found.faults { Report.line("FAULT \(fault)") }
    guard found.faults.isEmpty else { throw ExitCode(1) }
    Report.line("one order, no gap, no duplicate, every acknowledged command is there")
  }
}

/// The processes and what was done to them.
struct HandsRing {
  let work: Folder
  let store: String
  let hands: Int
  private var random: Seeded
  private(set) var kills = 0
  /// When a process was stopped and went on, in the shared clock.
  private(set) var stops: [Stop] = []
  private(set) var reports: [String] = []
  private var children: [(child: Child, report: Int)] = []

  struct Stop {
    var report: Int
    var begun: Int64
    var ended: Int64
    /// Whether the stopped one had the lock, so that the others could not but wait.
    var hadLock: Bool
  }

  init(work: Folder, store: String, hands: Int, seed: UInt64) {
    self.work = work
    self.store = store
    self.hands = hands
    random = Seeded(seed)
  }

  mutating func run(for nanoseconds: Int64) throws {
    for _ in 0..<hands { children.append(try begin()) }
    let end = SharedClock.now + nanoseconds
    while SharedClock.now < end {
      usleep(UInt32(5_000 + random.below(60_000)))
      let place = random.below(hands)
      if random.below(3) == 0 {
        children[place].child.signal(SIGKILL)
        children[place].child.wait()
        kills += 1
        children[place] = try begin()
      } else {
        stop(place)
      }
    }
    for (child, _) in children {
      child.signal(SIGKILL)
      child.wait()
    }
  }

  private mutating func stop(_ place: Int) {
    let (child, report) = children[place]
    let begun = SharedClock.now
    child.signal(SIGSTOP)
    let hadLock = holdsLock(child.processID)
    usleep(UInt32(1_000 + random.below(80_000)))
    child.signal(SIGCONT)
    stops.append(Stop(report: report, begun: begun, ended: SharedClock.now, hadLock: hadLock))
  }

  private mutating func begin() throws -> (Child, Int) {
    let number = reports.count
    let report = "\(work.path)/report-\(number)"
    reports.append(report)
    let child = try Child([
      "hand", "--store", store, "--name", "H\(number)", "--report", report,
    ])
    return (child, number)
  }

  /// Whether a process has the flock, as the kernel lists it: `1: FLOCK ADVISORY WRITE 4121 …`.
  private func holdsLock(_ processID: pid_t) -> Bool {
    guard let text = try? String(decoding: Folder.read("/proc/locks"), as: UTF8.self) else {
      return false
    }
    return text.split(separator: "\n").contains { line in
      let words = line.split(separator: " ")
      return words.count > 4 && words[1] == "FLOCK" && words[4] == "\(processID)"
    }
  }
}

/// What was found when all was over.
struct HandsVerdict {
  private(set) var records = 0
  private(set) var acknowledged = 0
  private(set) var faults: [String] = []
  private(set) var all = Samples()
  private(set) var free = Samples()

  init(_ ring: HandsRing) throws {
    var places: [String: Int] = [:]
    let volume = try DiskVolume(at: ring.store)
    // What a killed one left unfinished is moved aside, as the next writer does.
    try StoreFiller.perform(HandCommand.line("last"), StoreFiller(path: ring.store).open())
    let end = try Journal.verify(on: volume) { sequence, json in
      guard let id = Self.templateID(json), id.hasPrefix("H") else { return }
      if places.updateValue(sequence, forKey: id) != nil { faults.append("\(id) is there twice") }
    }
    records = end.records
    _ = try Verification(of: ring.store)
    for (number, report) in ring.reports.enumerated() {
      for note in (try? HandNote.read(report)) ?? [] {
        acknowledged += 1
        if places[note.id] != note.sequence {
          faults.append("\(note.id): record \(places[note.id] ?? 0), told \(note.sequence)")
        }
        measure(note, number, ring.stops)
      }
    }
  }

  /// The time that a process was stopped itself is none of its waiting.
  private mutating func measure(_ note: HandNote, _ report: Int, _ stops: [HandsRing.Stop]) {
    let over = stops.filter { $0.begun < note.ended && $0.ended > note.begun }
    if over.contains(where: { $0.report == report }) { return }
    let took = Duration.nanoseconds(note.ended - note.begun)
    all.add(took)
    if !over.contains(where: \.hadLock) { free.add(took) }
  }

  private static func templateID(_ json: UnsafeRawBufferPointer) -> String? {
    let mark = Array("\"template_id\":\"".utf8)
    guard let start = json.firstRange(of: mark) else { return nil }
    return String(decoding: json[start.upperBound...].prefix { $0 != 0x22 }, as: UTF8.self)
  }
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Seeded {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// From 0 to one less than `limit`.
  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
