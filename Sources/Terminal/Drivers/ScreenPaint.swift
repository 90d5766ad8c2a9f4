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

  /// A scalar with those of its marks that the C library draws over it too.
  func cell(_ scalar: Unicode.Scalar, _ marks: Marks = Marks()) -> cn_cell {
    var cell = cn_cell(
      scalars: (scalar.value, 0, 0, 0), count: 1, attributes: attributes, pair: pair)
    for mark in marks where cn_columns(mark.value) == 0 {
      switch cell.count {
      case 1: cell.scalars.1 = mark.value
      case 2: cell.scalars.2 = mark.value
      default: cell.scalars.3 = mark.value
      }
      cell.count += 1
    }
    return cell
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
