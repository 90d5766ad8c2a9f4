/// A party's phone: what the user would see, and in a sandbox what would happen on it.
package struct PhoneView: Equatable, Sendable {
  package var processID = ""
  package var userID = ""
  package var role = PartyRole.payer
  /// Whole in a sandbox, masked in a live store.
  package var name = ""
  package var title = ""
  package var agreement = AgreementText(html: "")
  package var agreementSHA256 = ""
  package var page = Page()
  package var endReason: EndReason?
  /// The link's token, with which the h5 commands are sent; nil in a live store.
  package var token: String?
  /// The text message, once it was sent.
  package var smsText: String?
  /// What the bank app says came in, in a sandbox.
  package var depositNotice: Fen?
  package var bankCardTail: String?
  package var hasOpened = false
  /// True while the link, though expired, would resume the process.
  package var isResumable = false

  package init() {}
}
