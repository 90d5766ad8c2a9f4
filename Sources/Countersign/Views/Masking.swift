/// Personal data as operators see it unless they give a reason (PCI DSS 3.4.1; contract 5).
package enum Masking {
  /// The first character of a name: `王*`; two stars for longer ones.
  package static func name(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return "" }
    return String(first) + (text.unicodeScalars.count > 2 ? "**" : "*")
  }

  /// The first and the last two of an ID card number or credit code.
  package static func identity(_ text: String) -> String { keep(text, 1, 2) }

  /// The last four of a bank card.
  package static func card(_ text: String) -> String { keep(text, 0, 4) }

  /// Three and four of a mobile number.
  package static func mobile(_ text: String) -> String { keep(text, 3, 4) }

  private static func keep(_ text: String, _ head: Int, _ tail: Int) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > head + tail else { return String(repeating: "*", count: scalars.count) }
    let stars = String(repeating: "*", count: scalars.count - head - tail)
    return String(String.UnicodeScalarView(scalars.prefix(head))) + stars
      + String(String.UnicodeScalarView(scalars.suffix(tail)))
  }

  /// What stands where a text can no longer be read.
  package static let erased = "＊"
  /// What stands where nobody erased a text and its key is damaged: `verify` says which.
  package static let unreadable = "UNREADABLE"
}
