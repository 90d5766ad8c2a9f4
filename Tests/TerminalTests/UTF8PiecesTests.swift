import Testing

@testable import Terminal

/// Bytes of keys, torn anywhere.
struct UTF8PiecesTests {
  @Test(arguments: 1...7) func tornAnywhereItIsTheSame(size: Int) {
    let text = "a签é😀\u{1B}[A款"
    var pieces = UTF8Pieces()
    var read = String.UnicodeScalarView()
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      read.append(contentsOf: pieces.take(bytes[start..<min(start + size, bytes.count)]))
    }
    #expect(String(read) == text)
  }

  @Test func whatIsNoTextDoesNotHoldUpTheRest() {
    var pieces = UTF8Pieces()
    #expect(pieces.take([0xFF, 0x41]) == ["\u{FFFD}", "A"])
    #expect(pieces.take([0x80, 0x80, 0x80, 0x80]).count == 4)
    #expect(pieces.take([0xE7]).isEmpty)
    #expect(pieces.take([0x42]).last == "B")
  }
}
