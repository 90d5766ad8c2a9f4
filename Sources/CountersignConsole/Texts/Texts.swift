/// Every text that people read, in one language.
///
/// Both languages of a text stand side by side where it is used, and the words for closed sets
/// are exhaustive switches, so a missing text does not compile.
package struct Texts: Equatable, Sendable {
  package let language: Language

  package init(_ language: Language) { self.language = language }

  package var isChinese: Bool { language == .chinese }

  /// The text of this language.
  package func callAsFunction(_ chinese: String, _ english: String) -> String {
    isChinese ? chinese : english
  }

  /// Joins a number and its word as the language does: `3 条`, `3 events`, `1 event`.
  /// - Parameter noun: the Chinese measure and the English noun in the singular.
  package func count(_ number: Int, _ noun: (chinese: String, english: String)) -> String {
    if isChinese { return "\(number) \(noun.chinese)" }
    return "\(number) \(noun.english)\(number == 1 ? "" : "s")"
  }
}
