/// The beginning of what is added to a part file at a time: how long it is, and its SHA-256.
package enum PartBlock {
  /// `{"block":{"bytes":1234,"sha256":"…"}}` and blanks before the newline.
  static let rowHead = 128
  /// A mark, a length and a hash.
  static let pageHead = 8 + 8 + 64
  private static let mark = Array("CSPAGES1".utf8)

  static func finish(rows: inout [UInt8]) {
    rows.replaceSubrange(0..<rowHead, with: head(rows: Array(rows[rowHead...])))
  }

  static func finish(pages: inout [UInt8]) {
    pages.replaceSubrange(0..<pageHead, with: head(pages: Array(pages[pageHead...])))
  }

  private static func head(rows body: [UInt8]) -> [UInt8] {
    let text = #"{"block":{"bytes":\#(body.count),"sha256":"\#(ChainHash.of(body).hex)"}}"#
    var head = Array(text.utf8)
    head += [UInt8](repeating: UInt8(ascii: " "), count: rowHead - 1 - head.count)
    return head + [JournalLine.newline]
  }

  private static func head(pages body: [UInt8]) -> [UInt8] {
    let length = withUnsafeBytes(of: UInt64(body.count).littleEndian) { Array($0) }
    return mark + length + Array(ChainHash.of(body).hex.utf8)
  }

  static func verify(rows file: any VolumeFile, _ path: String, _ range: Range<Int>) throws {
    try verify(file, path, range, head: rowHead, length: rowLength, make: head(rows:))
  }

  static func verify(pages file: any VolumeFile, _ path: String, _ range: Range<Int>) throws {
    try verify(file, path, range, head: pageHead, length: pageLength, make: head(pages:))
  }

  private static func verify(
    _ file: any VolumeFile, _ path: String, _ range: Range<Int>, head headLength: Int,
    length: ([UInt8]) -> Int?, make: ([UInt8]) -> [UInt8]
  ) throws {
    var at = range.lowerBound
    while at < range.upperBound {
      let head = try file.bytes(in: at..<(at + headLength))
      guard head.count == headLength, let count = length(head), count >= 0,
        at + headLength + count <= range.upperBound
      else { throw PartDamage(file: path, offset: at, reason: .block) }
      let body = try file.bytes(in: (at + headLength)..<(at + headLength + count))
      guard body.count == count, make(body) == head else {
        throw PartDamage(file: path, offset: at, reason: .block)
      }
      at += headLength + count
    }
  }

  private static func rowLength(_ head: [UInt8]) -> Int? {
    let start = Array(#"{"block":{"bytes":"#.utf8)
    guard head.starts(with: start) else { return nil }
    let digits = head[start.count...].prefix { $0 >= 48 && $0 <= 57 }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private static func pageLength(_ head: [UInt8]) -> Int? {
    guard head.starts(with: mark) else { return nil }
    return head.withUnsafeBytes { bytes in
      Int(exactly: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
  }
}
