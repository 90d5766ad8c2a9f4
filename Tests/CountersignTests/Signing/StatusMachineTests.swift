import Countersign
import Testing

@Suite("The status machine")
struct StatusMachineTests {
  @Test("Where each status may go, and nowhere else", arguments: ProcessStatus.allCases)
  func moves(from status: ProcessStatus) {
    let allowed: [ProcessStatus: [ProcessStatus]] = [
      .created: [.smsSent, .verifying, .failed, .expired],
      .smsSent: [.verifying, .failed, .expired],
      .verifying: [.signed, .failed, .expired],
      .signed: [],
      .failed: [],
      .expired: [.created, .smsSent, .verifying],
    ]
    #expect(ProcessStatus.allCases.filter { status.mayBecome($0) } == allowed[status])
  }

  @Test("The seeds' words")
  func words() {
    #expect(
      ProcessStatus.allCases.map(\.rawValue)
        == ["INIT", "SMS_SENT", "VERIFYING", "SIGNED", "FAILED", "EXPIRED"])
    #expect(ProcessStatus.allCases.map(\.isOpen) == [true, true, true, false, false, false])
    #expect(PartyStatus.allCases.map(\.rawValue) == ["PENDING", "VERIFIED", "SIGNED", "FAILED"])
    #expect(
      EndReason.allCases.map(\.rawValue) == [
        "COMPLETED", "DECLINED", "CANCELLED", "VERIFICATION_ATTEMPTS_EXCEEDED", "TIMED_OUT",
      ])
  }

  /// Each party as a word: `new`, `texted`, `chose`, or its status.
  @Test(
    "What the parties make of the process",
    arguments: [
      ("new new", ProcessStatus.created), ("texted new", .smsSent), ("new texted", .smsSent),
      ("texted texted", .smsSent), ("chose new", .verifying), ("texted chose", .verifying),
      ("VERIFIED new", .verifying), ("SIGNED new", .verifying), ("new SIGNED", .verifying),
      ("SIGNED VERIFIED", .verifying), ("FAILED new", .verifying), ("SIGNED SIGNED", .signed),
      ("SIGNED", .signed), ("texted", .smsSent),
    ])
  func derived(parties: String, status: ProcessStatus) {
    var process = SigningProcess()
    process.parties = parties.split(separator: " ").map { word in
      var party = Party()
      switch word {
      case "new": break
      case "texted": party.smsAt = TestDesk.start
      case "chose": party.verificationType = .face
      default: party.status = PartyStatus(rawValue: String(word)) ?? .pending
      }
      return party
    }
    #expect(process.derivedStatus == status)
  }

  @Test("The pair is the same whichever pays, and another in another scene")
  func pair() {
    #expect(
      SigningProcess.pair(.relationBind, ["b", "a"])
        == SigningProcess.pair(.relationBind, ["a", "b"]))
    #expect(
      SigningProcess.pair(.relationBind, ["a", "b"])
        != SigningProcess.pair(.openPayment, ["a", "b"])
    )
    #expect(
      SigningProcess.pair(.relationBind, ["a", "b"])
        != SigningProcess.pair(.relationBind, ["a", "c"]))
  }

  @Test(
    "Numbers of ids",
    arguments: [
      ("P20261121-000042", 42), ("P20261121-1000000", 1_000_000), ("CB-000007", 7),
      ("T000003", nil), ("000042", nil), ("P20261121-42", nil), ("P20261121-", nil), ("", nil),
      ("P20261121-0000000000000042", nil), ("P20261121-00004x", nil),
      ("P20261121-999999999999", 999_999_999_999),
    ] as [(String, Int?)])
  func ordinals(id: String, number: Int?) {
    #expect(Ordinal.number(of: id) == number)
  }

  @Test("An id carries the day in China")
  func dayInChina() {
    let beforeMidnight = Instant(text: "2026-12-31T15:59:59.999Z")
    let midnight = Instant(text: "2026-12-31T16:00:00.000Z")
    #expect(beforeMidnight.map { Ordinal.processID(42, at: $0) } == "P20261231-000042")
    #expect(midnight.map { Ordinal.processID(42, at: $0) } == "P20270101-000042")
  }
}
