internal import Countersign

/// Asks once before something is done; Esc is always no.
struct ConfirmDialog: Equatable, Sendable {
  enum Act: Equatable, Sendable {
    case perform(Command)
    /// Leave the console although something typed would be lost.
    case leave
    /// Close the form below.
    case discard
  }

  var title: String
  var lines: [String]
  /// What Enter does, in a word.
  var verb: String
  var act: Act
}
