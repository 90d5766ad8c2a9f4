/// What a thing on the screen means; a theme says how it looks.
///
/// Names are dotted: a theme that does not know `status.done` uses `status`, then `text`.
/// Meaning is never told by colour alone: a glyph and a word stand beside it.
package enum Role: String, CaseIterable, Sendable {
  case text
  case textMuted = "text.muted"
  case textDisabled = "text.disabled"
  case surface
  case surfaceRaised = "surface.raised"
  case border
  case borderFocus = "border.focus"
  case selection
  case selectionInactive = "selection.inactive"
  case mark
  case match
  case key
  case crumb
  case crumbActive = "crumb.active"
  case header
  case accent
  case statusPending = "status.pending"
  case statusRunning = "status.running"
  case statusDone = "status.done"
  case statusFailed = "status.failed"
  case statusExpired = "status.expired"
  case statusFrozen = "status.frozen"
  case moneyIn = "money.in"
  case moneyOut = "money.out"
  case moneyHeld = "money.held"
  case danger
  case warning
  case envSandbox = "env.sandbox"
  case envLive = "env.live"
  case piiMasked = "pii.masked"
  case phoneFrame = "phone.frame"
  case phoneText = "phone.text"
  case phoneTitle = "phone.title"
  case phoneButton = "phone.button"
  case phoneButtonOff = "phone.button.off"
  case phoneNotice = "phone.notice"
  case chart1 = "chart.1"
  case chart2 = "chart.2"
  case chart3 = "chart.3"
  case chart4 = "chart.4"
  case chart5 = "chart.5"
  case chart6 = "chart.6"

  /// The dotted name that themes use.
  package var name: String { rawValue }
}
