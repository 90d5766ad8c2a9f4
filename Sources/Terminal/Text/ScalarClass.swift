/// What a terminal does with one Unicode scalar, by Unicode 15.0.
///
/// Widths follow East Asian Width (UAX #11) and agree with glibc's `wcwidth` for every scalar that
/// glibc 2.36 knows; a terminal, ncurses and this program must count alike or lines shift.
package enum ScalarClass: UInt8, Sendable {
  /// One column.
  case narrow
  /// Two columns: East Asian wide and fullwidth.
  case wide
  /// No column of its own: drawn over the scalar before it.
  case mark
  /// One column, or two in terminals set up for old Chinese fonts.
  case ambiguous
  /// Draws nothing, or moves things about: controls, bidi, zero-width, tags, private use.
  case hidden
  /// Not assigned in Unicode 15.0, so nobody agrees on its width.
  case unknown

  /// Looks up the class of a scalar; ASCII and common Chinese need no search.
  package init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x20...0x7E: self = .narrow
    case 0x4E00...0x9FFF: self = .wide
    default: self = ScalarClass.search(value)
    }
  }

  /// Finds the last range that starts at or before `value`.
  private static func search(_ value: UInt32) -> ScalarClass {
    var low = 0
    var high = ScalarRanges.packed.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if ScalarRanges.packed[middle] >> 3 <= value { low = middle } else { high = middle }
    }
    return ScalarClass(rawValue: UInt8(ScalarRanges.packed[low] & 7)) ?? .unknown
  }
}
