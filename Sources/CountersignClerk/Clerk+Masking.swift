import Countersign

extension Clerk {
  /// A party's name as an operator may see it.
  func maskedName(_ party: Party) -> String {
    switch party.name {
    case .open(let name): return name
    case .fresh: return masked(party, party.name, "name", Masking.name) ?? Masking.erased
    case .sealed(let sealed):
      // A filter looks at every name at each key: opening them all again would be most of its time.
      guard !party.isErased else { return Masking.erased }
      if let known = maskedNames[sealed] { return known }
      guard let name = masked(party, party.name, "name", Masking.name) else {
        return Masking.erased
      }
      if maskedNames.count >= Self.mostMaskedNames { maskedNames = [:] }
      maskedNames[sealed] = name
      return name
    }
  }

  private static let mostMaskedNames = 200_000

  /// A personal field, masked; nil where there is none.
  func masked(
    _ party: Party, _ text: Guarded?, _ field: String, _ mask: (String) -> String
  ) -> String? {
    guard let text else { return nil }
    guard !party.isErased else { return Masking.erased }
    return masked(text, SigningProcess.context(party.userID, field), mask)
  }

  /// A text that nobody erased, masked: whose key is damaged does not pass for erased.
  func masked(_ text: Guarded, _ context: String, _ mask: (String) -> String) -> String {
    do {
      return try Self.opened(text, context, keys).map(mask) ?? Masking.erased
    } catch {
      return Masking.unreadable
    }
  }

  /// An event's fields as JSON: sealed texts show as stars, keyed indices not at all.
  func maskedData(_ event: Event) -> [UInt8] {
    guard let text = try? JSONText(event.jsonBytes) else { return Array("{}".utf8) }
    var writer = JSONWriter()
    Self.copy(text.root, of: text, to: &writer, isTop: true)
    return writer.bytes
  }

  private static let unshown: Set<String> = [
    "type", "card_index", "indices", "slot", "content_html", "body", "key",
  ]

  private static func copy(
    _ node: Int, of text: JSONText, to writer: inout JSONWriter, isTop: Bool = false
  ) {
    switch text.nodes[node].kind {
    case .object:
      let members = text.members(of: node)
      if members.count == 1, members[0].key == "sealed" { return writer.string("***") }
      writer.object { body in
        for (key, value) in members where !unshown.contains(key) {
          body.name(key)
          copy(value, of: text, to: &body)
        }
      }
    case .array:
      writer.array { body in
        for item in text.items(of: node) { copy(item, of: text, to: &body) }
      }
    default: writer.raw(text.raw(node))
    }
  }
}
