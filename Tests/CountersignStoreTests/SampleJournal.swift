import CountersignStore
import Testing

/// Small journals to try things on.
enum SampleJournal {
  static let header = Array(#"{"store_id":"S1","format":1,"seq":0}"#.utf8)

  /// Records of different lengths, told apart by their number.
  static func record(_ number: Int) -> [UInt8] {
    let text = String(repeating: "签", count: number % 4)
    return Array(#"{"seq":\#(number),"events":["\#(text)"]}"#.utf8)
  }

  static func records(_ numbers: ClosedRange<Int>) -> [[UInt8]] { numbers.map(record) }

  /// Files of about three records, read in pieces smaller than a line.
  static let options = JournalOptions(rollBytes: 330, maximumRecordBytes: 512, chunkBytes: 48)

  /// The same files on a disk of small sectors, each read in one piece.
  static let sectors = JournalOptions(
    rollBytes: 330, maximumRecordBytes: 512, chunkBytes: 1024, sectorBytes: LostBytes.sectorBytes)

  /// A journal with a header and so many records after it.
  @discardableResult
  static func make(on volume: any Volume, records count: Int) throws -> Journal {
    let journal = try Journal.create(on: volume, header: header, options: options)
    if count > 0 { for number in 1...count { _ = try journal.append([record(number)]) } }
    return journal
  }

  static func all(_ count: Int) -> [[UInt8]] {
    [header] + (count > 0 ? records(1...count) : [])
  }

  /// Everything that a writer finds, and how it found the end.
  static func recovered(
    on volume: any Volume, _ options: JournalOptions = options
  ) throws -> (journal: Journal, records: [[UInt8]], recovery: Recovery) {
    let journal = try Journal(on: volume, options: options)
    var found: [[UInt8]] = []
    let recovery = try journal.recover { sequence, json in
      #expect(sequence == found.count)
      found.append(Array(json))
    }
    return (journal, found, recovery)
  }

  /// The bytes of each file, in order.
  static func files(on volume: CrashVolume) throws -> [[UInt8]] {
    try volume.list("journal").compactMap { volume.content("journal/\($0)") }
  }

  static func damage(_ body: () throws -> Void) -> JournalDamage? {
    do {
      try body()
      return nil
    } catch {
      return error as? JournalDamage
    }
  }
}
