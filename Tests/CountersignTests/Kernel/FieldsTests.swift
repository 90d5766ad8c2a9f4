import Countersign
import Testing

/// A record with one field of each kind.
private struct Sheet: Record, Equatable {
  var text = ""
  var count = 0
  var flag = false
  var money = Fen.zero
  var role = PartyRole.payer
  var note: String?
  var list: [Int64] = []
  var table: [String: String] = [:]
  var inner: Guarded?

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("text", &text)
    fields.field("count", &count)
    fields.field("flag", &flag)
    fields.field("money", &money)
    fields.field("role", &role)
    fields.field("note", &note)
    fields.field("list", &list)
    fields.field("table", &table)
    fields.field("inner", &inner)
  }
}

private struct StrictSheet: StrictRecord, Equatable {
  var name = ""
  var note: String?

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("name", &name)
    fields.field("note", &note)
  }
}

@Suite("Records and their fields")
struct FieldsTests {
  private static let whole =
    #"{"text":"a","count":1,"flag":true,"money":5,"role":"PAYEE","list":[1,2],"#
    + #""table":{"k":"v"}}"#

  private func fault(_ text: String) -> String? {
    do throws(JSONFault) {
      _ = try Sheet.read(0, of: JSONText(Array(text.utf8)))
      return nil
    } catch {
      return error.reason
    }
  }

  @Test("A record is read, in any order of its fields, and written in its own")
  func reads() throws {
    var sheet = Sheet()
    sheet.text = "a"
    sheet.count = 1
    sheet.flag = true
    sheet.money = Fen(5)
    sheet.role = .payee
    sheet.list = [1, 2]
    sheet.table = ["k": "v"]
    let read = try Sheet.read(0, of: JSONText(Array(Self.whole.utf8)))
    #expect(read == sheet)
    let turned =
      #"{"inner":null,"table":{"k":"v"},"more":[{}],"list":[1,2],"role":"PAYEE","note":null,"#
      + #""m\u006fney":5,"flag":true,"count":1,"text":"a"}"#
    #expect(try Sheet.read(0, of: JSONText(Array(turned.utf8))) == sheet)
    #expect(String(decoding: sheet.json, as: UTF8.self) == Self.whole)
  }

  @Test(
    "Each field must be there and be of its kind",
    arguments: [
      (#""text":"a","#, "", "field text is missing"),
      (#""text":"a""#, #""text":null"#, "field text: a text is expected"),
      (#""text":"a""#, #""text":1"#, "field text: a text is expected"),
      (#""text":"a""#, #""text":["a"]"#, "field text: a text is expected"),
      (#""count":1"#, #""count":1.0"#, "field count: a whole number is expected"),
      (#""count":1"#, #""count":"1""#, "field count: a whole number is expected"),
      (#""count":1"#, #""count":9223372036854775808"#, "field count: a whole number is expected"),
      (#""count":1"#, #""count":true"#, "field count: a whole number is expected"),
      (#""flag":true"#, #""flag":1"#, "field flag: true or false is expected"),
      (#""flag":true"#, #""flag":"true""#, "field flag: true or false is expected"),
      (#""money":5"#, #""money":5.5"#, "field money: a whole number of fen is expected"),
      (#""money":5"#, #""money":5e0"#, "field money: a whole number of fen is expected"),
      (#""role":"PAYEE""#, #""role":"payee""#, "field role: one of PAYER, PAYEE is expected"),
      (#""list":[1,2]"#, #""list":{}"#, "field list: a list is expected"),
      (#""list":[1,2]"#, #""list":[1,"2"]"#, "field list: a whole number is expected"),
      (#""list":[1,2]"#, #""list":[1,null]"#, "field list: a whole number is expected"),
      (#""table":{"k":"v"}"#, #""table":[]"#, "field table: an object is expected"),
      (#""table":{"k":"v"}"#, #""table":{"k":1}"#, "field table: a text is expected"),
    ])
  func faults(part: String, instead: String, reason: String) {
    let pieces = Self.whole.split(separator: part, omittingEmptySubsequences: false)
    #expect(pieces.count == 2)
    #expect(fault(pieces.joined(separator: instead)) == reason)
  }

  @Test("No object at all", arguments: ["[]", "null", "1", #""a""#])
  func noObject(text: String) {
    #expect(fault(text) == "an object is expected")
  }

  @Test("A strict record knows its fields; the first unknown one is named")
  func strict() throws {
    func read(_ text: String) -> Result<StrictSheet, JSONFault> {
      Result { () throws(JSONFault) in try StrictSheet.read(0, of: JSONText(Array(text.utf8))) }
    }
    #expect(try read(#"{"name":"a"}"#).get() == StrictSheet(name: "a", note: nil))
    #expect(try read(#"{"note":null,"name":"a"}"#).get() == StrictSheet(name: "a", note: nil))
    #expect(read(#"{"name":"a","x":1,"y":2}"#).failure?.reason == "unknown field x")
    #expect(read(#"{"Name":"a"}"#).failure?.reason == "field name is missing")
    #expect(read(#"{"name":"a","name ":1}"#).failure?.reason == "unknown field name ")
  }

  @Test("What is absent is left out; a table's keys are in the order of their bytes")
  func writing() {
    var sheet = Sheet()
    sheet.note = ""
    sheet.table = ["b": "1", "a": "2", "中": "3", "": "4"]
    sheet.inner = .sealed("x")
    #expect(
      String(decoding: sheet.json, as: UTF8.self)
        == #"{"text":"","count":0,"flag":false,"money":0,"role":"PAYER","note":"","list":[],"#
        + #""table":{"":"4","a":"2","b":"1","中":"3"},"inner":{"sealed":"x"}}"#)
  }

  @Test(
    "A guarded text: open as it is, sealed in an object, nothing else",
    arguments: [
      (#""a""#, Guarded.open("a")), (#"{"sealed":"a"}"#, .sealed("a")), (#"{}"#, nil),
      (#"{"sealed":1}"#, nil), (#"{"open":"a"}"#, nil), (#"{"sealed":"a","b":"c"}"#, nil),
      ("null", nil), ("1", nil),
    ] as [(String, Guarded?)])
  func guarded(text: String, value: Guarded?) {
    #expect((try? Guarded.read(0, of: JSONText(Array(text.utf8)))) == value)
  }
}

extension Result {
  var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
