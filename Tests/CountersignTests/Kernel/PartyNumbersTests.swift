import Countersign
import Testing

@Suite("Numbers that prove who somebody is")
struct PartyNumbersTests {
  /// The standards' own examples, and invented numbers.
  private static let identityCards = [
    "11010519491231002X", "440524188001010014", "110118198002291018", "11011819750615002X",
    "110118199012031177", "110118199001011023",
  ]
  private static let creditCodes = [
    "91350100M000100Y43", "91110118MA01A2B3CY", "91110118MA02D4E5FK", "92110118MA03G6H7J5",
    "91110118MA00000020",
  ]
  private static let cards = [
    "6290000000000000019", "6290000000000000027", "629000000000043", "4111111111111111",
    "378282246310005", "5555555555554444", "30569309025904",
  ]

  @Test("Sound identity cards", arguments: identityCards)
  func identityCard(number: String) { #expect(PartyNumbers.isIdentityCard(number)) }

  @Test("Sound credit codes", arguments: creditCodes)
  func creditCode(code: String) { #expect(PartyNumbers.isCreditCode(code)) }

  @Test("Sound bank cards", arguments: cards)
  func card(number: String) { #expect(PartyNumbers.isBankCard(number)) }

  /// Each single character changed, to each other one of the alphabet.
  private func changes(_ text: String, _ alphabet: String) -> [String] {
    let alphabet = Array(alphabet.utf8)
    var units = Array(text.utf8)
    var changed: [String] = []
    for place in units.indices {
      let own = units[place]
      for other in alphabet where other != own {
        units[place] = other
        changed.append(String(decoding: units, as: UTF8.self))
      }
      units[place] = own
    }
    return changed
  }

  @Test("Any single wrong digit of an identity card is found", arguments: identityCards)
  func identityCardChanged(number: String) {
    for wrong in changes(number, "0123456789X") {
      #expect(!PartyNumbers.isIdentityCard(wrong), "\(wrong)")
    }
  }

  @Test("Any single wrong character of a credit code is found", arguments: creditCodes)
  func creditCodeChanged(code: String) {
    for wrong in changes(code, "0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ") {
      #expect(!PartyNumbers.isCreditCode(wrong), "\(wrong)")
    }
  }

  @Test(
    "Any single wrong digit of a card is found, and neighbours turned round but 09",
    arguments: cards)
  func cardChanged(number: String) {
    for wrong in changes(number, "0123456789") { #expect(!PartyNumbers.isBankCard(wrong)) }
    let units = Array(number.utf8)
    for place in units.indices.dropLast() where units[place] != units[place + 1] {
      var turned = units
      turned.swapAt(place, place + 1)
      let isNine = Set([units[place], units[place + 1]]) == [48, 57]
      #expect(PartyNumbers.isBankCard(String(decoding: turned, as: UTF8.self)) == isNine)
    }
  }

  @Test(
    "Two neighbouring digits of an identity card turned round are found", arguments: identityCards)
  func identityCardTurned(number: String) {
    let units = Array(number.utf8)
    for place in 0..<16 where units[place] != units[place + 1] {
      var turned = units
      turned.swapAt(place, place + 1)
      #expect(!PartyNumbers.isIdentityCard(String(decoding: turned, as: UTF8.self)))
    }
  }

  @Test(
    "No identity cards",
    arguments: [
      "", "110105194912310021X", "1101051949123100", "11010519491231002x", "11010519491331002X",
      "110105491231002", "010105194912310028", "11010517991231002X", "11010519490229002X",
      "１1010519491231002X", " 1010519491231002X", "11010519491231002Χ", "110105194912310O2X",
    ])
  func notIdentityCards(number: String) { #expect(!PartyNumbers.isIdentityCard(number)) }

  @Test(
    "A day that is no day is refused whatever the check digit",
    arguments: ["19490229", "19491301", "19490100", "19490431", "00000101", "17991231"])
  func impossibleDays(day: String) {
    for order in 0..<1000 {
      let body = "110105\(day)\(padded(Int64(order), 3))"
      for check in "0123456789X" { #expect(!PartyNumbers.isIdentityCard("\(body)\(check)")) }
    }
  }

  @Test("Exactly one check character fits a body")
  func oneCheckCharacter() {
    for order in 0..<200 {
      let person = "11011819850214\(padded(Int64(order), 3))"
      #expect("0123456789X".count { PartyNumbers.isIdentityCard("\(person)\($0)") } == 1)
      let firm = "91110118MA0\(padded(Int64(order), 6))"
      let alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
      #expect(alphabet.count { PartyNumbers.isCreditCode("\(firm)\($0)") } == 1)
      let card = "62900000000000\(padded(Int64(order), 4))"
      #expect("0123456789".count { PartyNumbers.isBankCard("\(card)\($0)") } == 1)
    }
  }

  @Test(
    "No credit codes",
    arguments: [
      "", "91350100M000100Y4", "91350100M000100Y433", "91350100m000100y43", "91350100M000100O43",
      "913501A0M000100Y43", "91350100M000100Y44", "９1350100M000100Y43", "91350211M0000XUF46",
      "913020202503114486", "91350100M000100Y4\u{301}",
    ])
  func notCreditCodes(code: String) { #expect(!PartyNumbers.isCreditCode(code)) }

  @Test(
    "No bank cards",
    arguments: [
      "", "0", "0000000000000000", "62900000004", "62900000000000000001", "6290 0000 0000 0000 019",
      "6290000000000000018", "629000000000000001９", "-629000000000000019", "629000000000000001X",
    ])
  func notCards(number: String) { #expect(!PartyNumbers.isBankCard(number)) }

  @Test(
    "Mobile numbers",
    arguments: [
      ("13123456789", true), ("15400000001", true), ("19999999999", true), ("13000000000", true),
      ("12999999999", false), ("10000000000", false), ("1312345678", false),
      ("131234567890", false),
      ("23123456789", false), ("+8613123456789", false), ("8613123456789", false), ("", false),
      ("131 2345 678", false), ("1312345678９", false), ("1312345678a", false),
    ])
  func mobiles(number: String, isSound: Bool) { #expect(PartyNumbers.isMobile(number) == isSound) }

  @Test(
    "Ids",
    arguments: [
      ("a", true), ("A-Z_0.9:x", true), ("", false), (" ", false), ("a b", false), ("a/b", false),
      ("é", false), ("e\u{301}", false), ("用户", false), ("a\n", false), ("a\u{0}", false),
      (String(repeating: "x", count: 64), true), (String(repeating: "x", count: 65), false),
      ("a\u{200B}", false), ("a@b", false), ("a+b", false), ("..", true),
    ])
  func ids(text: String, isSound: Bool) { #expect(PartyNumbers.isID(text) == isSound) }
}
