/// Options that every call takes may stand before the call's name: `countersign --store DIR exec`.
enum ArgumentOrder {
  private static let valued: Set<String> = [
    "--store", "--lang", "--operator", "--theme", "--screen",
  ]

  /// The same arguments with the call's name first.
  static func subcommandFirst(_ arguments: [String], subcommands: Set<String>) -> [String] {
    var place = 0
    while place < arguments.count {
      let word = arguments[place]
      if word == "--" { break }
      if !word.hasPrefix("-") {
        guard subcommands.contains(word), place > 0 else { return arguments }
        return [word] + arguments[..<place] + arguments[(place + 1)...]
      }
      place += valued.contains(word) ? 2 : 1
    }
    return arguments
  }
}
