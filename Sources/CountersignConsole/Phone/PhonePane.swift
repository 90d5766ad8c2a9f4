package import Countersign
internal import Terminal

/// A party's phone with the H5 page on it: what the user sees, and, in a sandbox, touches.
///
/// A plain value: it holds what the user has typed, ticked and scrolled, never what the store
/// knows. Text that was begun belongs to one screen of one party and goes with it.
package struct PhonePane: Equatable, Sendable {
  /// Which screen of which party the fields below are about.
  struct Place: Equatable, Sendable {
    var processID: String
    var userID: String
    var screen: PhoneScreen
  }

  private(set) var place: Place?
  /// The first line of the agreement that is shown.
  var scroll = 0
  /// The control that Enter means; nil is the screen's first.
  var focus: PhoneControl?
  var amount = AmountField()
  /// 我已阅读并同意以上协议 is ticked.
  var hasAgreed = false
  /// The reason being typed; nil unless the user is about to decline.
  var reason: LineEditor?
  /// The user put the page away; its link is still in the message.
  var isAway = false
  /// The command that was sent and has no reply yet.
  var sent: CommandName?
  /// Why the last step was refused.
  var refusal: Code?
  /// The agreement as it was set for the last key.
  private var setAgreement: SetAgreement?

  package init() {}

  /// Takes in the reply to the command that this pane asked for.
  package mutating func received(_ reply: Reply) {
    let command = sent
    sent = nil
    refusal = reply.answer.code
    switch (command, refusal) {
    case (.h5Open, nil): isAway = false
    case (.h5Decline, nil): reason = nil
    case (.h5SubmitAmount, nil), (.h5SubmitAmount, .verificationFailed): amount = AmountField()
    default: break
    }
  }

  /// The screen that is shown now.
  package func screen(_ view: PhoneView) -> PhoneScreen {
    PhoneScreen(view, isAway: isAway && isSameParty(view))
  }

  /// The pane as it is on this view: what was typed on another screen is gone.
  func arrived(_ view: PhoneView) -> PhonePane {
    let place = Place(processID: view.processID, userID: view.userID, screen: screen(view))
    guard place != self.place else { return self }
    var fresh = PhonePane()
    fresh.place = place
    fresh.setAgreement = setAgreement
    if isSameParty(view) {
      fresh.isAway = isAway
      if self.place?.screen.showsAgreement == place.screen.showsAgreement { fresh.scroll = scroll }
    }
    return fresh
  }

  /// The agreement in lines.
  func agreement(_ view: PhoneView, columns: Int) -> AgreementPage {
    if let setAgreement, setAgreement.fits(view, columns: columns) { return setAgreement.page }
    return AgreementPage(view.agreement, columns: columns, title: view.title)
  }

  /// Keeps the agreement's lines for the drawings to come.
  mutating func keepAgreement(_ view: PhoneView, columns: Int) {
    if setAgreement?.fits(view, columns: columns) == true { return }
    setAgreement = SetAgreement(view, columns: columns)
  }

  private func isSameParty(_ view: PhoneView) -> Bool {
    place?.processID == view.processID && place?.userID == view.userID
  }
}
