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
  /// The store is waited for longer than it should; who has it, in the console's language.
  case waiting(String)
  /// The store changed, by whomever, or its clock jumped.
  case changed
  /// The store's clock now; asks nothing.
  case clock(Instant)
  /// Milliseconds since the console began, by a clock that nobody moves; told before anything else
  /// that happened by then.
  case elapsed(Int64)
  case resized(Size)
  /// A file's text, or why it could not be taken.
  case file(tag: Int, Result<String, FileFault>)
  case paths(tag: Int, PathCompletion)
  /// Whether a text could be handed to the terminal's clipboard.
  case copied(Bool)
  /// Settings could not be written; a sentence in the console's language.
  case notSaved(String)
  /// What became of an export.
  case exported(tag: Int, ExportResult)
  /// The theme in use was read again from its file, or what is wrong with that file.
  case themeRead(String?)
}
