/// A text that may be personal: sealed on disk, or in the clear because it is nobody's secret
/// (a company's name).
///
/// `fresh` is on its way from a command to the journal: the store seals it before it writes, and
/// writing one is a broken invariant.
package enum Guarded: FieldValue, Equatable {
  case open(String)
  case fresh(String)
  case sealed(String)

  package static func read(_ node: Int, of text: JSONText) throws(JSONFault) -> Guarded {
    if text.nodes[node].kind == .object {
      let members = text.members(of: node)
      guard members.count == 1, members[0].key == "sealed" else {
        throw JSONFault("a sealed text is expected", at: Int(text.nodes[node].start))
      }
      return .sealed(try String.read(members[0].value, of: text))
    }
    return .open(try String.read(node, of: text))
  }

  package func write(to writer: inout JSONWriter) {
    switch self {
    case .open(let text): writer.string(text)
    case .sealed(let text):
      writer.object { body in
        body.name("sealed")
        body.string(text)
      }
    case .fresh: preconditionFailure("personal data must be sealed before it is written")
    }
  }

  package var isPersonal: Bool {
    if case .open = self { false } else { true }
  }
}
