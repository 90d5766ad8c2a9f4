/// Looking for words in lines of code.
enum Words {
  /// True when a letter could be part of a name.
  static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || isDigit(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// True when a text stands in a line and no name goes on at its ends.
  ///
  /// - Parameter members: false leaves out what follows a dot, so that `print(` does not find
  ///   `page.print(`.
  static func contains(_ text: String, in line: String, members: Bool = true) -> Bool {
    let (needle, hay) = (Array(text.utf8), Array(line.utf8))
    guard let first = needle.first, let last = needle.last, hay.count >= needle.count else {
      return false
    }
    for start in 0...(hay.count - needle.count) where hay[start] == first {
      let end = start + needle.count
      guard hay[start..<end].elementsEqual(needle) else { continue }
      let before = start > 0 ? hay[start - 1] : UInt8(ascii: " ")
      let after = end < hay.count ? hay[end] : UInt8(ascii: " ")
      if isNameByte(first), isNameByte(before) { continue }
      if isNameByte(last), isNameByte(after) { continue }
      if !members, before == UInt8(ascii: ".") { continue }
      return true
    }
    return false
  }

  /// The names that a line of code is made of, in order.
  static func names(in line: String) -> [String] {
    line.utf8.split { !isNameByte($0) }.compactMap { String($0) }
  }
}
