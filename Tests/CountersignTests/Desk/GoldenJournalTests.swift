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

  @Test("Every kind of event stands in it")
  func everyKind() throws {
    let (_, records) = try golden()
    let types = Set(records.flatMap(\.events).map(\.type))
    #expect(EventCases.types.union(EventCases.walletTypes).subtracting(types) == [])
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
    "P20261125-000007 SIGNED COMPLETED 2026-11-25T03:02:01.000Z -, "
      + "INST_JG1_TYPE_ENTERPRISE_SEQ_1 SIGNED MICRO_DEPOSIT 1 北京试味坊餐饮管理有限公司, "
      + "INST_JG1_TYPE_PERSON_SEQ_4 SIGNED MICRO_DEPOSIT 1 王小明",
    "P20261125-000008 FAILED DECLINED 2026-11-25T03:08:41.000Z -, "
      + "INST_JG1_TYPE_ENTERPRISE_SEQ_1 PENDING - 0 北京试味坊餐饮管理有限公司, "
      + "INST_JG1_TYPE_PERSON_SEQ_5 FAILED - 0 欧阳若水",
    "P20261125-000009 SIGNED COMPLETED 2026-11-25T03:08:41.000Z -, "
      + "INST_JG1_TYPE_ENTERPRISE_SEQ_1 SIGNED MICRO_DEPOSIT 1 北京试味坊餐饮管理有限公司, "
      + "INST_JG1_TYPE_PERSON_SEQ_5 SIGNED MICRO_DEPOSIT 1 欧阳若水",
    "P20261125-000010 SIGNED COMPLETED 2026-11-25T03:08:41.000Z -, "
      + "INST_JG1_TYPE_ENTERPRISE_SEQ_1 SIGNED MICRO_DEPOSIT 1 北京试味坊餐饮管理有限公司",
    "CB-000001 DELIVERED 1 received 1", "CB-000002 DELIVERED 1 received 1",
    "CB-000003 DELIVERED 1 received 1", "CB-000004 DELIVERED 1 received 1",
    "CB-000005 DELIVERED 2 received 2", "CB-000006 GIVEN_UP 10 received 0", "sms ok CLOSED 23 6",
    "bank ok CLOSED 23 5", "face ok CLOSED 3 0", "callback ok HALF_OPEN 19 13",
    "records 229, last 2026-11-25T03:26:51.000Z, clock 90000", "requests 0 of 72, slots 12",
    "open [\"OPEN_PAYMENT user-C\"], keys [\"rest-1\"]", "card sets [1]",
    "INST_JG1_TYPE_ENTERPRISE_SEQ_1 NORMAL 北京试味坊餐饮管理有限公司 pays",
    "INST_JG1_TYPE_ENTERPRISE_SEQ_2 NORMAL 上海试川湘食品有限公司",
    "INST_JG1_TYPE_ENTERPRISE_SEQ_3 NORMAL 上海试川湘食品有限公司",
    "INST_JG1_TYPE_PERSON_SEQ_4 NORMAL 王小明", "INST_JG1_TYPE_PERSON_SEQ_5 NORMAL 欧阳若水",
    "INST_JG1_TYPE_INDIVIDUAL_BUSINESS_SEQ_6 NORMAL 钱记茶铺",
    "AC-R000032 COLLECTION NORMAL 994985 held 0", "AC-R000033 COLLECTION NORMAL 0 held 0",
    "AC-R000034 RECEIVER CLOSED 0 held 0", "AC-R000035 RECEIVER NORMAL 5000 held 1000",
    "AC-R000036 RECEIVER NORMAL 0 held 0", "AC-R000043 COLLECTION NORMAL 0 held 0",
    "BD-000001 SIGNED -", "BD-000002 UNSIGNED DECLINED: 不认识", "BD-000003 INVALIDATED 解约",
    "S1 SUCCESS - CL-R000058 - 6 records", "S2 FAILED NO_VALID_BINDING - - 2 records",
    "S3 FAILED CLEARING_REJECTED - - 3 records", "S4 SUCCESS - CL-R000061 - 11 records",
    "S5 SUCCESS - CL-R000062 - 6 records",
    "S6 FAILED CLEARING_REJECTED - operator:li.na 5 records",
    "S7 FAILED ACCOUNT_FROZEN - - 1 records",
    "AL-000001 FREEZE_NOT_IN_STEP AC-R000033 over operator:li.na",
    "AL-000002 SPLIT_UNRESOLVED S4 over -", "AL-000003 SPLIT_UNRESOLVED S5 over -",
    "AL-000004 FREEZE_NOT_IN_STEP S4 over -", "AL-000005 FREEZE_NOT_IN_STEP S1 over -",
    "X1 FREEZE_TRANSACTION lifted", "I1 FREEZE_MERCHANT lifted", "X2 FREEZE_TRANSACTION stands",
    "funded 1000000, fees 15",
  ]
}
