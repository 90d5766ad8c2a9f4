import CNcurses

/// A paint as ncurses wants it.
struct ScreenPaint {
  private let pair: Int32
  private let attributes: UInt32

  init(_ paint: Paint) {
    attributes = UInt32(paint.attributes.rawValue)
    let (ink, paper) = (Self.number(paint.ink), Self.number(paint.paper))
    pair = ink == -1 && paper == -1 ? 0 : cn_pair(ink, paper)
  }

  func cell(_ scalars: [Unicode.Scalar]) -> cn_cell {
    func value(_ index: Int) -> UInt32 { index < scalars.count ? scalars[index].value : 0 }
    return cn_cell(
      scalars: (value(0), value(1), value(2), value(3)), count: Int32(scalars.count),
      attributes: attributes, pair: pair)
  }

  private static func number(_ colour: Paint.Colour) -> Int32 {
    switch colour {
    case .terminal: -1
    case .index(let index): Int32(index)
    // Direct-colour terminals read 0 to 7 as the named colours.
    case .rgb(let rgb): Int32(max(8, rgb.value))
    }
  }
}
