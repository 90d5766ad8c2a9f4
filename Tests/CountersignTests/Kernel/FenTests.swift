import Countersign
import Testing

@Suite("Money")
struct FenTests {
  @Test("Sums and differences that do not fit are none")
  func arithmetic() {
    let most = Fen(.max)
    let least = Fen(.min)
    #expect(Fen(1).adding(Fen(2)) == Fen(3))
    #expect(Fen(1).subtracting(Fen(2)) == Fen(-1))
    #expect(most.adding(Fen(1)) == nil)
    #expect(most.adding(.zero) == most)
    #expect(least.adding(Fen(-1)) == nil)
    #expect(least.subtracting(Fen(1)) == nil)
    #expect(Fen.zero.subtracting(least) == nil)
    #expect(most.subtracting(most) == .zero)
    #expect(Fen(-1) < .zero && .zero < Fen(1))
  }

  @Test(
    "A share is rounded half up to a fen",
    arguments: [
      (0, 3000, 0), (1, 3000, 0), (166, 3000, 0), (167, 3000, 1), (100, 3000, 0), (500, 3000, 2),
      (1_280_000, 3000, 3840), (1, 500_000, 1), (1, 499_999, 0), (3, 500_000, 2), (1, 1_000_000, 1),
      (100, 0, 0), (Int64.max, 1_000_000, Int64.max),
      (Int64.max, 500_000, 4_611_686_018_427_387_904),
      (Int64.max, 1, 9_223_372_036_855), (7, 1_500_000, 11),
    ] as [(Int64, Int64, Int64)])
  func share(amount: Int64, millionths: Int64, fen: Int64) {
    #expect(Fen(amount).share(millionths: millionths) == Fen(fen))
  }

  @Test("A share of a little amount by whole numbers agrees with long division")
  func shareByHand() {
    var dice = Dice(seed: 7)
    for _ in 0..<2000 {
      let amount = Int64(dice.roll(1_000_000_000))
      let rate = Int64(dice.roll(1_000_001))
      let expected = (amount * rate + 500_000) / 1_000_000
      #expect(Fen(amount).share(millionths: rate) == Fen(expected))
    }
  }

  @Test("A share that does not fit is none, at the very edge too")
  func shareTooBig() {
    #expect(Fen(.max).share(millionths: 1_000_001) == nil)
    #expect(Fen(.max).share(millionths: .max) == nil)
    #expect(Fen(-1).share(millionths: 3000) == nil)
    // The whole part is the greatest number there is, and its rest rounds up.
    #expect(Fen(9_223_362_813_491_962_316).share(millionths: 1_000_001) == nil)
    #expect(Fen(9_223_362_813_491_962_315).share(millionths: 1_000_001) == Fen(.max))
  }

  @Test(
    "As staff read it",
    arguments: [
      (0, "¥0.00"), (1, "¥0.01"), (10, "¥0.10"), (99, "¥0.99"), (100, "¥1.00"), (12_345, "¥123.45"),
      (99_999, "¥999.99"), (100_000, "¥1,000.00"), (123_456_789, "¥1,234,567.89"),
      (100_000_005, "¥1,000,000.05"), (-1, "-¥0.01"), (-123_456, "-¥1,234.56"),
      (Int64.max, "¥92,233,720,368,547,758.07"), (Int64.min, "-¥92,233,720,368,547,758.08"),
    ] as [(Int64, String)])
  func yuan(fen: Int64, text: String) {
    #expect(Fen(fen).yuan == text)
  }
}
