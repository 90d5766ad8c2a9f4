import Countersign
import Testing

@Suite("Writing JSON")
struct JSONWritingTests {
  private func written(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return writer.text
  }

  private func read(_ text: String) throws -> String {
    let json = try JSONText(Array(text.utf8))
    return json.string(0)
  }

  /// The edges of every class of scalars, and what stands beside them.
  private static let edges: [UInt32] = [
    0x00, 0x01, 0x07, 0x08, 0x09, 0x0A, 0x0C, 0x0D, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x26, 0x27, 0x2F,
    0x3C, 0x5B, 0x5C, 0x5D, 0x7E, 0x7F, 0x80, 0x9F, 0xA0, 0xAD, 0xFF, 0x300, 0x301, 0x7FF, 0x800,
    0x200B, 0x200E, 0x2028, 0x2029, 0x202E, 0x2066, 0x3000, 0x4E00, 0xD7FF, 0xE000, 0xFEFF, 0xFFFD,
    0xFFFE, 0xFFFF, 0x10000, 0x1F600, 0xE0041, 0x10FFFF,
  ]

  @Test("Every class of scalars comes back as it was", arguments: edges)
  func scalars(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    for text in ["\(scalar)", "a\(scalar)", "\(scalar)b", "a\(scalar)\(scalar)\"\(scalar)"] {
      let back = try read(written { $0.string(text) })
      #expect(Array(back.utf8) == Array(text.utf8))
    }
  }

  @Test("All of Latin-1 and every two-byte edge, in one string")
  func allTogether() throws {
    var text = String.UnicodeScalarView()
    for value in UInt32(0)...0x900 {
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    let back = try read(written { $0.string(String(text)) })
    #expect(Array(back.utf8) == Array(String(text).utf8))
  }

  @Test(
    "The bytes themselves",
    arguments: [
      ("", #""""#), ("\"\\/", #""\"\\/""#), ("\n\r\t", #""\n\r\t""#),
      ("\u{0}\u{8}\u{1F}\u{7F}", #""\u0000\u0008\u001f\u007f""#), ("中é😀", #""中é😀""#),
      ("\u{2028}", "\"\u{2028}\""),
    ])
  func bytes(text: String, json: String) {
    #expect(written { $0.string(text) } == json)
  }

  @Test(
    "Whole numbers come back",
    arguments: [0, 1, -1, 9, 10, -10, 99, 1_000_000, Int64.max, Int64.min, Int64.max - 1])
  func integers(value: Int64) throws {
    let text = written { $0.integer(value) }
    #expect(text == String(value))
    let json = try JSONText(Array(text.utf8))
    #expect(json.integer(0) == value)
  }

  @Test(
    "Numbers that are not whole, or do not fit, are not integers",
    arguments: [
      "1.0", "1e2", "9223372036854775808", "-9223372036854775809", "99999999999999999999",
      "1.5", "0.0", "-1E0",
    ])
  func notIntegers(text: String) throws {
    let json = try JSONText(Array(text.utf8))
    #expect(json.integer(0) == nil)
  }

  @Test("Minus nought is nought")
  func minusNought() throws {
    let json = try JSONText(Array("-0".utf8))
    #expect(json.integer(0) == 0)
  }

  @Test("Brackets, commas and names")
  func structure() {
    let text = written { writer in
      writer.object { body in
        body.name("a")
        body.array { list in
          list.integer(1)
          list.null()
          list.object { _ in }
          list.array { _ in }
          list.bool(true)
          list.bool(false)
          list.raw(Array("[2]".utf8))
        }
        body.name("\"b\"" as String)
        body.string("")
        body.name("c")
        body.object { inner in
          inner.name("d")
          inner.integer(-5)
        }
      }
    }
    #expect(text == #"{"a":[1,null,{},[],true,false,[2]],"\"b\"":"","c":{"d":-5}}"#)
  }

  @Test("The parts of a text that was read")
  func nodes() throws {
    let text = #" {"a" : [1, "x\ty"], "b":{}, "c" :null } "#
    let json = try JSONText(Array(text.utf8))
    let members = json.members(of: json.root)
    #expect(members.map(\.key) == ["a", "b", "c"])
    let items = json.items(of: members[0].value)
    #expect(items.map { String(decoding: json.raw($0), as: UTF8.self) } == ["1", #""x\ty""#])
    #expect(json.string(items[1]) == "x\ty")
    #expect(members.map { json.nodes[$0.value].kind } == [.array, .object, .null])
    #expect(String(decoding: json.raw(json.root), as: UTF8.self) + " " == text.dropFirst())
  }
}
