import Countersign
import CountersignClerk
import CountersignStore
import Glibc

/// One row of the table: ours, its peer's, and what to think of the ratio.
struct Measurement: Sendable {
  let name: String
  let run: @Sendable (Folder, String) throws -> String

  static let all =
    [command, sqlite, batch, hands, notice, verify, replay, filter] + scale + console

  /// One command at a time against a bare write and fdatasync of as many bytes, taking turns, for a
  /// disk's mood changes within a second.
  private static let command = Measurement(name: "command") { work, _ in
    let store = "\(work.path)/single"
    let clerk = try StoreFiller(path: store).open(isNew: true)
    let bare = try BareFile(path: "\(work.path)/bare")
    var (ours, theirs) = (Samples(), Samples())
    for round in 0..<400 {
      let line = StoreFiller.toggle(round)
      let before = try Folder.bytes(in: "\(store)/journal")
      try ours.add { try StoreFiller.perform(line, clerk) }
      let count = try Folder.bytes(in: "\(store)/journal") - before
      try theirs.add { try bare.write(count) }
    }
    return "\(ours.median.text) a command (p99 \(ours.high.text)); "
      + "peer write + fdatasync \(theirs.median.text); "
      + ratio("rate", theirs.median / ours.median)
  }

  /// One command at a time against SQLite's inserts of as many bytes, one transaction each, with a
  /// write-ahead log and full syncs.
  private static let sqlite = Measurement(name: "sqlite") { work, _ in
    let clerk = try StoreFiller(path: "\(work.path)/beside").open(isNew: true)
    let database = try SQLite(in: work)
    var (ours, theirs) = (Samples(), Samples())
    for round in 0..<8 {
      try ours.add {
        for number in 0..<SQLite.inserts {
          try StoreFiller.perform(StoreFiller.toggle(number), clerk)
        }
      }
      guard let took = try database.insert() else { return Peer.missing("sqlite3") }
      theirs.add(took)
    }
    return "\(ours.median.text) for \(SQLite.inserts) commands; "
      + "peer sqlite3 \(theirs.median.text); "
      + ratio("rate", theirs.median / ours.median)
  }

  /// Sixty-four commands, one sync, each acknowledged after it, against one at a time.
  private static let batch = Measurement(name: "batch") { work, _ in
    let clerk = try StoreFiller(path: "\(work.path)/batches").open(isNew: true)
    var (together, single) = (Samples(), Samples())
    for round in 0..<60 {
      try together.add {
        try clerk.batch { batch in
          for number in 0..<64 { try StoreFiller.perform(StoreFiller.toggle(number), batch) }
        }
      }
      try single.add { try StoreFiller.perform(StoreFiller.toggle(round), clerk) }
    }
    let rate = single.median * 64 / together.median
    return
      "\(together.median.text) for 64 commands; peer one at a time \(single.median.text) each; "
      + ratio("rate", rate)
  }

  /// Every link of the chain, and then all that `verify` does: every record replayed and held
  /// against the snapshot, every sealed field opened.
  private static let verify = Measurement(name: "verify") { work, store in
    let files = try Folder.files(in: "\(store)/journal")
    let links = try Stopwatch.time { _ = try Journal.verify(on: DiskVolume(at: store)) }
    let ours = try Stopwatch.time { _ = try Verification(of: store) }
    guard let theirs = try Peer("sha256sum").time(files) else { return Peer.missing("sha256sum") }
    return "every link \(links.text), with the replay and all else \(ours.text); "
      + "peer sha256sum \(theirs.text); " + ratio("time of the links", links / theirs) + ", "
      + ratio("of all", ours / theirs)
  }

  /// The whole journal read, checked and replayed, without a snapshot.
  private static let replay = Measurement(name: "replay") { work, store in
    let files = try Folder.files(in: "\(store)/journal")
    let aside = "\(store)/snapshot.json.aside"
    rename("\(store)/snapshot.json", aside)
    defer { rename(aside, "\(store)/snapshot.json") }
    let ours = try Stopwatch.time { _ = try StoreFiller(path: store).open(isReadOnly: true) }
    let plain = "\(work.path)/plain.jsonl"
    try Folder.strip(files, to: plain)
    guard let theirs = try Peer("jq").time(["-c", ".", plain]) else { return Peer.missing("jq") }
    return "\(ours.text); peer jq -c . \(theirs.text); " + ratio("speed", theirs / ours)
  }

  /// A filter over every process, against a search of the same words in a text file.
  private static let filter = Measurement(name: "filter") { work, store in
    let clerk = try StoreFiller(path: store).open(isReadOnly: true)
    let text = "\(work.path)/rows.txt"
    try Folder.write(try StoreFiller.rows(clerk), to: text)
    var ours = Samples()
    for word in ["signed", "王", "000199", "status:signed", "nothing at all"] {
      try ours.add { _ = try clerk.view(.processes(Window(count: 50, filter: word))) }
    }
    let peer = Peer.first(of: ["rg", "grep"])
    guard let theirs = try peer?.time(["-c", "nothing at all", text]) else {
      return Peer.missing("ripgrep")
    }
    return "\(ours.median.text); peer \(peer?.name ?? "") \(theirs.text); "
      + ratio("time", ours.median / theirs)
  }

  static func ratio(_ name: String, _ ratio: Double) -> String {
    let hundredths = Int((ratio * 100).rounded())
    let digits = hundredths % 100
    return "\(name) ratio \(hundredths / 100).\(digits < 10 ? "0" : "")\(digits)"
  }
}
