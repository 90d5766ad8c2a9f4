extension TextWidth {
  /// Breaks text into lines of at most `columns`, for Chinese and Latin mixed.
  ///
  /// Chinese breaks anywhere, Latin words and numbers between words. No line begins with a closing
  /// mark such as `，。）》`, none ends with an opening one such as `（《「`. Newlines in the text
  /// begin a new line; spaces at a break are dropped. A word longer than a line is cut.
  /// - Returns: at least one line; an empty text gives one empty line.
  package func wrap(_ text: String, columns: Int) -> [String] {
    precondition(columns >= 2, "a line must hold one wide character")
    return Self.paragraphs(text).flatMap { paragraph in
      var lines = LineFiller(columns: columns)
      for piece in pieces(of: paragraph) { lines.add(piece) }
      return lines.finish()
    }
  }

  /// Splits at LF, CR and CRLF.
  private static func paragraphs(_ text: String) -> [String] {
    var paragraphs: [String] = []
    var current = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "\r" || (scalar == "\n" && previous != "\r") {
        paragraphs.append(String(current))
        current = String.UnicodeScalarView()
      } else if scalar != "\n" {
        current.append(scalar)
      }
      previous = scalar
    }
    paragraphs.append(String(current))
    return paragraphs
  }

  /// Groups glyphs that must stay on one line.
  private func pieces(of paragraph: String) -> [[Glyph]] {
    var pieces: [[Glyph]] = []
    for glyph in Glyphs(paragraph, width: self) {
      if let before = pieces.last?.last, Kinsoku.holds(before, glyph) {
        pieces[pieces.count - 1].append(glyph)
      } else {
        pieces.append([glyph])
      }
    }
    return pieces
  }
}

/// Fills lines with pieces that must not be broken.
private struct LineFiller {
  let columns: Int
  var lines: [String] = []
  var line: [Glyph] = []
  var used = 0

  mutating func add(_ piece: [Glyph]) {
    let width = piece.reduce(0) { $0 + $1.columns }
    if used + width <= columns { return append(piece, width) }
    if piece == [.space] { return }
    if width <= columns {
      close()
      return append(piece, width)
    }
    for glyph in piece {
      if used + glyph.columns > columns { close() }
      append([glyph], glyph.columns)
    }
  }

  mutating func append(_ piece: [Glyph], _ width: Int) {
    if used == 0, !lines.isEmpty, piece == [.space] { return }
    line += piece
    used += width
  }

  /// Ends the line without the spaces at its end; an indent alone is no line.
  mutating func close() {
    while line.last == .space { line.removeLast() }
    if !line.isEmpty { lines.append(TextWidth.text(line)) }
    line = []
    used = 0
  }

  mutating func finish() -> [String] {
    close()
    return lines.isEmpty ? [""] : lines
  }
}
