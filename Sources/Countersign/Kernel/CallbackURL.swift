/// Where the result of a process is told: an absolute http or https address.
package enum CallbackURL {
  /// True for an address a callback may go to.
  ///
  /// ASCII, at most 2048 bytes, a host, no user name, no fragment. When `live`, `https` only, and a
  /// host that is no address or name of a private network.
  package static func isValid(_ text: String, live: Bool) -> Bool {
    guard text.utf8.count <= 2048, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return false
    }
    let rest: Substring
    if text.hasPrefix("https://") {
      rest = text.dropFirst(8)
    } else if !live, text.hasPrefix("http://") {
      rest = text.dropFirst(7)
    } else {
      return false
    }
    let forbidden: Set<Character> = ["\"", "<", ">", "\\", "^", "`", "{", "|", "}", "#"]
    guard !rest.contains(where: forbidden.contains) else { return false }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    return isAuthority(authority, live: live)
  }

  private static func isAuthority(_ authority: Substring, live: Bool) -> Bool {
    guard !authority.contains("@") else { return false }
    var host = authority
    if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
      let port = authority[authority.index(after: colon)...]
      guard let number = Int(port), (1...65535).contains(number), !port.hasPrefix("+") else {
        return false
      }
      host = authority[..<colon]
    }
    if live, !PublicHost.isPublic(host) { return false }
    if host.hasPrefix("["), host.hasSuffix("]") {
      return IPv6Address(host.dropFirst().dropLast()) != nil
    }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    return host.utf8.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
          && label.utf8.allSatisfy {
            PartyNumbers.isDigit($0) || (97...122).contains($0 | 0x20) || $0 == 45 || $0 == 95
          }
      }
  }
}
