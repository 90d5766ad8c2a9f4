/// Whether a host of a live callback is one of the public internet, as far as its name can say.
///
/// A name may still lead into a private network once it is resolved: whoever makes the connection
/// checks the address again, and follows no redirect.
enum PublicHost {
  /// - Parameter host: a valid host as it stands in an address, in lower or upper case.
  static func isPublic(_ host: Substring) -> Bool {
    if host.hasPrefix("["), host.hasSuffix("]") {
      return IPv6Address(host.dropFirst().dropLast()).map(\.isPublic) ?? false
    }
    let labels = host.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    guard let last = labels.last, labels.count > 1 else { return false }
    // What ends in a number is read as an address: then it must be written as one, in full.
    if isNumber(last) { return isPublicIPv4(labels) }
    // Only the last label says whose name it is.
    if privateZones.contains(String(last)) { return false }
    return !(labels.suffix(2).joined(separator: ".") == "home.arpa")
  }

  private static let privateZones: Set<String> = [
    "localhost", "local", "internal", "intranet", "private", "corp", "home", "lan", "localdomain",
    "test", "invalid", "onion",
  ]

  /// True for what `inet_aton` takes for a number: decimal, octal or hexadecimal.
  private static func isNumber(_ label: Substring) -> Bool {
    if label.hasPrefix("0x") {
      return label.dropFirst(2).utf8.allSatisfy {
        PartyNumbers.isDigit($0) || (97...102).contains($0)
      }
    }
    return label.utf8.allSatisfy(PartyNumbers.isDigit)
  }

  private static func isPublicIPv4(_ labels: [Substring]) -> Bool {
    guard labels.count == 4 else { return false }
    var address: UInt32 = 0
    for label in labels {
      // Leading zeros are octal to some readers.
      guard label == "0" || !label.hasPrefix("0"), let part = UInt8(label) else { return false }
      address = address << 8 | UInt32(part)
    }
    return isPublicIPv4(address)
  }

  /// Not private, shared, loopback, link-local, for documents or benchmarks, multicast or reserved
  /// (RFC 6890 and its successors).
  static func isPublicIPv4(_ address: UInt32) -> Bool {
    let blocks: [(UInt32, Int)] = [
      (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8),
      (0xA9FE_0000, 16), (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24),
      (0xC058_6300, 24), (0xC0A8_0000, 16), (0xC612_0000, 15), (0xC633_6400, 24),
      (0xCB00_7100, 24), (0xE000_0000, 4), (0xF000_0000, 4),
    ]
    return !blocks.contains { block, bits in address >> (32 - bits) == block >> (32 - bits) }
  }
}

/// An IPv6 address as text, with a dotted IPv4 address at its end or without.
struct IPv6Address: Equatable {
  /// Eight groups of 16 bits.
  let groups: [UInt16]

  init?(_ text: Substring) {
    // The gap stands for as many zeros as are missing.
    let halves = Self.halves(text)
    guard let head = Self.groups(halves.head), let tail = Self.groups(halves.tail ?? "") else {
      return nil
    }
    let missing = 8 - head.count - tail.count
    guard halves.tail == nil ? missing == 0 : missing >= 1 else { return nil }
    groups = head + [UInt16](repeating: 0, count: missing) + tail
  }

  private static func halves(_ text: Substring) -> (head: Substring, tail: Substring?) {
    var before: Character?
    for at in text.indices {
      if text[at] == ":", before == ":" {
        return (text[..<text.index(before: at)], text[text.index(after: at)...])
      }
      before = text[at]
    }
    return (text, nil)
  }

  private static func groups(_ text: Substring) -> [UInt16]? {
    if text.isEmpty { return [] }
    var groups: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (place, part) in parts.enumerated() {
      if place == parts.count - 1, part.contains(".") {
        let bytes = part.split(separator: ".", omittingEmptySubsequences: false)
          .compactMap { $0.hasPrefix("+") || $0.count > 3 ? nil : UInt8($0) }
        guard bytes.count == 4, part.count(where: { $0 == "." }) == 3 else { return nil }
        groups.append(UInt16(bytes[0]) << 8 | UInt16(bytes[1]))
        groups.append(UInt16(bytes[2]) << 8 | UInt16(bytes[3]))
        continue
      }
      guard (1...4).contains(part.utf8.count), !part.hasPrefix("+"), !part.hasPrefix("-"),
        let group = UInt16(part, radix: 16)
      else { return nil }
      groups.append(group)
    }
    return groups
  }

  /// Global unicast (2000::/3) that carries no other address within and is not for documents:
  /// everything else, IPv4 in all its disguises among it, is refused.
  var isPublic: Bool {
    guard groups[0] >> 13 == 1 else { return false }
    // 2001::/23 with Teredo, ORCHID and benchmarks; 6to4; documentation twice.
    if groups[0] == 0x2001, groups[1] < 0x0200 || groups[1] == 0x0DB8 { return false }
    return groups[0] != 0x2002 && !(groups[0] == 0x3FFF && groups[1] < 0x1000)
  }
}
