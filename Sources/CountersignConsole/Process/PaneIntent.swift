package import Countersign

/// What a pane asks of the console after a key.
package enum PaneIntent: Equatable, Sendable {
  /// Send a command; its reply goes back to the pane that asked.
  case perform(Command)
  /// Open a journal record by its number.
  case openRecord(Int)
  /// Show the phone of this party of the same process, and give it the keyboard.
  case showPhone(userID: String)
  /// Go to another record's page, in the panel it belongs to.
  case openProcess(String)
  case openSplit(String)
  case openUser(String)
}
