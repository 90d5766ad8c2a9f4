package import Countersign

/// Which screen the user's phone shows.
package enum PhoneScreen: Equatable, Sendable {
  /// The page is not open: the text message lies on the lock screen.
  case message
  /// A step of the page.
  case page(PageStep)
  /// The signed agreement, to read.
  case agreement
  /// Nobody moved for too long; the original link may bring it back.
  case expired(isResumable: Bool)
  /// It ended without a signature; `isOwn` when it was this party's doing.
  case ended(EndReason, isOwn: Bool)

  /// - Parameter isAway: the user left the page; the link is still in the message.
  package init(_ view: PhoneView, isAway: Bool) {
    guard view.hasOpened, !isAway else {
      self = .message
      return
    }
    switch view.page.status {
    case .expired: self = .expired(isResumable: view.isResumable)
    case .failed: self = .ended(view.endReason ?? .cancelled, isOwn: view.page.step == .declined)
    case .signed: self = .agreement
    case .created, .smsSent, .verifying: self = .page(view.page.step)
    }
  }

  /// True where the agreement is on the screen.
  var showsAgreement: Bool {
    switch self {
    case .page, .agreement: true
    case .message, .expired, .ended: false
    }
  }
}
