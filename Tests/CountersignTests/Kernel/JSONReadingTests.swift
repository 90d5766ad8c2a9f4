import Countersign
import Testing

@Suite("Reading JSON strictly")
struct JSONReadingTests {
  private func fault(_ bytes: [UInt8]) -> JSONFault? {
    do throws(JSONFault) {
      _ = try JSONText(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test("Texts that are JSON", arguments: JSONCases.sound)
  func sound(text: String) {
    #expect(fault(Array(text.utf8)) == nil)
  }

  @Test("Texts that are not", arguments: JSONCases.broken)
  func broken(text: String) {
    #expect(fault(Array(text.utf8)) != nil)
  }

  @Test("Bytes that are not UTF-8", arguments: JSONCases.notUTF8)
  func notUTF8(bytes: [UInt8]) {
    #expect(fault([0x22] + bytes + [0x22]) != nil)
    #expect(fault(Array(#"{"a":""#.utf8) + bytes + Array(#""}"#.utf8)) != nil)
    #expect(fault([0x22] + bytes) != nil)
    #expect(fault(Array(#"{""#.utf8) + bytes + Array(#"":1}"#.utf8)) != nil)
  }

  @Test(
    "Where the fault is",
    arguments: [
      (#"{"a":1,}"#, 7, "a member's name is expected"), ("[1,]", 3, "a value is expected"),
      (#"{"a":1,"a":2}"#, 8, "a member's name stands twice"), ("[1 2]", 3, "',' is expected"),
      (#"["\ud800"]"#, 2, "a surrogate stands alone"), ("tru", 0, "unknown word"),
      (#""abc"#, 1, "a string does not end"), ("", 0, "text ends early"),
      ("1 x", 2, "text goes on after the value"),
      ("\"a\tb\"", 2, "a control character stands in a string"),
      ("[01]", 1, "a number begins with 0"), ("[1.]", 3, "a digit is expected"),
      (#"{"a" 1}"#, 5, "':' is expected"), (#"["\x"]"#, 2, "an escape is unknown"),
    ])
  func places(text: String, offset: Int, reason: String) {
    #expect(fault(Array(text.utf8)) == JSONFault(reason, at: offset))
  }

  @Test("64 levels, and not 65")
  func depth() {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(fault(nested(64)) == nil)
    #expect(fault(nested(65)) == JSONFault("nested too deep", at: 64))
    #expect(fault([UInt8](repeating: UInt8(ascii: "["), count: 200_000))?.offset == 64)
    let wide = "[" + Array(repeating: "[]", count: 500).joined(separator: ",") + "]"
    #expect(fault(Array(wide.utf8)) == nil)
  }

  @Test("Every text cut short is refused", arguments: JSONCases.sound)
  func cutShort(text: String) throws {
    let bytes = Array(text.utf8)
    let whole = try JSONText(bytes)
    // A number may be cut and still be one; a bracket or a quote may not.
    guard [.object, .array, .string, .escapedString].contains(whole.nodes[0].kind) else { return }
    let end = bytes.lastIndex { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 } ?? 0
    for length in 0..<end + 1 { #expect(fault(Array(bytes[..<length])) != nil) }
  }

  @Test("Every control character is refused in a string, raw", arguments: UInt8(0)..<0x20)
  func controls(byte: UInt8) {
    #expect(
      fault([0x22, byte, 0x22]) == JSONFault("a control character stands in a string", at: 1))
  }

  @Test("Duplicate names among many members, however they are spelled")
  func manyMembers() {
    func object(_ count: Int, _ last: String) -> [UInt8] {
      let members = (0..<count).map { #""key\#($0)":\#($0)"# } + [last]
      return Array("{\(members.joined(separator: ","))}".utf8)
    }
    for count in [1, 23, 24, 25, 26, 300] {
      #expect(fault(object(count, #""other":0"#)) == nil)
      #expect(fault(object(count, #""key0":0"#)) != nil)
      #expect(fault(object(count, #""\u006bey0":0"#)) != nil)
      #expect(fault(object(count, #""k\u0065y\#(count - 1)":0"#)) != nil)
    }
  }

  @Test("Names equal to the eye but not in bytes are two names")
  func normalForms() throws {
    let text = try JSONText(Array("{\"\u{E9}\":1,\"e\u{301}\":2}".utf8))
    #expect(text.members(of: 0).map { text.integer($0.value) } == [1, 2])
  }
}
