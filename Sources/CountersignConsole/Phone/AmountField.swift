package import Countersign
package import Terminal

/// The field where the user types what came in, in yuan as their bank app shows it: `0.37`.
///
/// It holds only what can become an amount: up to seven digits, a point, up to two decimals.
package struct AmountField: Equatable, Sendable {
  /// Why the field is no amount yet.
  package enum Problem: Error, Equatable { case empty, zero }

  private var line = LineEditor()

  package init() {}

  /// What stands in the field.
  package var text: String { line.text }

  /// The amount in fen, or what is missing.
  package var value: Result<Fen, Problem> {
    guard let fen = Self.fen(text) else { return .failure(.empty) }
    return fen == .zero ? .failure(.zero) : .success(fen)
  }

  /// The part that fits, and where the cursor stands in it.
  package func window(columns: Int) -> LineEditor.Window { line.window(columns: columns) }

  /// Acts on a key.
  ///
  /// Digits and points belong to the field even where they do not fit and are refused, so that a
  /// third decimal never does something else on the screen.
  /// - Returns: false when the key means nothing here, such as a letter.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar):
      guard let plain = Self.plain(scalar) else { return false }
      edit { $0.insert(String(Character(plain))) }
      return true
    case .paste(let text):
      paste(text)
      return true
    case .control, .alt: return false
    default:
      var copy = line
      guard copy.handle(key) else { return false }
      edit { _ = $0.handle(key) }
      return true
    }
  }

  /// Makes a change unless it would leave something that is no beginning of an amount.
  private mutating func edit(_ change: (inout LineEditor) -> Void) {
    var copy = line
    change(&copy)
    if Self.isBeginning(copy.text) { line = copy }
  }

  /// Takes a pasted amount whole, such as `¥ 0.37` or `0.37 元`, or not at all.
  private mutating func paste(_ text: String) {
    var plain = ""
    for scalar in text.unicodeScalars {
      if let digit = Self.plain(scalar) {
        plain.unicodeScalars.append(digit)
      } else if !scalar.properties.isWhitespace, !"¥￥元".unicodeScalars.contains(scalar) {
        return
      }
    }
    if Self.isBeginning(plain), Self.fen(plain) != nil { line = LineEditor(plain) }
  }

  /// A digit or point in ASCII; Chinese input methods also send full-width ones.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "0"..."9", ".": scalar
    case "０"..."９": Unicode.Scalar(scalar.value - 0xFEE0)
    case "。", "．": "."
    default: nil
    }
  }

  private static let wholeDigits = 7

  /// True for every text on the way to an amount, the empty one too.
  private static func isBeginning(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, whole.count <= wholeDigits else {
      return false
    }
    if whole.count > 1, whole.first == UInt8(ascii: "0") { return false }
    return parts.count == 1 || parts[1].count <= 2
  }

  /// Reads yuan with at most two decimals; nil when there is no digit.
  private static func fen(_ text: String) -> Fen? {
    var fen: Int64 = 0
    var decimals: Int?
    var digits = 0
    for unit in text.utf8 {
      if unit == UInt8(ascii: ".") {
        decimals = 0
        continue
      }
      fen = fen * 10 + Int64(unit &- UInt8(ascii: "0"))
      decimals = decimals.map { $0 + 1 }
      digits += 1
    }
    for _ in (decimals ?? 0)..<2 { fen *= 10 }
    return digits == 0 ? nil : Fen(fen)
  }
}
