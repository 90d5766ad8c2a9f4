import Testing

@testable import CountersignStore

/// Hexadecimal digits and Base64.
@Suite struct TextTests {
  @Test func base64IsThatOfTheStandard() {
    // RFC 4648, section 10, without the filling.
    for (plain, text) in [
      ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
      ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"),
    ] {
      #expect(Base64URL.encode(plain.utf8) == text)
      #expect(Base64URL.decode(text) == Array(plain.utf8))
    }
    #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
    #expect(Base64URL.standard([0xFB, 0xFF]) == "+/8=")
    #expect(Base64URL.standard(Array("f".utf8)) == "Zg==")
  }

  @Test func onlyOneTextStandsForSomeBytes() {
    for text in ["Zh", "Zm9", "Z", "Zg=", "Zg==", "Z g", "Z+", "Zm9vY"] {
      #expect(Base64URL.decode(text) == nil, "\(text)")
    }
    for text in ["AB", "0g", "0", "ａ0"] { #expect(Hex.decode(Array(text.utf8)) == nil) }
    #expect(Hex.decode(Array("00ff7a".utf8)) == [0, 255, 0x7A])
    #expect(Hex.text([0, 255, 0x7A]) == "00ff7a")
  }
}
