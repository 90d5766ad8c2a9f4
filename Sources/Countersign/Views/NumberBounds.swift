/// A comparison as it is typed: `>100`, `>=100`, `<100`, `<=100`, `=100`, `100..500`, `100..`, `..500`.
struct NumberBounds {
  private enum Form { case above, from, below, upTo, exactly, between }

  private let form: Form
  private let low: String
  private let high: String

  /// Nil for what is no comparison.
  init?(_ text: String) {
    let signs: [(String, Form)] = [
      (">=", .from), ("<=", .upTo), (">", .above), ("<", .below), ("=", .exactly),
    ]
    if let (sign, form) = signs.first(where: { text.hasPrefix($0.0) }) {
      self.form = form
      low = String(text.dropFirst(sign.count))
      high = low
      return
    }
    guard let dots = text.firstRange(of: "..") else { return nil }
    form = .between
    low = String(text[..<dots.lowerBound])
    high = String(text[dots.upperBound...])
  }

  /// The numbers it means; nil when a number cannot be read or there is none at all.
  func range(_ read: (String) -> Int64?) -> ClosedRange<Int64>? {
    if form == .between {
      guard !low.isEmpty || !high.isEmpty, let from = low.isEmpty ? .min : read(low),
        let upTo = high.isEmpty ? .max : read(high), from <= upTo
      else { return nil }
      return from...upTo
    }
    guard let number = read(low) else { return nil }
    switch form {
    case .above: return number < .max ? number + 1 ... .max : nil
    case .from: return number ... .max
    case .below: return number > .min ? .min...number - 1 : nil
    case .upTo: return .min...number
    case .exactly, .between: return number...number
    }
  }
}
