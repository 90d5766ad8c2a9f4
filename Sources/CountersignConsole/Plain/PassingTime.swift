/// What changes in a text because time goes on: counts and ages.
enum PassingTime {
  private static let units: Set<String> = ["秒", "分", "小时", "天", "s", "min", "h", "d"]

  /// The text without numbers and the units of time behind them.
  static func words(_ text: String) -> String {
    var words = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard isDigit(scalar) else {
        words.append(scalar)
        continue
      }
      rest = rest.drop(while: isDigit)
      guard rest.first == " " else { continue }
      let unit = rest.dropFirst().prefix(while: isLetter)
      let known = (1...3).first {
        units.contains(String(String.UnicodeScalarView(unit.prefix($0))))
      }
      // `3 min`, and `3 分前` with what follows left; but not the `s` of `3 splits`.
      guard let known, unit.count == known || unit.first?.isASCII == false else { continue }
      rest = rest.dropFirst(known + 1)
    }
    return String(words)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic
  }
}
