import Countersign
import Testing

@Suite("Why a process stands where it stands")
struct WhyTests {
  private func whys(_ table: String) -> [Why] {
    var script = Script()
    _ = script.play(table)
    let desk = script.desk
    return desk.registry.whys(desk.process(1), desk.policy, at: desk.now) {
      Masking.name(StubTools.clear($0.name) ?? "")
    }
  }

  private static let at = TestDesk.start

  @Test(
    "One sentence for each party that holds it up",
    arguments: [
      (
        "create B | -",
        [Why.linkNotOpened(userID: "user-B", name: "王**", since: at)]
      ),
      (
        "sms reject | -\ncreate B | -", [.smsNotSent(userID: "user-B", name: "王**")]
      ),
      (
        "create B | -\nwait 1m | -\nB open | -",
        [.choosesVerification(userID: "user-B", name: "王**", since: at.adding(seconds: 60))]
      ),
      (
        "create B | -\nB deposit | -\nB amount wrong | -",
        [
          .depositUnanswered(
            userID: "user-B", name: "王**", until: at.adding(seconds: 604_800), attemptsLeft: 2)
        ]
      ),
      (
        "create B | -\nbank unavailable | -\nwait 5s | -\nB deposit | -",
        [.serviceDown(.bank, userID: "user-B", name: "王**", since: at.adding(seconds: 5))]
      ),
      (
        "create B | -\nB face | -\nB show other | -",
        [.faceNotDone(userID: "user-B", name: "王**", attemptsLeft: 2)]
      ),
      (
        "create B C | -\nB face | -\nB show own | -\nC face | -\nC show own | -\nC sign | -",
        [.notSigned(userID: "user-B", name: "王**", since: at)]
      ),
      (
        "create B | -\nB face | -\nB show own | -\nwait 9s | -\nB sign | -",
        [.signed(at: at.adding(seconds: 9))]
      ),
      (
        "create C B | -\nB decline | -",
        [.declined(userID: "user-B", name: "王**", reason: "条款不同意")]
      ),
      ("create B | -\ncancel | -", [.cancelled(reason: "重复发起")]),
      (
        "create B | -\nB face | -\nB show other | -\nB show other | -\nB show other | -",
        [.attemptsExceeded(userID: "user-B", name: "王**")]
      ),
      (
        "create B | -\nwait 30m | -",
        [.expired(at: at.adding(seconds: 1800), resumableUntil: at.adding(seconds: 88_200))]
      ),
      (
        "create B | -\nwait 30m | -\ncreate B | -",
        [.expired(at: at.adding(seconds: 1800), resumableUntil: nil)]
      ),
    ])
  func why(table: String, expected: [Why]) {
    #expect(whys(table) == expected)
  }
}

@Suite("Masking")
struct MaskingTests {
  @Test(
    "Names",
    arguments: [
      ("", ""), ("王", "王*"), ("王明", "王*"), ("王小明", "王**"), ("欧阳若水", "欧**"),
      ("e\u{301}a", "e**"), ("😀笑", "😀*"),
    ])
  func names(text: String, masked: String) { #expect(Masking.name(text) == masked) }

  @Test(
    "Numbers keep their ends, and short ones nothing",
    arguments: [
      ("110118198002291018", "1***************18", "**************1018", "110***********1018"),
      ("1234567", "1****67", "***4567", "*******"), ("123", "***", "***", "***"), ("", "", "", ""),
      ("15400000001", "1********01", "*******0001", "154****0001"),
    ])
  func numbers(text: String, identity: String, card: String, mobile: String) {
    #expect(Masking.identity(text) == identity)
    #expect(Masking.card(text) == card)
    #expect(Masking.mobile(text) == mobile)
  }
}
