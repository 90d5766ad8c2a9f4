/// Where every 64th record is, so that any record is found without reading those before it.
///
/// 56 bytes for 64 records. After a start from a snapshot the older marks are missing, until
/// somebody asks for an old record and they are filled in.
struct JournalIndex {
  static let stride = 64

  /// The number of the first mark there is.
  private var first: Int
  private var marks: [JournalPosition] = []

  /// - Parameter from: The sequence of the first record that will be noted.
  init(from sequence: Int) {
    first = (sequence + Self.stride - 1) / Self.stride
  }

  /// The place before a record that is about to be passed.
  mutating func note(_ position: JournalPosition) {
    if position.records % Self.stride == 0 { marks.append(position) }
  }

  /// The nearest place at or before a record, nil when it is older than the marks.
  func mark(before sequence: Int) -> JournalPosition? {
    let number = sequence / Self.stride - first
    return number >= 0 ? marks[number] : nil
  }

  /// The number of records before the first mark.
  var unknown: Int { first * Self.stride }

  /// Puts older marks in front; they must reach up to the first one that was known.
  mutating func fill(_ older: [JournalPosition]) {
    precondition(older.count == first, "older marks reach to the known ones")
    marks = older + marks
    first = 0
  }
}
