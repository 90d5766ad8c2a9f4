import Glibc

/// A colour in sRGB.
package struct RGB: Hashable, Sendable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#rrggbb`; nil for anything else.
  package init?(hex: String) {
    let bytes = Array(hex.utf8)
    guard bytes.count == 7, bytes[0] == UInt8(ascii: "#"),
      bytes.dropFirst().allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(hex.dropFirst(), radix: 16)
    else { return nil }
    self.init(UInt8(value >> 16), UInt8(value >> 8 & 255), UInt8(value & 255))
  }

  /// Reads xterm's `rgb:rrrr/gggg/bbbb`, one to four digits each; nil for anything else.
  init?(report: Substring) {
    let prefix = ["rgb:", "rgba:"].first { report.hasPrefix($0) }
    guard let prefix else { return nil }
    let parts = report.dropFirst(prefix.utf8.count).split(
      separator: "/", omittingEmptySubsequences: false)
    let bytes = parts.prefix(3).compactMap { part -> UInt8? in
      guard (1...4).contains(part.utf8.count), part.utf8.first != UInt8(ascii: "+"),
        let value = UInt32(part, radix: 16)
      else { return nil }
      return UInt8(value * 255 / (1 << (4 * UInt32(part.utf8.count)) - 1))
    }
    guard bytes.count == 3, parts.count <= 4 else { return nil }
    self.init(bytes[0], bytes[1], bytes[2])
  }

  /// Whether white can be read on it better than black.
  package var isDark: Bool { luminance < 0.18 }

  /// Written as `#rrggbb`.
  package var hex: String {
    let digits = String(value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The number 0xRRGGBB.
  var value: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

  /// The contrast ratio of WCAG 2.2: 1 to 21; text should have at least 4.5.
  package func contrast(with other: RGB) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// The relative luminance of WCAG 2.2, 0 to 1.
  var luminance: Double {
    let linear = linearLight
    return 0.2126 * linear.red + 0.7152 * linear.green + 0.0722 * linear.blue
  }

  /// How different two colours look: the squared distance in OKLab (Björn Ottosson, 2020).
  package func distance(to other: RGB) -> Double {
    let (one, two) = (okLab, other.okLab)
    let (dl, da, db) = (one.l - two.l, one.a - two.a, one.b - two.b)
    return dl * dl + da * da + db * db
  }

  private var linearLight: (red: Double, green: Double, blue: Double) {
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return (linear(red), linear(green), linear(blue))
  }

  private var okLab: (l: Double, a: Double, b: Double) {
    let (r, g, b) = linearLight
    let long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let medium = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
      0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
      1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
      0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    )
  }
}
