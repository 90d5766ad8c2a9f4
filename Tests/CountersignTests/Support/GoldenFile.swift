import Countersign
import Glibc

/// The golden journal beside the tests.
enum GoldenFile {
  /// `…/Tests/CountersignTests/Golden/journal-format-1.jsonl`.
  private static func path(_ here: String = #filePath) -> String {
    let folders = here.split(separator: "/").dropLast(2)
    return "/" + folders.joined(separator: "/") + "/Golden/journal-format-1.jsonl"
  }

  /// Its lines.
  static func lines() -> [[UInt8]] {
    guard let file = fopen(path(), "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) }
  }

  /// Writes it anew; only for a new format.
  static func write(_ lines: [[UInt8]]) -> Bool {
    guard let file = fopen(path(), "w") else { return false }
    defer { fclose(file) }
    for line in lines {
      let whole = line + [UInt8(ascii: "\n")]
      guard fwrite(whole, 1, whole.count, file) == whole.count else { return false }
    }
    return true
  }
}
