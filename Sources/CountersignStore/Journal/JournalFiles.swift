/// The names of the journal's files.
enum JournalFiles {
  static let folder = "journal"
  private static let digits = 8
  private static let ending = ".log"

  /// Most journals have no more files, and their names are asked for at every turn.
  private static let names = (0..<32).map(make)
  private static let paths = names.map { "\(folder)/\($0)" }

  /// The name of a file by its number, such as `00000001.log`.
  static func name(_ number: Int) -> String {
    number < names.count ? names[number] : make(number)
  }

  private static func make(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text + ending
  }

  static func path(_ number: Int) -> String {
    number < paths.count ? paths[number] : "\(folder)/\(name(number))"
  }

  /// How many files there are: 1 to this number, each there and nothing else.
  ///
  /// - Throws: `JournalDamage` for a gap or a name that is none of ours; `VolumeFailure`.
  static func count(on volume: any Volume) throws -> Int {
    let names = try volume.list(folder)
    for (index, found) in names.enumerated() where found != name(index + 1) {
      // Sorted, so one of ours with a higher number means that this number is missing.
      let missing = isName(found)
      throw JournalDamage(
        record: 0, file: missing ? name(index + 1) : found, offset: 0,
        reason: missing ? .missingFile : .strayFile)
    }
    return names.count
  }

  private static func isName(_ found: String) -> Bool {
    let number = found.hasSuffix(ending) ? Int(found.dropLast(ending.utf8.count)) : nil
    return number.map { $0 > 0 && name($0) == found } ?? false
  }
}
