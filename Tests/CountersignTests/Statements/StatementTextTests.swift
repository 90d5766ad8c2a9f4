import Countersign
import Testing

/// A statement as text: what is taken, and what is refused with its line and reason.
@Suite("Statements as text")
struct StatementTextTests {
  private static let header =
    "create_time,order_id,out_order_no,receiver_account,amount,currency,status,description"

  private func faults(_ bytes: [UInt8]) -> [String] {
    do throws(StatementFaults) {
      _ = try StatementText(bytes)
      return []
    } catch {
      return error.list.map(\.text)
    }
  }

  @Test("A bill as it comes: back-ticks, yuan, a byte order mark, carriage returns, a summary")
  func sound() throws {
    let text = """
      \(Self.header)\r
      `2026-11-21 10:00:00,`CL000001,`S1,`AC1,`12.30,`CNY,`SUCCESS,`a, b\r
      """.replacing("`a, b", with: "\"`a, \"\"b\"\"\nc\"")
    let rest = """

      `2026-11-21T02:00:01.000Z,`CL000002,`,`AC1,`0.01,`CNY,`处理中,\r
      \r
      总条数,总金额\r
      `2,`12.31\r

      """
    let bytes = [0xEF, 0xBB, 0xBF] + Array((text + rest).utf8)
    let found = try StatementText(bytes)
    #expect(found.lines.map(\.number) == [2, 4])
    #expect(found.lines.map(\.settlementRef) == ["CL000001", "CL000002"])
    #expect(found.lines.map(\.requestID) == ["S1", nil])
    #expect(found.lines.map(\.amount) == [Fen(1230), Fen(1)])
    #expect(found.lines.map(\.status) == [.success, .processing])
    #expect(found.lines.map(\.at) == [TestDesk.start, TestDesk.start.adding(seconds: 1)])
    #expect(found.count == 2 && found.total == Fen(1231))
    let plain = try StatementText(Array(String(decoding: bytes.dropFirst(3), as: UTF8.self).utf8))
    #expect(plain == found)
  }

  @Test(
    "Columns under their other names, in any order, with others between",
    arguments: [
      "微信分账单号,处理状态,分账金额", "status,x,amount,settlement_ref",
      "`amount,`status,`order_id", "request_id,order_id,\"amount\",status,备注",
    ])
  func columns(header: String) throws {
    let values = header.split(separator: ",").map { name -> String in
      switch name.filter({ $0 != "`" && $0 != "\"" }) {
      case "微信分账单号", "settlement_ref", "order_id": "`CL1"
      case "处理状态", "status": "成功"
      case "分账金额", "amount": "`100.00"
      case "request_id": "S1"
      default: "?"
      }
    }
    let text = header + "\n" + values.joined(separator: ",")
    let line = try #require(try StatementText(Array(text.utf8)).lines.first)
    #expect(line.settlementRef == "CL1" && line.amount == Fen(10_000) && line.status == .success)
  }

  @Test(
    "The amount: yuan with two decimals, and nothing else",
    arguments: [
      ("0.00", 0), ("0.01", 1), ("00.10", 10), ("123456789012345.67", 12_345_678_901_234_567),
      ("1", nil), ("1.0", nil), ("1.000", nil), (".10", nil), ("-1.00", nil), ("+1.00", nil),
      ("1,000.00", nil), ("¥1.00", nil), ("1.0x", nil), ("1e2.00", nil), ("１.00", nil),
      ("1234567890123456.00", nil), ("", nil), (" 1.00", 100), ("0x1.00", nil), ("1 .00", nil),
      ("1.-1", nil),
    ] as [(String, Int64?)])
  func amounts(text: String, fen: Int64?) {
    let quoted = "settlement_ref,amount,status\nCL1,\"\(text)\",SUCCESS\n"
    let found = try? StatementText(Array(quoted.utf8))
    #expect(found?.lines.first?.amount.count == fen)
    if fen == nil {
      #expect(faults(Array(quoted.utf8)) == ["line 2: amount is not in yuan with two decimals"])
    }
  }

  @Test(
    "Every malformed line with its number and reason, and nothing of the others",
    arguments: [
      ("", ["line 1: the header line is missing"]),
      ("\n\n", ["line 1: the header line is missing"]),
      (
        "a,b\n",
        ["settlement_ref", "amount", "status"].map { name in
          "line 1: column \(name == "settlement_ref" ? "settlement_ref" : name) is missing"
        }
      ),
      ("H,amount\nCL1,1.00,SUCCESS,1.00\n", ["line 1: column amount stands there twice"]),
      ("H\nCL1,1.00\n", ["line 2: 2 fields, the header has 3"]),
      ("H\nCL1,1.00,SUCCESS,\n", ["line 2: 4 fields, the header has 3"]),
      ("H\n,1.00,SUCCESS\n", ["line 2: no id in settlement_ref"]),
      ("H\nCL 1,1.00,SUCCESS\n", ["line 2: no id in settlement_ref"]),
      ("H\n流水,1.00,SUCCESS\n", ["line 2: no id in settlement_ref"]),
      ("H\nCL1,1.00,\n", ["line 2: status is not known"]),
      ("H\nCL1,1.00,MAYBE\n", ["line 2: status is not known"]),
      (
        "H\nCL1,1.00,SUCCESS\nCL2,2.00,SUCCESS\nCL1,1.00,SUCCESS\n",
        ["line 4: settlement_ref CL1 stands on line 2 already"]
      ),
      (
        "H\nCL1,1,MAYBE\nCL2,1.00,SUCCESS\nCL3\n",
        [
          "line 2: amount is not in yuan with two decimals", "line 2: status is not known",
          "line 4: 1 fields, the header has 3",
        ]
      ),
      ("H\nCL1,\"1.00,SUCCESS\n", ["line 2: a quote is not closed"]),
      ("H\nCL1,1\".00\",SUCCESS\n", ["line 2: a quote in the middle of a field"]),
      ("H\nCL1,\"1.00\"x,SUCCESS\n", ["line 2: something behind a closing quote"]),
      ("H\nCL1,1.00\r,SUCCESS\n", ["line 2: a carriage return without a new line"]),
      ("H\nCL1,1.00,SUCCESS\r", ["line 2: a carriage return without a new line"]),
      ("H\nCL1,1.00,SUCCESS\u{0}\n", ["line 2: a control character"]),
      ("H\nCL1,1.00,\u{1B}[31mSUCCESS\n", ["line 2: a control character"]),
      ("H\nCL1,1.00,SUCCESS\n总条数,总金额\n", ["line 3: the summary has no line of values"]),
      ("H\nCL1,1.00,SUCCESS\n总条数,总金额\n1\n", ["line 4: 1 fields, the summary has 2"]),
      (
        "H\nCL1,1.00,SUCCESS\n总条数,总金额\nx,1\n",
        ["line 4: the count is no number", "line 4: the total is not in yuan with two decimals"]
      ),
      (
        "H\nCL1,1.00,SUCCESS\n总条数,总金额\n1,1.00\nCL2,1.00,SUCCESS\n",
        ["line 5: something behind the summary"]
      ),
    ])
  func malformed(text: String, expected: [String]) {
    let text = text.replacing("H", with: "settlement_ref,amount,status")
    #expect(faults(Array(text.utf8)) == expected)
  }

  @Test("Bytes that are no text, and moments that are none")
  func bytes() {
    let head = Array("settlement_ref,amount,status,create_time\n".utf8)
    let line = Array("CL1,1.00,SUCCESS,".utf8)
    #expect(faults(head + line + [0xC3, 0x28, 10]) == ["line 2: not UTF-8"])
    #expect(faults([0xFF, 0xFE] + head).first == "line 1: not UTF-8")
    for time in ["2026-02-30 00:00:00", "2026-11-21", "now", "2026-11-21 24:00:00"] {
      #expect(
        faults(head + line + Array(time.utf8)) == ["line 2: create_time is not a moment"], "\(time)"
      )
    }
  }

  @Test("Whatever the bytes, it is read to its end")
  func anyBytes() {
    var dice = Dice(seed: 7)
    let pieces = [
      "\"", ",", "\n", "\r\n", "`", "CL1", "1.00", "SUCCESS", "总", "\u{FEFF}", "x", " ",
    ]
    for _ in 0..<3000 {
      var text = dice.roll(2) == 0 ? "settlement_ref,amount,status\n" : ""
      for _ in 0..<dice.roll(20) { text += pieces[dice.roll(pieces.count)] }
      var bytes = Array(text.utf8)
      if !bytes.isEmpty, dice.roll(4) == 0 { bytes[dice.roll(bytes.count)] = UInt8(dice.roll(256)) }
      let list = faults(bytes)
      #expect(list.allSatisfy { $0.hasPrefix("line ") })
    }
  }
}
