package import Countersign

/// What the console wants done; the answers come back as inputs with the same tag.
package enum ConsoleEffect: Equatable, Sendable {
  case ask(tag: Int, Query)
  /// As the console's operator; steps on a phone are made by its user through the operator.
  case perform(tag: Int, Command)
  case copy(String)
  /// Write a list or the screen to a file.
  case export(tag: Int, ExportOrder)
  /// A text file that a form names: `~` and quotes as a shell takes them.
  case readFile(tag: Int, path: String)
  case completePath(tag: Int, path: String)
  case leave
  /// Write into the settings' file.
  case save(SettingsChange)
  case suspend
  /// Draw every cell anew.
  case redraw
  /// Whether the terminal reports the mouse, or keeps it for selecting text.
  case mouse(Bool)
  /// One of the options' themes.
  case theme(String)
}
