internal import Countersign
internal import Terminal

/// Asks for a reason and, for what cannot be undone, for the record's id to be typed.
///
/// It is about one record, whatever is selected below by now.
struct ReasonDialog: Equatable, Sendable {
  enum Act: Equatable, Sendable {
    case cancel(processID: String)
    case reveal(processID: String, userID: String, name: String)
  }

  enum Field: Equatable, Sendable { case id, reason }

  let act: Act
  var id = LineEditor(maximum: 64)
  var reason = LineEditor(maximum: 500)
  var field: Field
  /// Why Enter did nothing.
  var problem: String?

  init(_ act: Act) {
    self.act = act
    switch act {
    case .cancel: field = .id
    case .reveal: field = .reason
    }
  }

  /// The id that must be typed; nil where a reason is enough.
  var typedID: String? {
    switch act {
    case .cancel(let processID): processID
    case .reveal: nil
    }
  }

  var processID: String {
    switch act {
    case .cancel(let processID), .reveal(let processID, _, _): processID
    }
  }

  var isTouched: Bool { !id.isEmpty || !reason.isEmpty }

  var command: Command {
    switch act {
    case .cancel(let processID):
      .processCancel(ProcessCancel(processID, reason: reason.text))
    case .reveal(let processID, let userID, _):
      .personalReveal(
        PersonalReveal(userID: userID, processID: processID, reason: reason.text))
    }
  }

  /// Acts on a typing key; Enter and Esc are the console's.
  mutating func type(_ key: Key) {
    problem = nil
    switch key {
    case .tab, .down: if typedID != nil { field = .reason }
    case .backTab, .up: if typedID != nil { field = .id }
    default:
      switch field {
      case .id: _ = id.handle(key)
      case .reason: _ = reason.handle(key)
      }
    }
  }

  /// What is still missing before it may be done, or nil.
  func missing(_ texts: Texts) -> String? {
    if let typedID, id.text != typedID {
      return texts("请完整输入编号 \(typedID)", "type the id \(typedID) in full")
    }
    if !reason.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) {
      return texts("请填写原因", "give a reason")
    }
    return nil
  }
}
