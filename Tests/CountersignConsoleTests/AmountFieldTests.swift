import Countersign
import CountersignConsole
import Terminal
import Testing

/// The amount is typed in yuan, as the bank app shows it, and sent in fen.
struct AmountFieldTests {
  private func field(typing text: String) -> AmountField {
    var field = AmountField()
    for scalar in text.unicodeScalars { _ = field.handle(.character(scalar)) }
    return field
  }

  @Test(
    arguments: [
      ("0.37", 37), ("0.3", 30), (".37", 37), ("1", 100), ("0.01", 1), ("12.05", 1205), ("5.", 500),
      ("9999999.99", 999_999_999), ("０．３７", 37), ("0。37", 37),
    ] as [(String, Int64)])
  func readsYuan(typed: String, fen: Int64) {
    #expect(field(typing: typed).value == .success(Fen(fen)))
  }

  @Test(arguments: ["", "."]) func isEmptyWithoutADigit(typed: String) {
    #expect(field(typing: typed).value == .failure(.empty))
  }

  @Test(arguments: ["0", "0.0", "0.00"]) func zeroIsNoAmount(typed: String) {
    #expect(field(typing: typed).value == .failure(.zero))
  }

  @Test(arguments: [
    ("0.375", "0.37"), ("1.2.3", "1.23"), ("007", "0"), ("12345678", "1234567"),
    ("a0b.c3d7", "0.37"),
    ("-1", "1"), ("1e5", "15"),
  ])
  func refusesWhatIsNoBeginningOfAnAmount(typed: String, kept: String) {
    #expect(field(typing: typed).text == kept)
  }

  @Test func lettersAreLeftToTheScreenButDigitsNever() {
    var field = field(typing: "0.37")
    let keys: [Key] = [.character("x"), .character(" "), .control("w"), .character("5")]
    let taken = keys.map { field.handle($0) }
    #expect(taken == [false, false, false, true])
    #expect(field.text == "0.37")
  }

  @Test(arguments: [
    ("¥ 0.37", "0.37"), ("0.37 元\n", "0.37"), ("金额0.37", ""), ("0.375", ""), ("1,234.50", ""),
    ("\u{1B}[31m0.37", ""), ("¥", ""),
  ])
  func takesAPastedAmountWholeOrNotAtAll(pasted: String, kept: String) {
    var field = AmountField()
    let isTaken = field.handle(.paste(pasted))
    #expect(isTaken)
    #expect(field.text == kept)
  }

  @Test func deletingThePointMayNotMakeTooLargeANumber() {
    var field = field(typing: "1234567.89")
    for _ in 0..<2 { _ = field.handle(.left) }
    _ = field.handle(.backspace)
    #expect(field.text == "1234567.89")
    _ = field.handle(.home)
    _ = field.handle(.delete)
    #expect(field.text == "234567.89")
  }
}
