internal import Countersign
internal import Terminal

/// One field of a command's form.
struct FormField: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case text
    /// A path; the text of that file is sent.
    case file
    /// One of a closed set, under the contract's words.
    case choice([String])
    case number
    /// An amount, typed in yuan and sent in fen.
    case yuan
    /// Texts with commas between them.
    case list
    /// `name=value; name=value`.
    case pairs
  }

  /// Where suggestions come from: what is on the screen, or the desk's ids of a kind.
  enum Source: Equatable, Sendable {
    case process, user, template, version, token, none
    case desk(IDKind)
  }

  /// The contract's name.
  let name: String
  /// Which of the process's parties it belongs to; nil when it is the command's own.
  let party: Int?
  let kind: Kind
  let source: Source
  let isOptional: Bool
  var editor: LineEditor

  init(
    _ name: String, _ kind: Kind = .text, from source: Source = .none, isOptional: Bool = false,
    party: Int? = nil, maximum: Int = 500
  ) {
    self.name = name
    self.kind = kind
    self.source = source
    self.isOptional = isOptional
    self.party = party
    editor = LineEditor(maximum: maximum)
  }

  var text: String { editor.text }

  /// The amount typed, or why it is none; nil where the field holds no amount, or nothing yet.
  var amount: Result<Fen, YuanText.Problem>? {
    guard kind == .yuan, !text.isEmpty else { return nil }
    do throws(YuanText.Problem) {
      return .success(try YuanText.read(text))
    } catch {
      return .failure(error)
    }
  }

  mutating func set(_ text: String) {
    editor = LineEditor(text, maximum: editor.maximum)
  }

  /// Goes to the next or last choice; an optional field may also be left empty.
  mutating func turn(by step: Int) {
    guard case .choice(let words) = kind else { return }
    let all = (isOptional ? [""] : []) + words
    let at = all.firstIndex(of: text) ?? (step > 0 ? -1 : 0)
    set(all[(at + step + all.count) % all.count])
  }
}
