import Countersign
import CountersignConsole
import Terminal
import Testing

/// The phone in pictures: every step and every end, in both languages, low and tall.
struct PhonePaneScreenTests {
  /// A screen of the phone, and what was typed on it before the picture.
  struct Scene: CustomTestStringConvertible, Sendable {
    let name: String
    let view: PhoneView
    var keys: [Key] = []
    var refusal: Code?
    var testDescription: String { name }
  }

  static let scenes: [Scene] = {
    var message = PhoneSamples.person()
    message.hasOpened = false
    var silent = message
    silent.smsText = nil
    var onItsWay = PhoneSamples.company(.chooseVerification)
    onItsWay.depositNotice = nil
    var live = PhoneSamples.person(.sign)
    (live.token, live.name, live.agreement) = (nil, "王**", AgreementText(html: ""))
    var signed = PhoneSamples.person(.signed)
    signed.page.status = .signed
    let amount: [Key] = "0.37".unicodeScalars.map { .character($0) }
    let reason: [Key] = [.character("x")] + "费率太高".unicodeScalars.map { .character($0) }
    return [
      Scene(name: "message", view: message), Scene(name: "no-message", view: silent),
      Scene(name: "choose", view: PhoneSamples.person()),
      Scene(name: "deposit-on-its-way", view: onItsWay, refusal: .serviceBusy),
      Scene(name: "amount", view: PhoneSamples.company(), keys: amount),
      Scene(name: "amount-wrong", view: PhoneSamples.company(), refusal: .verificationFailed),
      Scene(name: "face", view: PhoneSamples.person(.completeFace)),
      Scene(name: "sign", view: PhoneSamples.person(.sign), keys: [.enter]),
      Scene(name: "decline", view: PhoneSamples.person(.sign), keys: reason),
      Scene(name: "wait", view: PhoneSamples.person(.waitForOthers)),
      Scene(name: "signed", view: signed, keys: [.end]),
      Scene(name: "expired", view: PhoneSamples.expired(isResumable: true)),
      Scene(name: "expired-late", view: PhoneSamples.expired(isResumable: false)),
      Scene(name: "declined", view: PhoneSamples.ended(.declined, isOwn: true)),
      Scene(name: "declined-other", view: PhoneSamples.ended(.declined, isOwn: false)),
      Scene(name: "attempts", view: PhoneSamples.ended(.attemptsExceeded, isOwn: true)),
      Scene(name: "cancelled", view: PhoneSamples.ended(.cancelled, isOwn: false)),
      Scene(name: "live", view: live),
    ]
  }()

  /// What stays for the phone on 80×24, and beside the process on 120×40.
  static let rects = [
    ("80x24", Rect(x: 0, y: 0, columns: 80, rows: 20)),
    ("120x40", Rect(x: 0, y: 0, columns: 40, rows: 35)),
  ]

  @Test(arguments: scenes, Language.allCases) func looks(scene: Scene, language: Language) throws {
    for (size, rect) in Self.rects {
      var pane = PhonePane()
      let texts = Texts(language)
      for key in scene.keys { _ = pane.update(key, scene.view, texts: texts, in: rect) }
      if let refusal = scene.refusal {
        // A key that changes nothing brings the pane to this view before the reply.
        _ = pane.update(.focus(true), scene.view, texts: texts, in: rect)
        pane.received(Reply(answer: Answer(Refusal(refusal))))
      }
      var canvas = Canvas(rect.size)
      pane.draw(
        scene.view, now: paneNow, texts: texts, isFocused: true, into: &canvas, in: rect)
      try PaneGolden.check("phone-\(scene.name)-\(language.rawValue)-\(size)", canvas)
    }
  }
}
