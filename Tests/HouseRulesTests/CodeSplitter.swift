/// Tells Swift's code from its comments and string literals, byte by byte.
///
/// Both results have the length of the text: what is left out is blank, so a place in one is the
/// same place in the others.
struct CodeSplitter {
  private enum Place: Equatable {
    /// Code; inside an interpolation, with so many parentheses open.
    case code(parentheses: Int)
    case line
    case block(depth: Int)
    case literal(hashes: Int, quotes: Int)
  }

  private let bytes: [UInt8]
  private var at = 0
  private var places = [Place.code(parentheses: 0)]
  private(set) var code: [UInt8]
  private(set) var comments: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    code = bytes.map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") }
    comments = code
  }

  mutating func split() {
    while at < bytes.count, let place = places.last {
      switch place {
      case .code(let parentheses): takeCode(parentheses)
      case .line: takeLine()
      case .block(let depth): takeBlock(depth)
      case .literal(let hashes, let quotes): takeLiteral(hashes, quotes)
      }
    }
  }

  private func sees(_ text: StaticString) -> Bool {
    at + text.utf8CodeUnitCount <= bytes.count
      && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[at + $0] == text.utf8Start[$0] }
  }

  private func count(of byte: UInt8, from start: Int, atMost limit: Int = .max) -> Int {
    var count = 0
    while count < limit, start + count < bytes.count, bytes[start + count] == byte { count += 1 }
    return count
  }

  private mutating func keepCode(_ count: Int) {
    for place in at..<min(at + count, bytes.count) { code[place] = bytes[place] }
    at += count
  }

  private mutating func keepComment(_ count: Int) {
    for place in at..<min(at + count, bytes.count) { comments[place] = bytes[place] }
    at += count
  }

  /// Bytes that may begin something else than code.
  private static let marks: Set<UInt8> = Set("/\"#()".utf8)

  private mutating func takeCode(_ parentheses: Int) {
    if !Self.marks.contains(bytes[at]) { return keepCode(1) }
    if sees("//") { return places.append(.line) }
    if sees("/*") {
      places.append(.block(depth: 0))
      return
    }
    let hashes = count(of: UInt8(ascii: "#"), from: at)
    if count(of: UInt8(ascii: "\""), from: at + hashes, atMost: 1) == 1 {
      let three = count(of: UInt8(ascii: "\""), from: at + hashes, atMost: 3)
      let quotes = three == 3 ? 3 : 1
      places.append(.literal(hashes: hashes, quotes: quotes))
      return keepCode(hashes + quotes)
    }
    if places.count > 1 {
      if bytes[at] == UInt8(ascii: "(") {
        places[places.count - 1] = .code(parentheses: parentheses + 1)
      } else if bytes[at] == UInt8(ascii: ")") {
        places[places.count - 1] = .code(parentheses: parentheses - 1)
        if parentheses == 1 { places.removeLast() }
      }
    }
    keepCode(max(1, hashes))
  }

  private mutating func takeLine() {
    if bytes[at] == UInt8(ascii: "\n") { places.removeLast() }
    keepComment(1)
  }

  private mutating func takeBlock(_ depth: Int) {
    if sees("/*") {
      places[places.count - 1] = .block(depth: depth + 1)
      return keepComment(2)
    }
    guard sees("*/") else { return keepComment(1) }
    places[places.count - 1] = .block(depth: depth - 1)
    if depth == 1 { places.removeLast() }
    keepComment(2)
  }

  private mutating func takeLiteral(_ hashes: Int, _ quotes: Int) {
    let byte = bytes[at]
    if byte == UInt8(ascii: "\""), count(of: byte, from: at, atMost: quotes) == quotes,
      count(of: UInt8(ascii: "#"), from: at + quotes, atMost: hashes) == hashes
    {
      places.removeLast()
      return keepCode(quotes + hashes)
    }
    // A literal of one line ends with it, whatever a broken text says.
    if byte == UInt8(ascii: "\n"), quotes == 1 { places.removeLast() }
    guard byte == UInt8(ascii: "\\"),
      count(of: UInt8(ascii: "#"), from: at + 1, atMost: hashes) == hashes
    else {
      at += 1
      return
    }
    at += 1 + hashes
    guard at < bytes.count, bytes[at] == UInt8(ascii: "(") else {
      at += 1
      return
    }
    places.append(.code(parentheses: 0))
  }
}
