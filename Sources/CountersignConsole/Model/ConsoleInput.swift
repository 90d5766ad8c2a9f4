package import Countersign
package import Terminal

/// All that can happen to the console.
package enum ConsoleInput: Sendable {
  /// The first input: the screen is there.
  case started(Size)
  case key(Key)
  /// What the desk shows for a query.
  case view(tag: Int, View)
  /// What the desk answered to a command.
  case reply(tag: Int, Reply)
  /// A query or command could not be carried out at all; a sentence in the console's language.
  case failed(tag: Int, String)
  /// The store changed, by whomever, or its clock jumped.
  case changed
  /// The store's clock now; asks nothing.
  case clock(Instant)
  case resized(Size)
  /// Whether a text could be handed to the terminal's clipboard.
  case copied(Bool)
  /// What became of an export.
  case exported(tag: Int, ExportResult)
  /// The theme in use was read again from its file, or what is wrong with that file.
  case themeRead(String?)
}
