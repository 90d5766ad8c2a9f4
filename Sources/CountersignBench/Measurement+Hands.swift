import Glibc

extension Measurement {
  /// Several processes at once on one store, each command acknowledged after its sync; against one
  /// process, and against PostgreSQL with as many clients, all taking turns.
  static let hands = Measurement(name: "hands") { work, _ in
    let database = try PostgreSQL(in: work)
    defer { database?.stop() }
    var (one, eight, batches, theirs) = (Rates(), Rates(), Rates(), Rates())
    for round in 0..<5 {
      one.add(try rate(work, "one-\(round)", hands: 1, commands: 200))
      eight.add(try rate(work, "eight-\(round)", hands: 8, commands: 200))
      batches.add(try rate(work, "batches-\(round)", hands: 8, commands: 1280, together: 64))
      if let database { theirs.add(try database.rate(clients: 8)) }
    }
    let peer =
      database == nil
      ? Peer.missing("postgresql")
      : "peer postgresql with 8 clients \(theirs.text), "
        + ratio("rate", eight.median / max(1, theirs.median))
        + ", with batches " + ratio("rate", batches.median / max(1, theirs.median))
    return "one process \(one.text); eight \(eight.text), "
      + ratio("rate", eight.median / one.median)
      + "; eight with batches of 64 \(batches.text), "
      + ratio("rate", batches.median / one.median) + "; " + peer
  }

  /// Commands a second, from the first that began to the last that was acknowledged.
  private static func rate(
    _ work: Folder, _ name: String, hands: Int, commands: Int, together: Int = 1
  ) throws -> Double {
    let store = "\(work.path)/\(name)"
    _ = try StoreFiller(path: store).open(isNew: true)
    let start = "\(store)-start"
    let children = try (0..<hands).map { number in
      try Child([
        "hand", "--store", store, "--name", "H\(number)", "--report", "\(store)-\(number)",
        "--commands", "\(commands)", "--together", "\(together)", "--start", start,
      ])
    }
    try Folder.write([], to: start)
    for child in children where !child.wait() { throw BenchFailure("a hand failed") }
    let notes = try (0..<hands).flatMap { try HandNote.read("\(store)-\($0)") }
    guard let begun = notes.map(\.begun).min(), let ended = notes.map(\.ended).max() else {
      throw BenchFailure("no hand did anything")
    }
    return Double(notes.count) / Duration.nanoseconds(ended - begun).seconds
  }
}

/// Rates of the same thing.
struct Rates {
  private var rates: [Double] = []

  mutating func add(_ rate: Double) { rates.append(rate) }

  var median: Double { rates.isEmpty ? 0 : rates.sorted()[rates.count / 2] }
  var text: String { "\(Int(median.rounded())) a second" }
}
