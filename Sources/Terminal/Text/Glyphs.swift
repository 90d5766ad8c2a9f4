/// The one sanitiser: reads any text, however hostile, as a sequence of drawable glyphs.
///
/// - Controls become their pictures (`␛`, `␊`, `␡`), other invisible scalars a visible escape such
///   as `\u{202E}`: C1, bidi, zero-width, tags, private use, line separators, variation selectors.
/// - Unassigned scalars become U+FFFD, because their width is unknown.
/// - Of an emoji sequence the first scalar is drawn; a flag becomes its two circled letters.
/// - A mark without a letter sits on a dotted circle, and so does a fourth mark on one letter.
///
/// Whatever is put into a `Canvas` or measured by `TextWidth` is read through here.
package struct Glyphs: Sequence, IteratorProtocol, Sendable {
  private let width: TextWidth
  private var rest: String.UnicodeScalarView.Iterator
  /// The scalar after the one being read, already taken from `rest`.
  private var next1: Unicode.Scalar?
  /// Visible escapes still to be handed out, last first.
  private var pending: [Glyph] = []
  /// The base of the glyph handed out last: tells whether a joiner follows an emoji.
  private var last: Unicode.Scalar?

  /// Reads `text`; ambiguous scalars get the width that `width` says.
  package init(_ text: String, width: TextWidth = .standard) {
    self.width = width
    rest = text.unicodeScalars.makeIterator()
    next1 = rest.next()
  }

  package mutating func next() -> Glyph? {
    if let glyph = pending.popLast() { return glyph }
    while let scalar = take() {
      if isSwallowed(scalar) { continue }
      last = scalar
      return glyph(of: scalar)
    }
    return nil
  }

  private mutating func take() -> Unicode.Scalar? {
    let scalar = next1
    next1 = rest.next()
    return scalar
  }

  private mutating func glyph(of scalar: Unicode.Scalar) -> Glyph {
    switch ScalarClass(scalar) {
    case .narrow:
      if let letter = Self.letter(ofFlag: scalar) {
        return Glyph(scalar: letter, columns: width.ambiguous)
      }
      return withMarks(Glyph(scalar: scalar, columns: 1))
    case .wide: return withMarks(Glyph(scalar: scalar, columns: 2))
    case .ambiguous: return withMarks(Glyph(scalar: scalar, columns: width.ambiguous))
    case .mark: return circled(scalar)
    case .unknown: return withMarks(Glyph(scalar: "\u{FFFD}", columns: width.ambiguous))
    case .hidden: return visible(scalar)
    }
  }

  /// Collects the marks that follow.
  private mutating func withMarks(_ base: Glyph) -> Glyph {
    guard let next1, !next1.isASCII, ScalarClass(next1) == .mark else { return base }
    var glyph = base
    while glyph.marks.count < Marks.most, let mark = self.next1,
      ScalarClass(mark) == .mark
    {
      glyph.marks.append(mark)
      _ = take()
    }
    return glyph
  }

  /// A mark with no letter to sit on, or one too many.
  private func circled(_ mark: Unicode.Scalar) -> Glyph {
    var circle = Glyph(scalar: "\u{25CC}", columns: 1)
    circle.marks.append(mark)
    return circle
  }

  /// The visible form of a scalar that draws nothing.
  private mutating func visible(_ scalar: Unicode.Scalar) -> Glyph {
    if let picture = Self.picture(of: scalar) { return Glyph(scalar: picture, columns: 1) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    pending = "u{\(digits)}".unicodeScalars.reversed().map { Glyph(scalar: $0, columns: 1) }
    return Glyph(scalar: "\\", columns: 1)
  }

  /// The control picture of a C0 control or DEL.
  private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0...0x1F: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    default: nil
    }
  }

  /// A regional indicator as a circled letter: terminals give a lone one 1, 2 or 4 columns.
  private static func letter(ofFlag scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard isFlag(scalar) else { return nil }
    return Unicode.Scalar(0x24B6 + scalar.value - 0x1F1E6)
  }
}

extension Glyphs {
  /// Whether a scalar belongs to the emoji before it and is not drawn: terminals disagree on
  /// the width of all such sequences.
  ///
  /// After anything else, a digit too, it is shown.
  private mutating func isSwallowed(_ scalar: Unicode.Scalar) -> Bool {
    let isJoiner = scalar.value == 0x200D
    guard isJoiner || scalar.value == 0xFE0E || scalar.value == 0xFE0F || Self.isSkinTone(scalar),
      let last, last.value > 0x7F, Self.isEmoji(last)
    else { return false }
    return isJoiner ? swallowJoined() : true
  }

  /// Half of a flag.
  static func isFlag(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  /// Colours the emoji before it.
  static func isSkinTone(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F3FB...0x1F3FF).contains(scalar.value)
  }

  /// Takes the emoji that a joiner ties to the one before; a joiner before anything else stays.
  private mutating func swallowJoined() -> Bool {
    guard let joined = next1, joined.value > 0x7F, Self.isEmoji(joined) else { return false }
    _ = take()
    return true
  }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isEmoji
  }
}
