/// Where the result of a process is told: an absolute http or https address.
package enum CallbackURL {
  /// True for an address a callback may go to.
  ///
  /// ASCII, at most 2048 bytes, a host, no user name, no fragment; `https` only when `live`.
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
    return isAuthority(authority)
  }

  private static func isAuthority(_ authority: Substring) -> Bool {
    guard !authority.contains("@") else { return false }
    var host = authority
    if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
      let port = authority[authority.index(after: colon)...]
      guard let number = Int(port), (1...65535).contains(number), !port.hasPrefix("+") else {
        return false
      }
      host = authority[..<colon]
    }
    if host.hasPrefix("["), host.hasSuffix("]") {
      return isIPv6(host.dropFirst().dropLast())
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

  /// The shape of an IPv6 address: groups of up to four hex digits, at most one gap.
  private static func isIPv6(_ text: Substring) -> Bool {
    let groups = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (3...9).contains(groups.count), groups.contains(where: { !$0.isEmpty }) else {
      return false
    }
    let gaps = zip(groups, groups.dropFirst()).count { $0.isEmpty && $1.isEmpty }
    let inner = groups.dropFirst().dropLast().count { $0.isEmpty }
    guard inner <= 1, gaps <= 1, inner == 1 || groups.count == 8 else { return false }
    return groups.allSatisfy { group in
      group.utf8.count <= 4
        && group.utf8.allSatisfy {
          PartyNumbers.isDigit($0) || (97...102).contains($0 | 0x20)
        }
    }
  }
}
