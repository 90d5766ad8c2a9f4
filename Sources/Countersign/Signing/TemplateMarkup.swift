/// The little HTML an agreement may be written in, read strictly.
///
/// Templates come from people; what is rendered is shown to people who sign it. So only an
/// allowlist of elements and attributes passes, variables stand in text only, and nothing in the
/// page can run, load or lead outside (seed 000 section 3; OWASP ASVS 1.3).
package struct TemplateMarkup: Sendable {
  package enum Piece: Equatable, Sendable {
    /// Text between tags, as written.
    case text(String)
    /// `{{name}}`.
    case variable(String)
    /// An opening tag, with its name in lower case.
    case open(String, attributes: String)
    case close(String)
  }

  /// Why a content was refused; `isUnsafe` tells a danger from a slip.
  package struct Fault: Error, Equatable {
    package var isUnsafe: Bool
    package var reason: String
  }

  package let pieces: [Piece]

  /// Reads a template's content.
  package init(_ html: String) throws(Fault) {
    var reader = MarkupReader(html)
    pieces = try reader.read()
  }

  /// The names of all variables, each once, in order of appearance.
  package var variables: [String] {
    var seen = Set<String>()
    return pieces.compactMap { piece in
      if case .variable(let name) = piece, seen.insert(name).inserted { name } else { nil }
    }
  }

  /// The content with every variable's value put in, escaped scalar by scalar.
  package func render(_ values: [String: String]) -> String {
    var out = ""
    for piece in pieces {
      switch piece {
      case .text(let text): out += text
      case .variable(let name): out += Self.escape(values[name] ?? "")
      case .open(let name, let attributes): out += "<\(name)\(attributes)>"
      case .close(let name): out += "</\(name)>"
      }
    }
    return out
  }

  /// Escapes for text and quoted attributes.
  ///
  /// By scalar: a combining mark after a quote makes one Character of both, and an escape by
  /// Character would let the quote through.
  package static func escape(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      case "<": out.append(contentsOf: "&lt;".unicodeScalars)
      case ">": out.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
      case "'": out.append(contentsOf: "&#39;".unicodeScalars)
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  static let elements: Set<String> = [
    "html", "head", "body", "title", "meta", "h1", "h2", "h3", "h4", "h5", "h6", "p", "div",
    "span", "br", "hr", "strong", "b", "em", "i", "u", "s", "ol", "ul", "li", "dl", "dt", "dd",
    "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td", "section",
    "article", "header", "footer", "main", "blockquote", "sup", "sub", "small", "a",
  ]

  static let attributes: Set<String> = [
    "class", "id", "lang", "title", "align", "colspan", "rowspan", "start", "type", "width",
    "style", "href", "charset",
  ]
}
