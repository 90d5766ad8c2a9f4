/// Names of files, folders and types.
enum NameRules {
  /// Names that say nothing.
  static let empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utilities", "Impl"]

  /// Files that hold a family of small types under a name for all of them.
  static let families = [
    "Words", "Commands", "Facts", "Values", "Cases", "Samples", "Kinds", "Fields", "Views",
  ]

  private static let kinds: Set<String> = [
    "struct", "class", "enum", "protocol", "actor", "typealias", "extension",
  ]

  /// Names of the types a file declares or extends, nested ones too, in order.
  static func types(in file: SourceFile, kinds: Set<String> = kinds) -> [String] {
    file.code.flatMap { line -> [String] in
      let names = Words.names(in: line)
      return names.indices.dropLast().filter { kinds.contains(names[$0]) }.map { names[$0 + 1] }
    }
  }

  /// `Type.swift` declares or extends Type, `Type+Part.swift` extends it; a family has at least
  /// two types; a file of a few functions and no type may have any name.
  static func checkFileName(_ file: SourceFile) -> [Violation] {
    let parts = file.name.split(separator: "+", maxSplits: 1).map(String.init)
    let (type, isPart) = (parts.first ?? "", parts.count == 2)
    let types = types(in: file)
    if types.contains(type) {
      guard isPart, !Self.types(in: file, kinds: ["extension"]).contains(type) else { return [] }
      return [Violation(file.path, "it does not extend \(type)")]
    }
    if types.isEmpty, !isPart { return [] }
    let isFamily = families.contains { file.name.hasSuffix($0) } && Set(types).count > 1
    return isFamily ? [] : [Violation(file.path, "no type in it is called \(type)")]
  }

  /// Names that say nothing, of types, files and folders.
  static func checkEmptyNames(_ file: SourceFile) -> [Violation] {
    let found = Set(types(in: file) + file.path.split { "/+.".contains($0) }.map(String.init))
    return found.sorted().filter(isEmpty).map {
      Violation(file.path, "the name \($0) says nothing")
    }
  }

  private static func isEmpty(_ name: String) -> Bool {
    empty.contains { word in
      guard let found = name.firstRange(of: word) else { return false }
      let next = found.upperBound < name.endIndex ? name[found.upperBound] : "A"
      return !next.isLowercase
    }
  }

  /// One folder level inside a module at most.
  static func checkDepth(_ path: String) -> [Violation] {
    path.split(separator: "/").count <= 4
      ? [] : [Violation(path, "more than one folder level inside a module")]
  }
}
