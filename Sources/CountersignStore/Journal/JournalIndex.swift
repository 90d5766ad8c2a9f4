/// Where records are, so that any of them is found without reading those before it.
///
/// Every 64th record that this object has passed is marked: 56 bytes for 64 records. What lies
/// before the place it began at is searched for (`JournalSearch`), and the places found last are
/// kept, for who looks at a record mostly looks at its neighbours too.
struct JournalIndex {
  static let stride = 64
  /// Places that are kept of those found.
  private static let kept = 64

  /// The number of the first mark there is.
  private let first: Int
  private var marks: [JournalPosition] = []
  private var found: [JournalPosition] = []
  private var oldest = 0
  /// The first record of each file, as far as it has been looked for; files never change.
  var firstRecords: [Int: Int] = [:]

  /// - Parameter from: The sequence of the first record that will be noted.
  init(from sequence: Int) {
    first = (sequence + Self.stride - 1) / Self.stride
  }

  /// The place before a record that is about to be passed.
  mutating func note(_ position: JournalPosition) {
    if position.records % Self.stride == 0 { marks.append(position) }
  }

  /// Keeps the place before a record that was searched for.
  mutating func keep(_ position: JournalPosition) {
    if found.contains(position) { return }
    if found.count < Self.kept { return found.append(position) }
    found[oldest] = position
    oldest = (oldest + 1) % Self.kept
  }

  /// A place shortly before a record, or at it; nil when it is to be searched for.
  func place(before sequence: Int) -> JournalPosition? {
    let number = sequence / Self.stride - first
    if number >= 0 { return marks[number] }
    let near = found.filter { (0..<Self.stride).contains(sequence - $0.records) }
    return near.max { $0.records < $1.records }
  }
}
