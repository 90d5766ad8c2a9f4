/// Reads an amount as people type it, in yuan: `1234.56`, `¥1,234.56`, `１２３４.５６ 元`.
package enum YuanText {
  /// Why a text is no amount that can be sent.
  package enum Problem: Error, Equatable {
    case notAnAmount
    /// A fen cannot be cut.
    case tooManyDecimals
    /// A comma that does not stand before three digits: it may be meant as a point.
    case commas
    case zero
    case tooMuch
  }

  package static func read(_ text: String) throws(Problem) -> Fen {
    let plain = bare(text)
    let halves = plain.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = try digits(halves.first ?? "")
    let decimals = halves.count > 1 ? halves[1] : ""
    guard decimals.utf8.allSatisfy(isDigit), halves.count == 1 || !decimals.isEmpty else {
      throw .notAnAmount
    }
    guard decimals.utf8.count <= 2 else { throw .tooManyDecimals }
    let cents = Int64(decimals.utf8.count == 1 ? decimals + "0" : decimals) ?? 0
    guard let yuan = Int64(whole) else { throw .tooMuch }
    let (hundredfold, isOver) = yuan.multipliedReportingOverflow(by: 100)
    guard !isOver, let fen = Fen(hundredfold).adding(Fen(cents)) else { throw .tooMuch }
    guard fen > .zero else { throw .zero }
    return fen
  }

  /// As a field begins with it: no sign, no commas.
  package static func text(_ fen: Fen) -> String {
    let cents = fen.count.magnitude % 100
    return "\(fen.count / 100).\(padded(Int64(cents), 2))"
  }

  /// The digits before the point, their commas checked and gone.
  private static func digits(_ text: Substring) throws(Problem) -> String {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ $0.utf8.allSatisfy(isDigit) }), groups.first?.isEmpty == false
    else { throw .notAnAmount }
    let rest = groups.dropFirst()
    guard rest.allSatisfy({ $0.utf8.count == 3 }), rest.isEmpty || groups[0].utf8.count <= 3
    else { throw .commas }
    return groups.joined()
  }

  private static func isDigit(_ unit: UInt8) -> Bool { unit &- 48 < 10 }

  /// Without currency signs and spaces at its ends, and in plain ASCII where a Chinese keyboard
  /// gave full width.
  private static func bare(_ text: String) -> String {
    var scalars = text.unicodeScalars.map(plain)[...]
    while let first = scalars.first, first == " " || first == "¥" { scalars.removeFirst() }
    while let last = scalars.last, last == " " || last == "元" { scalars.removeLast() }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "￥": "¥"
    case "　": " "
    case "。": "."
    case "\u{FF0C}", "\u{FF0E}", "\u{FF10}"..."\u{FF19}":
      Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    default: scalar
    }
  }
}
