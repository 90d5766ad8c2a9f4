internal import Countersign

/// The palette's entries for ids: whoever has one opens what it names.
extension Console {
  func recordEntries(_ typed: String) -> [PaletteEntry] {
    if let sequence = Self.sequence(typed) {
      let title = texts("打开审计记录 ", "open the record ") + "#\(sequence)"
      return [
        PaletteEntry(run: .record(sequence), title: title, detail: "", words: [typed.lowercased()])
      ]
    }
    let id = typed.uppercased()
    return places(id).map { link in
      PaletteEntry(
        run: .link(link), title: texts("打开", "open ") + link.panel.title(texts) + " " + id,
        detail: link.text, words: [typed.lowercased()])
    }
  }

  /// `#2586` or `#2586-1`.
  private static func sequence(_ typed: String) -> Int? {
    guard typed.hasPrefix("#") else { return nil }
    let digits = typed.dropFirst().prefix { $0 != "-" }
    return Int(digits).flatMap { $0 > 0 ? $0 : nil }
  }

  /// The lists that may have a record of this id.
  private func places(_ id: String) -> [Link] {
    let bytes = Array(id.utf8)
    func isNumbered(after head: String) -> Bool {
      id.hasPrefix(head) && bytes.count > head.utf8.count
        && bytes.dropFirst(head.utf8.count).allSatisfy { Self.isDigit($0) || $0 == 45 }
    }
    if isNumbered(after: "P") { return [record(id, .processes)] }
    if isNumbered(after: "CB-") { return [record(id, .callbacks)] }
    if isNumbered(after: "AC") {
      var link = Link(.accounts)
      link.filter = "account_id:\(id)"
      return [link]
    }
    let isID =
      bytes.contains(where: Self.isDigit) && bytes.contains { $0 == 45 || $0 == 95 }
      && bytes.allSatisfy { Self.isDigit($0) || $0 == 45 || $0 == 95 || $0 &- 65 < 26 }
    return isID ? [record(id, .splits), record(id, .accounts)] : []
  }

  private func record(_ id: String, _ panel: PanelName) -> Link {
    var link = Link(panel)
    link.id = id
    return link
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
}
