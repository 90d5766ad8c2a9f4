/// Repeatable random choices (SplitMix64).
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    return Int(bits % UInt64(max(1, limit)))
  }

  /// Text of what makes trouble: wide, marks, joiners, overrides, emoji, controls.
  mutating func text() -> String {
    let parts = [
      "a", "签", "，", "e\u{301}", "👨\u{200D}👩\u{200D}👧", "\u{202E}", "❤\u{FE0F}", "🇨🇳", "\t", "ｱ",
      "\u{301}", " ", "（",
      "\u{E0041}", "𠀀", "Word", "\u{1B}[31m", "\u{FEFF}", "\u{1FAE8}", "12.5",
    ]
    return (0..<below(14)).map { _ in parts[below(parts.count)] }.joined()
  }
}
