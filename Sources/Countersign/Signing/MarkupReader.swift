/// Splits a template's content into pieces, refusing all that is not on the allowlist.
struct MarkupReader {
  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var text = String.UnicodeScalarView()
  private var pieces: [TemplateMarkup.Piece] = []

  init(_ html: String) { scalars = Array(html.unicodeScalars) }

  mutating func read() throws(TemplateMarkup.Fault) -> [TemplateMarkup.Piece] {
    while at < scalars.count {
      if scalars[at] == "<" {
        try tag()
      } else if scalars[at] == "{", peek(1) == "{" {
        try variable()
      } else {
        let value = scalars[at].value
        guard value >= 0x20 || value == 0x09 || value == 0x0A || value == 0x0D else {
          throw unsafe("a control character stands in the text")
        }
        text.append(scalars[at])
        at += 1
      }
    }
    flush()
    return pieces
  }

  private func peek(_ ahead: Int) -> Unicode.Scalar? {
    at + ahead < scalars.count ? scalars[at + ahead] : nil
  }

  private func unsafe(_ reason: String) -> TemplateMarkup.Fault {
    .init(isUnsafe: true, reason: reason)
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    pieces.append(.text(String(text)))
    text = String.UnicodeScalarView()
  }

  private mutating func variable() throws(TemplateMarkup.Fault) {
    at += 2
    skipSpace()
    var name = ""
    while let scalar = peek(0), Self.isNameScalar(scalar) || ("0"..."9").contains(scalar) {
      name.unicodeScalars.append(scalar)
      at += 1
    }
    skipSpace()
    guard !name.isEmpty, peek(0) == "}", peek(1) == "}" else {
      throw .init(isUnsafe: false, reason: "a variable is malformed")
    }
    at += 2
    flush()
    pieces.append(.variable(name))
  }

  private mutating func skipSpace() {
    while let scalar = peek(0), scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) {
      at += 1
    }
  }

  static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
  }

  private mutating func word() -> String {
    var word = ""
    while let scalar = peek(0), scalar.isASCII,
      Self.isNameScalar(scalar) || ("0"..."9").contains(scalar) || scalar == "-" || scalar == ":"
    {
      word.unicodeScalars.append(scalar)
      at += 1
    }
    return word.lowercased()
  }

  private mutating func tag() throws(TemplateMarkup.Fault) {
    at += 1
    if peek(0) == "!" { return try doctype() }
    let closes = peek(0) == "/"
    if closes { at += 1 }
    let name = word()
    guard TemplateMarkup.elements.contains(name) else {
      throw unsafe("element <\(name.prefix(20))> is not allowed")
    }
    flush()
    var attributes = ""
    skipSpace()
    while let scalar = peek(0), scalar != ">" {
      if scalar == "/", peek(1) == ">" {
        at += 1
        break
      }
      guard !closes else { throw unsafe("a closing tag is malformed") }
      attributes += try attribute(of: name)
      skipSpace()
    }
    guard peek(0) == ">" else { throw unsafe("a tag does not end") }
    at += 1
    pieces.append(closes ? .close(name) : .open(name, attributes: attributes))
  }

  /// `<!DOCTYPE html>` is harmless and dropped; comments and the rest may hide things.
  private mutating func doctype() throws(TemplateMarkup.Fault) {
    at += 1
    let word = word()
    skipSpace()
    guard word == "doctype", self.word() == "html" else {
      throw unsafe("comments and declarations are not allowed")
    }
    skipSpace()
    guard peek(0) == ">" else { throw unsafe("a declaration is malformed") }
    at += 1
  }

  private mutating func attribute(of element: String) throws(TemplateMarkup.Fault) -> String {
    let name = word()
    guard TemplateMarkup.attributes.contains(name) else {
      throw unsafe("attribute \(name.isEmpty ? "?" : String(name.prefix(20))) is not allowed")
    }
    skipSpace()
    guard peek(0) == "=" else { throw unsafe("attribute \(name) has no value") }
    at += 1
    skipSpace()
    guard let quote = peek(0), quote == "\"" || quote == "'" else {
      throw unsafe("attribute \(name) is not quoted")
    }
    at += 1
    var value = ""
    while let scalar = peek(0), scalar != quote {
      value.unicodeScalars.append(scalar)
      at += 1
    }
    guard peek(0) == quote else { throw unsafe("attribute \(name) does not end") }
    at += 1
    try check(name, value, of: element)
    return " \(name)=\"\(TemplateMarkup.escape(value))\""
  }

  private func check(
    _ name: String, _ value: String, of element: String
  ) throws(TemplateMarkup.Fault) {
    let plain = value.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x20 && scalar.value != 0x7F && scalar != "<" && scalar != ">"
        && scalar != "{" && scalar != "}" && scalar != "&" && scalar != "\\"
    }
    guard plain else { throw unsafe("attribute \(name) holds a forbidden character") }
    switch name {
    case "href":
      guard element == "a", value.unicodeScalars.first == "#" else {
        throw unsafe("links may not lead outside")
      }
    case "charset":
      guard element == "meta" else { throw unsafe("attribute charset is not allowed here") }
    case "style":
      let style = value.lowercased()
      for word in ["url", "expression", "import", "script", "behavior", "binding", "(", "@"]
      where style.contains(word) {
        throw unsafe("a style may not load or run anything")
      }
    default: break
    }
  }
}
