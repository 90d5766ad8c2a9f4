package import Countersign
package import Terminal

/// An agreement set in lines for a narrow page, as Chinese print sets it: the title in the middle,
/// paragraphs indented by two characters, numbered clauses flush, items hanging.
package struct AgreementPage: Equatable, Sendable {
  package struct Line: Equatable, Sendable {
    package var text: String
    package var kind: AgreementText.Kind
  }

  package private(set) var lines: [Line] = []

  /// - Parameters:
  ///   - columns: of the page; less than 2 gives no line.
  ///   - title: what stands over the page already and is not said again.
  package init(
    _ agreement: AgreementText, columns: Int, title: String? = nil, width: TextWidth = .standard
  ) {
    guard columns >= 2 else { return }
    let isSaid = title != nil && agreement.blocks.first?.text == title
    for block in agreement.blocks.dropFirst(isSaid ? 1 : 0) { add(block, columns, width) }
  }

  private mutating func add(_ block: AgreementText.Block, _ columns: Int, _ width: TextWidth) {
    switch block.kind {
    case .rule: lines.append(Line(text: "", kind: .rule))
    case .title:
      for text in width.wrap(block.text, columns: columns) {
        let centred = width.fit(text, columns: columns, align: .centre)
        lines.append(Line(text: centred, kind: .title))
      }
      lines.append(Line(text: "", kind: .paragraph))
    case .heading:
      if lines.last.map({ !$0.text.isEmpty }) == true {
        lines.append(Line(text: "", kind: .paragraph))
      }
      append(width.wrap(block.text, columns: columns), .heading)
    case .paragraph:
      append(width.wrap(Self.indented(block.text), columns: columns), .paragraph)
    case .item, .row: hang(block, columns, width)
    }
  }

  private mutating func append(_ texts: [String], _ kind: AgreementText.Kind) {
    for text in texts { lines.append(Line(text: text, kind: kind)) }
  }

  /// The second line of an item or table row begins two columns further right.
  private mutating func hang(_ block: AgreementText.Block, _ columns: Int, _ width: TextWidth) {
    let texts = width.wrap(block.text, columns: max(2, columns - 2))
    append(texts.enumerated().map { $0.offset == 0 ? $0.element : "  " + $0.element }, block.kind)
  }

  /// Two ideographic spaces before a Chinese paragraph; none before a clause's number.
  private static func indented(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, first.value >= 0x2E80 else { return text }
    return "\u{3000}\u{3000}" + text
  }
}
