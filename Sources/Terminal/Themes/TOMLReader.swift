import TOMLKit
import TOMLText

/// Reads a TOML table strictly and says the full key of what is wrong.
struct TOMLReader {
  let source: ThemeText
  private let table: TOMLTable
  /// Empty, or the table's own key with a dot at its end.
  let path: String

  private init(source: ThemeText, table: TOMLTable, path: String) {
    self.source = source
    self.table = table
    self.path = path
  }

  /// Parses the whole file.
  init(_ source: ThemeText) throws(ThemeProblem) {
    do {
      self.init(source: source, table: try TOMLText.table(source.text), path: "")
    } catch {
      let parse = error as? TOMLParseError
      throw ThemeProblem(
        file: source.file, line: parse?.source.begin.line ?? (error as? TOMLText.Fault)?.line,
        key: nil,
        reason: .syntax(parse?.description ?? "\(error)"))
    }
  }

  /// The keys of this table, sorted.
  var keys: [String] { table.keys.sorted() }

  /// The value when it is a string, nil when it is anything else or missing.
  func text(_ key: String) -> String? { table[key]?.string }

  /// Refuses any key that is not named.
  func allow(_ names: Set<String>) throws(ThemeProblem) {
    for key in keys where !names.contains(key) {
      throw source.problem(path + key, .unknownKey)
    }
  }

  func string(_ key: String) throws(ThemeProblem) -> String? {
    guard let value = table[key] else { return nil }
    guard let text = value.string else { throw source.problem(path + key, .expected("\"…\"")) }
    return text
  }

  /// A text, or a list of texts.
  func texts(_ key: String) throws(ThemeProblem) -> [String] {
    if let text = table[key]?.string { return [text] }
    let items = table[key]?.array.map { Array($0) } ?? []
    let texts = items.compactMap(\.string)
    guard table[key]?.array != nil, texts.count == items.count else {
      throw source.problem(path + key, .expected("\"…\" / [\"…\", …]"))
    }
    return texts
  }

  func flag(_ key: String) throws(ThemeProblem) -> Bool? {
    guard let value = table[key] else { return nil }
    guard let flag = value.bool else {
      throw source.problem(path + key, .expected("true / false"))
    }
    return flag
  }

  func integer(_ key: String, _ range: ClosedRange<UInt8>) throws(ThemeProblem) -> UInt8? {
    guard let value = table[key] else { return nil }
    guard value.type == .int, let number = value.int, let byte = UInt8(exactly: number),
      range.contains(byte)
    else {
      throw source.problem(path + key, .expected("\(range.lowerBound)…\(range.upperBound)"))
    }
    return byte
  }

  func inner(_ key: String) throws(ThemeProblem) -> TOMLReader? {
    guard let value = table[key] else { return nil }
    guard let inner = value.table else { throw source.problem(path + key, .expected("{ … }")) }
    return TOMLReader(source: source, table: inner, path: path + key + ".")
  }
}
