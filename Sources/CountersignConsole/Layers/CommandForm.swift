internal import Countersign
internal import Terminal

/// A command being filled in.
///
/// It is sent as the same line of JSON that `exec` reads, and read by
/// the same strict reader, so that bad input is refused in the same words.
struct CommandForm: Equatable, Sendable {
  let command: CommandName
  var fields: [FormField]
  /// The field with the cursor; one past the last is the button.
  var index = 0
  var refusal: Refusal?
  var file = FormFile()
  /// Which of the desk's suggestions Tab takes.
  var candidate = 0
  /// What the desk said about ids that stand, or stood, in its fields.
  var notes: [String: String] = [:]
  /// It differs from how it was opened.
  private(set) var isTouched = false

  init(_ command: CommandName, prefilled: [String: String] = [:]) {
    self.command = command
    fields = CommandFields.of(command)
    for at in fields.indices {
      if case .choice(let words) = fields[at].kind, !fields[at].isOptional {
        fields[at].set(words[0])
      }
      if fields[at].party == nil, let value = prefilled[fields[at].name] { fields[at].set(value) }
    }
    index = firstOpen
  }

  /// The first field that still needs something.
  var firstOpen: Int { fields.firstIndex { $0.text.isEmpty && !$0.isOptional } ?? 0 }

  var isOnButton: Bool { index >= fields.count }

  var current: FormField? { isOnButton ? nil : fields[index] }

  mutating func move(by step: Int) {
    index = min(max(0, index + step), fields.count)
    candidate = 0
  }

  /// The first field whose amount cannot be sent, and why.
  var problem: (index: Int, problem: YuanText.Problem)? {
    for (at, field) in fields.enumerated() {
      if case .failure(let problem) = field.amount { return (at, problem) }
    }
    return nil
  }

  /// Fills a field of the command's own in, if there is one of that name.
  mutating func set(_ name: String, _ text: String) {
    guard let at = fields.firstIndex(where: { $0.name == name && $0.party == nil }) else { return }
    fields[at].set(text)
  }

  func text(_ name: String) -> String {
    fields.first { $0.name == name && $0.party == nil }?.text ?? ""
  }

  /// Acts on a typing key.
  mutating func type(_ key: Key) {
    guard !isOnButton else { return }
    refusal = nil
    file = FormFile()
    candidate = 0
    if case .choice(let words) = fields[index].kind {
      switch key {
      case .right, .character(" "): fields[index].turn(by: 1)
      case .left: fields[index].turn(by: -1)
      case .backspace, .delete: if fields[index].isOptional { fields[index].set("") }
      case .character(let scalar):
        let letter = String(scalar).uppercased()
        guard let word = words.first(where: { $0.uppercased().hasPrefix(letter) }) else { return }
        fields[index].set(word)
      default: return
      }
      isTouched = true
    } else if fields[index].editor.handle(key) {
      isTouched = true
    }
  }

  /// Takes a suggestion.
  mutating func complete(_ text: String) {
    guard !isOnButton else { return }
    fields[index].set(text)
    isTouched = true
    refusal = nil
    file = FormFile()
    candidate = 0
  }

  /// The first suggestion that goes on with what is typed and adds something to it.
  func suggestion(among known: [String]) -> String? {
    guard let field = current, field.source != .none else { return nil }
    return known.first { $0.hasPrefix(field.text) && $0 != field.text }
  }
}

/// The line of JSON.
extension CommandForm {
  /// What `exec` would be given; a file is named by its path.
  var line: [UInt8] { line(nil) }

  private func line(_ content: String?) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { body in
      body.name("command")
      body.string(command.rawValue)
      let partyFields = fields.filter { $0.party != nil }
      var wroteParties = partyFields.isEmpty
      for field in fields {
        if field.party != nil, !wroteParties {
          wroteParties = true
          writeParties(partyFields, to: &body)
        }
        if field.party == nil, !field.text.isEmpty {
          body.name(field.name)
          field.writeValue(to: &body, content)
        }
      }
    }
    return writer.bytes
  }

  /// The command, read as `exec` reads it.
  /// - Parameter content: the text of the file it names.
  /// - Throws: `BAD_REQUEST`.
  func read(_ content: String? = nil) throws(Refusal) -> Command {
    try CommandLineText(line(content)).command
  }

  /// The path of the file that must be read before it can be sent.
  var path: String? {
    fields.first { $0.kind == .file && !$0.text.isEmpty }?.text
  }

  /// Payer and payee; a party of whom nothing is said is left out.
  private func writeParties(_ fields: [FormField], to writer: inout JSONWriter) {
    let roles = PartyRole.allCases
    writer.name("parties")
    writer.array { list in
      for party in roles.indices {
        let given = fields.filter { $0.party == party && !$0.text.isEmpty }
        guard !given.isEmpty else { continue }
        list.object { body in
          body.name("role")
          body.string(roles[party].rawValue)
          for field in given {
            body.name(field.name)
            field.writeValue(to: &body)
          }
        }
      }
    }
  }
}

extension FormField {
  /// Writes the text as the JSON that its kind stands for.
  ///
  /// What does not fit the kind is written as
  /// a text, for the reader to refuse.
  func writeValue(to writer: inout JSONWriter, _ content: String? = nil) {
    switch kind {
    case .text, .choice: writer.string(text)
    case .file: writer.string(content ?? "@\(text)")
    case .number:
      if Self.isNumber(text) { writer.raw(text.utf8) } else { writer.string(text) }
    case .yuan:
      if case .success(let fen) = amount { fen.write(to: &writer) } else { writer.string(text) }
    case .list:
      writer.array { list in
        for item in Self.split(text, at: [",", "，", "、"]) { list.string(item) }
      }
    case .pairs: writePairs(to: &writer)
    }
  }

  private func writePairs(to writer: inout JSONWriter) {
    let pairs = Self.split(text, at: [";", "；"]).map { Self.halves($0) }
    guard pairs.allSatisfy({ $0.value != nil }) else { return writer.string(text) }
    writer.object { body in
      for (name, value) in pairs {
        body.name(name)
        body.string(value ?? "")
      }
    }
  }

  private static func halves(_ pair: String) -> (name: String, value: String?) {
    let scalars = pair.unicodeScalars
    guard let sign = scalars.firstIndex(where: { $0 == "=" || $0 == "＝" }) else {
      return (pair, nil)
    }
    return (
      trimmed(String(scalars[..<sign])), trimmed(String(scalars[scalars.index(after: sign)...]))
    )
  }

  private static func split(_ text: String, at marks: Set<Unicode.Scalar>) -> [String] {
    text.unicodeScalars.split(whereSeparator: marks.contains).map { trimmed(String($0)) }
      .filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(scalars)
  }

  /// A JSON number, whole or not.
  private static func isNumber(_ text: String) -> Bool {
    guard let parsed = try? JSONText(Array(text.utf8)) else { return false }
    let kind = parsed.nodes[parsed.root].kind
    return kind == .integer || kind == .number
  }
}
