/// Which pane has the keyboard.
///
/// On a narrow screen it is also the one that is shown.
enum Focus: Equatable, Sendable {
  case list
  /// The process, the agreement or the record beside or behind the list.
  case detail
  case phone
}
