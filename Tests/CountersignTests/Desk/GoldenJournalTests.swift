import Countersign
import Glibc
import Testing

@Suite("The golden journal of format 1 replays for ever")
struct GoldenJournalTests {
  private func golden() throws -> (StoreHeader, [JournalRecord]) {
    let lines = GoldenFile.lines()
    let first = try #require(lines.first)
    let header = try StoreHeader.read(0, of: JSONText(first))
    return (header, try lines.dropFirst().map { try JournalRecord.read(0, of: JSONText($0)) })
  }

  @Test("It gives the desk it gave when it was recorded")
  func replays() throws {
    let (header, records) = try golden()
    #expect(header.format == 1)
    var registry = Registry(header)
    for record in records { registry.apply(record) }
    #expect(GoldenJourney.summary(registry) == Self.summary)
  }

  @Test("Every kind of signing's events stands in it")
  func everyKind() throws {
    let (_, records) = try golden()
    let types = Set(records.flatMap(\.events).map(\.type))
    #expect(EventCases.types.subtracting(EventCases.walletRequests).subtracting(types) == [])
  }

  @Test("What it says is lost in no reading: each line is written as it was")
  func bytes() throws {
    for line in GoldenFile.lines().dropFirst() {
      let record = try JournalRecord.read(0, of: JSONText(line))
      #expect(String(decoding: record.json, as: UTF8.self) == String(decoding: line, as: UTF8.self))
    }
  }

  /// For a new format only: `COUNTERSIGN_RECORD_GOLDEN=1 swift test --filter GoldenJournal`.
  @Test("Recording it anew", .enabled(if: getenv("COUNTERSIGN_RECORD_GOLDEN") != nil))
  func recordAnew() {
    let desk = GoldenJourney.play()
    #expect(GoldenFile.write([desk.header.json] + desk.records.map(\.json)))
  }

  private static let summary = [
    "FZ-AUTH 1.0 active",
    "KT-PAY 1.0 resting",
    "P20261121-000001 SIGNED COMPLETED 2026-11-21T02:00:00.000Z CB-000001, "
      + "user-A SIGNED MICRO_DEPOSIT 2 北京试味坊餐饮管理有限公司, user-B SIGNED FACE 1 王小明",
    "P20261121-000002 FAILED DECLINED 2026-11-21T02:30:00.000Z CB-000003, "
      + "user-A PENDING - 0 北京试味坊餐饮管理有限公司, user-G FAILED - 0 欧阳若水",
    "P20261121-000003 FAILED CANCELLED 2026-11-21T02:30:00.000Z CB-000004, "
      + "user-D PENDING - 0 erased, user-B PENDING - 0 王小明",
    "P20261121-000004 FAILED VERIFICATION_ATTEMPTS_EXCEEDED 2026-11-21T02:32:01.000Z CB-000005, "
      + "user-F FAILED MICRO_DEPOSIT 3 上海试川湘食品有限公司, user-G PENDING - 0 欧阳若水",
    "P20261121-000005 EXPIRED TIMED_OUT 2026-11-21T03:02:01.000Z CB-000006, "
      + "user-B PENDING - 0 王小明",
    "P20261125-000006 VERIFYING - - -, user-C PENDING FACE 0 李思",
    "CB-000001 DELIVERED 1 received 1", "CB-000002 DELIVERED 1 received 1",
    "CB-000003 DELIVERED 1 received 1", "CB-000004 DELIVERED 1 received 1",
    "CB-000005 DELIVERED 2 received 2", "CB-000006 GIVEN_UP 10 received 0", "sms ok CLOSED 16 6",
    "bank ok CLOSED 13 5", "face ok CLOSED 3 0", "callback ok HALF_OPEN 19 13",
    "records 98, last 2026-11-25T03:02:01.000Z, clock 90000", "requests 0 of 31, slots 6",
    "open [\"OPEN_PAYMENT user-C\"], keys [\"rest-1\"]", "card sets [1]",
  ]
}
