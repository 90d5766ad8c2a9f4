import Countersign
import Testing

@Suite("The wallet's events as JSON")
struct WalletEncodingTests {
  private static let at = #""2026-11-21T02:00:00.000Z""#

  /// Every field of each fact, as it is written.
  private static let bodies: [(types: [String], fields: String)] = [
    (
      AccountKind.allCases.map(\.rawValue),
      #""account_id":"a","user_id":"u","account_type":"COLLECTION","request_id":"R1","#
        + #""status":"FROZEN","code":"ACCOUNT_FROZEN","reason":"r","answered":false"#
    ),
    (
      BindingKind.allCases.map(\.rawValue),
      #""binding_id":"b","payer_user_id":"p","receiver_user_id":"r","user_id":"u","#
        + #""process_id":"P20261121-000001","end_reason":"TIMED_OUT","reason":"r""#
    ),
    (
      SplitKind.allCases.map(\.rawValue),
      #""request_id":"s","payer_account_id":"p","receiver_account_id":"r","amount":100,"fee":1,"#
        + #""status":"SUCCESS","settlement_ref":"CL","binding_id":"b","clearing_key":"k","#
        + #""code":"CLEARING_REJECTED","detail":"d","checks":[{"check":"binding","#
        + #""outcome":"PASSED","values":{"a":"b"},"record":7}],"alert_at":"# + at
    ),
    (
      FreezeKind.allCases.map(\.rawValue),
      #""instruction_id":"i","lifts":"j","user_id":"u","request_id":"s","accounts":["a","b"],"#
        + #""amount":5,"account_id":"a","reason":"r""#
    ),
    (
      AlertKind.allCases.map(\.rawValue),
      #""alert_id":"a","level":"CRITICAL","code":"SPLIT_UNRESOLVED","subject":"s","detail":"d","#
        + #""next_step":"n","work_item":true,"note":"x""#
    ),
    (
      ["STATEMENT_IMPORTED"],
      #""content_sha256":"ab","from":"2026-11-21","to":"2026-11-22","lines":3,"matched":1,"#
        + #""breaks":{"AMOUNT_DIFFERS":1,"MISSING_HERE":1}"#
    ),
  ]

  private static let lines = bodies.flatMap { body in
    body.types.map { #"{"type":"\#($0)",\#(body.fields)}"# }
  }

  @Test("Each kind is read, and written as it was", arguments: lines)
  func roundTrip(line: String) throws {
    let event = try Event.read(0, of: JSONText(Array(line.utf8)))
    var writer = JSONWriter()
    event.write(to: &writer)
    #expect(writer.text == line)
    guard case .wallet = event else {
      Issue.record("no event of the wallet")
      return
    }
  }

  @Test("A registered user, whole: open on no line, and found again by their numbers")
  func user() throws {
    var scene = TestDesk()
    let lines = CommandLines.wallet
    scene.run(lines[0].command)
    let record = try #require(scene.records.last)
    let read = try JournalRecord.read(0, of: JSONText(record.json))
    #expect(read == record)
    #expect(record.events.map(\.type) == ["USER_REGISTERED"])
    #expect(!String(decoding: record.json, as: UTF8.self).contains(Cast.personB.name))
  }

  @Test("No type of the wallet is one of signing's, and failures say FAIL")
  func types() {
    let types = Self.bodies.flatMap(\.types) + ["USER_REGISTERED"]
    #expect(Set(types).count == types.count)
    #expect(Set(types).isDisjoint(with: EventCases.types))
    let published: Set = [
      "BINDING_RELATIONSHIP_ESTABLISHED", "ACCOUNT_OPENED", "SPLIT_REQUEST_PROCESSED",
    ]
    #expect(published.isSubset(of: types))
  }
}
