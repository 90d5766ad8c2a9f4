/// Lines to read in a box, such as a command's result.
struct TextCard: Equatable, Sendable {
  /// One line of a card: what it is called, and its text.
  struct Line: Equatable, Sendable {
    var label: String
    var text: String
  }

  var title: String
  /// A sentence under the title.
  var note: String
  var lines: [Line]
  /// Personal data is on it: drawn with a warning.
  var isPersonal: Bool { hiddenAt != nil }
  /// When what is revealed is masked again, in milliseconds of the console's running; nil where
  /// nothing personal is shown.
  var hiddenAt: Int64?
  var scroll = 0
}
