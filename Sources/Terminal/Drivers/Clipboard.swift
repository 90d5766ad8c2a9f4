/// Text for the clipboard as the terminal wants it (xterm's OSC 52).
enum Clipboard {
  /// The most base64 bytes that common terminals take.
  static let maximum = 74_994

  /// The bytes to send, or nil when the text is too long.
  ///
  /// In tmux it is sent twice, once wrapped: tmux takes the plain one when its `set-clipboard` is
  /// on, and hands the wrapped one through when `allow-passthrough` is.
  static func sequence(_ text: String, isInTmux: Bool) -> String? {
    let encoded = base64(Array(text.utf8))
    guard encoded.utf8.count <= maximum else { return nil }
    let plain = "\u{1B}]52;c;\(encoded)\u{07}"
    guard isInTmux else { return plain }
    return plain + "\u{1B}Ptmux;\u{1B}\(plain)\u{1B}\\"
  }

  /// Base64 of RFC 4648 with padding.
  static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0..<4 {
        let isPadding = place > part.count
        out.append(isPadding ? UInt8(ascii: "=") : digits[bits >> (18 - 6 * place) & 63])
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
