import Testing

/// Several processes on one wallet: no balance is spent twice, no id given twice.
struct SharedWalletTests {
  /// Sends each its lines a few at a time, so that all are at it all the time and nobody does
  /// everything at once, and collects every answer.
  private func race(_ desk: Desk, _ lines: [[JSON]]) throws -> [[JSON]] {
    let children = try lines.map { _ in try desk.start(["exec"]) }
    var answers: [[JSON]] = lines.map { _ in [] }
    for start in stride(from: 0, to: lines[0].count, by: 4) {
      let few = start..<min(start + 4, lines[0].count)
      for (child, own) in zip(children, lines) {
        try child.send(own[few].map { $0.line + "\n" }.joined())
      }
      for (place, child) in children.enumerated() {
        for _ in few { answers[place].append(try JSON(#require(try child.nextLine()))) }
      }
    }
    for child in children { #expect(try child.finish().lines.isEmpty) }
    return answers
  }

  @Test(arguments: [2, 3])
  func oneBalanceIsNeverOverdrawn(_ writers: Int) throws {
    let funds: Int64 = 100_000
    let wallet = try WalletDesk(funds: funds)
    let lines = (0..<writers).map { writer -> [JSON] in
      (0..<60).map { number in
        let amount = 700 + (number * 37 + writer * 11) % 3000
        return wallet.split("S\(writer)-\(number)", Int64(amount))
      }
    }
    let answers = try race(wallet.desk, lines)
    #expect(answers.map(\.count) == lines.map(\.count))
    let codes = Set(answers.flatMap(\.self).map(Desk.code))
    #expect(codes == ["OK", "INSUFFICIENT_BALANCE"], "it ran out while both were at it")
    let paid = try wallet.desk.rows("split_requests", "status=SUCCESS")
    let sum = paid.reduce(0) { $0 + ($1["amount"].number ?? 0) + ($1["fee"].number ?? 0) }
    #expect(sum <= Int(funds))
    // Each process paid, and so did not the other alone.
    for writer in 0..<writers {
      #expect(paid.contains { $0["request_id"].string?.hasPrefix("S\(writer)-") == true })
    }
    let row = try wallet.account(0)
    #expect(row["balance"] == .integer(funds - Int64(sum)) && row["held"] == 0)
    let received = paid.reduce(0) { $0 + ($1["amount"].number ?? 0) }
    #expect(try wallet.account(2)["balance"].number == received)
    let told = answers.flatMap(\.self).filter { $0["result"]["status"] == "SUCCESS" }
    #expect(told.count == paid.count)
    #expect(try wallet.desk.verify().status == 0)
  }

  /// The same split from two processes is one payment.
  @Test func oneIdIsOnePayment() throws {
    let wallet = try WalletDesk()
    let lines = (0..<30).map { wallet.split("S\($0)", 1000) }
    let answers = try race(wallet.desk, [lines, lines])
    #expect(answers.flatMap(\.self).allSatisfy { $0["result"]["status"] == "SUCCESS" })
    for (one, other) in zip(answers[0], answers[1]) {
      #expect(one["result"]["settlement_ref"] == other["result"]["settlement_ref"])
    }
    #expect(try wallet.account(2)["balance"] == 30_000)
    #expect(try wallet.desk.rows("split_requests").count == 30)
    #expect(try wallet.desk.verify().status == 0)
  }

  @Test func noSequenceIsGivenTwice() throws {
    let desk = try Desk()
    let lines = (0..<3).map { writer in
      (0..<40).map { WalletDesk.person(1 + writer * 40 + $0) }
    }
    let answers = try race(desk, lines).flatMap(\.self)
    #expect(answers.allSatisfy { $0["ok"] == true })
    let ids = answers.compactMap { $0["result"]["user_id"].string }
    let wanted = (1...120).map { "INST_JG1_TYPE_PERSON_SEQ_\($0)" }
    #expect(Set(ids) == Set(wanted) && ids.count == 120)
    #expect(try desk.rows("users").compactMap { $0["user_id"].string } == wanted)
    #expect(try desk.verify().status == 0)
  }
}
