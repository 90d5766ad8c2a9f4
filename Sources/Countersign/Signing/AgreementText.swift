/// An agreement as a person reads it: its HTML as lines of plain text.
package struct AgreementText: Equatable, Sendable {
  package enum Kind: Equatable, Sendable { case title, heading, paragraph, item, row, rule }

  package struct Block: Equatable, Sendable {
    package var kind: Kind
    package var text: String
  }

  package let blocks: [Block]

  /// Reads rendered HTML (checked when its template was uploaded; a malformed rest is empty).
  package init(html: String) {
    var builder = BlockBuilder()
    for piece in (try? TemplateMarkup(html))?.pieces ?? [] { builder.take(piece) }
    blocks = builder.finish()
  }

  /// The first heading or `<title>`.
  package static func title(of html: String) -> String? {
    AgreementText(html: html).blocks.first { $0.kind == .title || $0.kind == .heading }?.text
  }
}

/// Collects text into blocks as the tags say.
private struct BlockBuilder {
  private var blocks: [AgreementText.Block] = []
  private var kind = AgreementText.Kind.paragraph
  private var text = ""
  private var lists: [(ordered: Bool, number: Int)] = []

  mutating func take(_ piece: TemplateMarkup.Piece) {
    switch piece {
    case .text(let raw): text += Self.unescape(raw)
    case .variable(let name): text += "{{\(name)}}"
    case .open(let name, _): open(name)
    case .close(let name): close(name)
    }
  }

  mutating func finish() -> [AgreementText.Block] {
    end()
    return blocks
  }

  private mutating func open(_ name: String) {
    switch name {
    case "h1", "title": begin(.title)
    case "h2", "h3", "h4", "h5", "h6", "caption": begin(.heading)
    case "p", "div", "section", "article", "header", "footer", "main", "blockquote", "dt", "dd":
      begin(.paragraph)
    case "br": begin(kind)
    case "hr":
      end()
      blocks.append(.init(kind: .rule, text: ""))
    case "ol": lists.append((true, 0))
    case "ul": lists.append((false, 0))
    case "li":
      begin(.item)
      if let last = lists.indices.last {
        lists[last].number += 1
        text = lists[last].ordered ? "\(lists[last].number). " : "· "
      }
    case "tr": begin(.row)
    case "td", "th":
      // An ideographic space: white space of the markup is folded away, this is not.
      if kind == .row, !text.isEmpty { text += "\u{3000}" }
    default: break
    }
  }

  private mutating func close(_ name: String) {
    switch name {
    case "ol", "ul":
      end()
      _ = lists.popLast()
    case "span", "strong", "b", "em", "i", "u", "s", "sup", "sub", "small", "a", "td", "th": break
    default: begin(.paragraph)
    }
  }

  private mutating func begin(_ next: AgreementText.Kind) {
    end()
    kind = next
  }

  private mutating func end() {
    let collapsed = Self.collapse(text)
    if !collapsed.isEmpty { blocks.append(.init(kind: kind, text: collapsed)) }
    text = ""
  }

  /// Runs of white space become one space, as a browser shows them; none between Chinese lines.
  private static func collapse(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var pending = false
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t" {
        pending = !out.isEmpty
        continue
      }
      if pending {
        let wide = scalar.value >= 0x2E80 && (out.last?.value ?? 0) >= 0x2E80
        if !wide { out.append(" ") }
        pending = false
      }
      out.append(scalar)
    }
    return String(out)
  }

  private static let entities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "nbsp": " ", "apos": "'",
    "ldquo": "“", "rdquo": "”", "hellip": "…", "mdash": "—", "middot": "·", "yen": "¥",
  ]

  private static func unescape(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var out = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "&", let end = rest.prefix(10).firstIndex(of: ";"),
        let plain = entities[String(rest[..<end])]
      {
        out.append(contentsOf: plain.unicodeScalars)
        rest = rest[rest.index(after: end)...]
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }
}
