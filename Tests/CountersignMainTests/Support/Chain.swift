/// The journal as anyone can read it with nothing but SHA-256: lines, links and records.
struct Chain {
  struct Record {
    let hash: String
    let json: JSON
    /// Its place in the joined files.
    let bytes: Range<Int>
  }

  private(set) var records: [Record] = []

  /// Reads and checks every line and every link.
  init(_ bytes: [UInt8]) throws {
    var previous = [UInt8](repeating: 0, count: 32)
    var start = 0
    while start < bytes.count {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
        throw ChildTrouble("the last line has no end")
      }
      let line = bytes[start..<end]
      let (hash, raw) = (line.prefix(64), Array(line.dropFirst(65)))
      guard line.count > 65, line[start + 64] == UInt8(ascii: " ") else {
        throw ChildTrouble("line \(records.count) has no hash")
      }
      previous = Digest.sha256(previous, raw)
      let text = String(decoding: hash, as: UTF8.self)
      guard Digest.hex(previous) == text else {
        throw ChildTrouble("line \(records.count): the link does not hold")
      }
      let json = try JSON(String(decoding: raw, as: UTF8.self))
      records.append(Record(hash: text, json: json, bytes: start..<end + 1))
      start = end + 1
    }
  }

  var head: String { records.last?.hash ?? "" }

  /// All events in their order.
  var events: [JSON] { records.dropFirst().flatMap { $0.json["events"].items } }
}
