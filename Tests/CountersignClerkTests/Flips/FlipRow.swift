import Testing

/// A file of a store, and who tells when a bit of it turns over.
///
/// Whatever the file, no flip may crash, lose a record, or show a row that is not true: a desk that
/// is opened shows the truth, or stops and says why. Beside that `verify` says, by its row:
struct FlipRow: Sendable, CustomTestStringConvertible {
  enum Teller: Sendable {
    /// The record and the byte where its line begins.
    case journal
    /// The file, and for a subject's key its slot.
    case keys
    /// The line of the signed checkpoints.
    case checkpoints
    /// That what is derived is not what the journal gives.
    case snapshot
    /// That a figure cannot be read; or its value, among those that are not the delivered ones, for
    /// people may change figures: a comment is free.
    case figures
    /// Nothing: the file says nothing of the state. A lock's holder is a name for those who wait,
    /// what was put in quarantine or left half-written was never acknowledged, and a note of doubt
    /// that is not as it was written puts the whole last file in doubt.
    case nobody
  }

  /// In the store, its generation or place in the journal left out.
  let file: String
  let teller: Teller
  /// Only in a store whose tables lie in parts.
  let isParted: Bool

  init(_ file: String, _ teller: Teller, isParted: Bool = false) {
    self.file = file
    self.teller = teller
    self.isParted = isParted
  }

  var testDescription: String { file + (isParted ? ", in parts" : "") }

  static let all = [
    FlipRow("checkpoints/signed.log", .checkpoints),
    FlipRow("fold.lock", .nobody),
    FlipRow("journal/00000001.log", .journal),
    FlipRow("keys/store.key", .keys),
    FlipRow("keys/subjects.log", .keys),
    FlipRow("keys/suspect", .nobody),
    FlipRow("lock", .nobody),
    FlipRow("parts/00000001.index", .snapshot, isParted: true),
    FlipRow("parts/00000001.jsonl", .snapshot, isParted: true),
    FlipRow("policy.toml", .figures),
    FlipRow("quarantine/00000001.log", .nobody),
    FlipRow("snapshot.json", .snapshot),
    FlipRow("snapshot.json", .snapshot, isParted: true),
    FlipRow("snapshot.json.damaged", .nobody),
    FlipRow("snapshot.json.new", .nobody),
    FlipRow("snapshot.lock", .nobody),
    FlipRow("suspect", .nobody),
  ]

  /// A file's name as a row has it: `quarantine/00000001.log-4096-1` is one of its kind.
  static func name(of file: String) -> String {
    guard file.hasPrefix("quarantine/"), let end = file.firstIndex(of: "-") else { return file }
    return String(file[..<end])
  }
}
