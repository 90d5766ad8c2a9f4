import Countersign
internal import Dispatch
internal import Synchronization

/// Reads records as facts on other cores, while those before them are applied: of a long replay,
/// the reading is the half that needs nothing but the record itself.
struct DecodeAhead {
  /// Records that are read together, and how many such lots may be under way.
  private static let (together, lots) = (256, 6)

  private let queue = DispatchQueue(label: "decode", attributes: .concurrent)
  private var lot: [(sequence: Int, json: [UInt8])] = []
  private var begun: [Decoding] = []
  /// Gets each record in its order, on the caller's thread.
  private let body: (Int, JournalRecord) throws -> Void

  init(_ body: @escaping (Int, JournalRecord) throws -> Void) { self.body = body }

  /// Takes the next record after the header.
  ///
  /// - Throws: `ClerkFailure.unreadable`, of this record or an earlier one; what `body` throws.
  mutating func take(_ sequence: Int, _ json: UnsafeRawBufferPointer) throws {
    lot.append((sequence, Array(json)))
    guard lot.count == Self.together else { return }
    let decoding = Decoding(lot)
    lot.removeAll(keepingCapacity: true)
    begun.append(decoding)
    queue.async { decoding.run() }
    if begun.count == Self.lots { try hand(begun.removeFirst()) }
  }

  /// Returns when `body` has had them all.
  ///
  /// - Throws: as `take`.
  mutating func finish() throws {
    while !begun.isEmpty { try hand(begun.removeFirst()) }
    for (sequence, json) in lot { try body(sequence, try JournalReading.record(sequence, json)) }
    lot = []
  }

  private func hand(_ decoding: Decoding) throws {
    for record in try decoding.records() { try body(record.sequence, record.record) }
  }
}

/// Records on their way through another thread.
private final class Decoding: Sendable {
  typealias Found = [(sequence: Int, record: JournalRecord)]

  private let lot: [(sequence: Int, json: [UInt8])]
  private let found = Mutex<Result<Found, any Error>>(.success([]))
  private let isDone = DispatchSemaphore(value: 0)

  init(_ lot: [(sequence: Int, json: [UInt8])]) { self.lot = lot }

  func run() {
    let read = Result {
      try lot.map { sequence, json in
        (sequence: sequence, record: try JournalReading.record(sequence, json))
      }
    }
    found.withLock { $0 = read }
    isDone.signal()
  }

  func records() throws -> Found {
    isDone.wait()
    return try found.withLock { try $0.get() }
  }
}
