import Testing

@testable import Terminal

@Suite struct MarksTests {
  @Test(arguments: 0...5)
  func holdsAsManyAsALetterMayHave(_ count: Int) {
    var marks = Marks()
    let scalars = (0..<count).map { Unicode.Scalar(0x300 + UInt32($0)) ?? " " }
    for scalar in scalars { marks.append(scalar) }
    #expect(Array(marks) == Array(scalars.prefix(Marks.most)))
    #expect(marks.isEmpty == (count == 0))
  }

  @Test func isAsBigAsItHolds() {
    #expect(MemoryLayout<Marks>.size <= 16 && MemoryLayout<Cell>.stride <= 32)
  }
}
