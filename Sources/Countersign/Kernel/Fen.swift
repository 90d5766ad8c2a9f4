/// An amount of money in fen (分), a hundredth of a yuan.
///
/// Arithmetic is checked: a sum that does not fit is nil for the caller to refuse, never a wrapped
/// number.
package struct Fen: FieldValue, Hashable, Comparable {
  package var count: Int64

  package init(_ count: Int64) { self.count = count }

  package static let zero = Fen(0)

  package static func < (one: Fen, other: Fen) -> Bool { one.count < other.count }

  /// The sum, or nil when it does not fit.
  package func adding(_ other: Fen) -> Fen? {
    let (sum, over) = count.addingReportingOverflow(other.count)
    return over ? nil : Fen(sum)
  }

  /// The difference, or nil when it does not fit.
  package func subtracting(_ other: Fen) -> Fen? {
    let (difference, over) = count.subtractingReportingOverflow(other.count)
    return over ? nil : Fen(difference)
  }

  /// This share of the amount, in millionths, rounded half up to a fen; nil when it does
  /// not fit or the amount is negative.
  package func share(millionths: Int64) -> Fen? {
    let product = count.multipliedFullWidth(by: millionths)
    let (whole, remainder) = Int64(1_000_000).dividingFullWidthChecked(product)
    guard let whole else { return nil }
    let (rounded, over) = whole.addingReportingOverflow(remainder * 2 >= 1_000_000 ? 1 : 0)
    return over ? nil : Fen(rounded)
  }

  package static func read(_ node: Int, of text: JSONText) throws(JSONFault) -> Fen {
    guard let count = text.integer(node) else {
      throw JSONFault("a whole number of fen is expected", at: Int(text.nodes[node].start))
    }
    return Fen(count)
  }

  package func write(to writer: inout JSONWriter) { writer.integer(count) }

  /// As staff read it: `¥1,234.56`.
  package var yuan: String {
    let magnitude = count.magnitude
    let cents = magnitude % 100
    var digits = String(magnitude / 100)
    var grouped = ""
    while digits.utf8.count > 3 {
      grouped = ",\(digits.suffix(3))\(grouped)"
      digits.removeLast(3)
    }
    return "\(count < 0 ? "-" : "")¥\(digits)\(grouped).\(cents < 10 ? "0" : "")\(cents)"
  }
}

extension Int64 {
  /// Quotient and remainder of a non-negative wide product by `self`; nil when it does not fit.
  fileprivate func dividingFullWidthChecked(
    _ dividend: (high: Int64, low: UInt64)
  ) -> (Int64?, Int64) {
    guard dividend.high >= 0, dividend.high < self else { return (nil, 0) }
    let (quotient, remainder) = magnitude.dividingFullWidth(
      (UInt64(dividend.high), dividend.low))
    return (Int64(exactly: quotient), Int64(remainder))
  }
}
