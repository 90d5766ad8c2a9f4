/// What a module may import: the architecture as a table.
///
/// A new line here is a change of the architecture, and is to be looked at as one.
enum ImportRules {
  /// The system's and the language's own modules each of ours may use, beside what
  /// `Package.swift` declares for it.
  static let system: [String: Set<String>] = [
    "Countersign": [],
    "CountersignStore": ["Glibc", "Synchronization"],
    "CountersignClerk": ["Dispatch", "FoundationEssentials", "Synchronization"],
    "CountersignServices": [],
    // Worlds know nothing of each other and may each have a thread.
    "CountersignSimulation": ["Dispatch", "Synchronization"],
    "TOMLText": [],
    "Terminal": ["Glibc"],
    "CountersignConsole": [],
    "CountersignMain": ["Glibc", "Foundation", "Synchronization"],
    "CountersignBench": ["Glibc", "Synchronization"],
  ]

  /// What `Package.swift` may declare, for each module.
  static let declared: [String: Set<String>] = [
    "Countersign": [],
    "CountersignStore": ["CSystem", "Crypto"],
    "CountersignClerk": ["Countersign", "CountersignStore", "Crypto", "TOMLText", "TOMLKit"],
    "CountersignServices": ["Countersign"],
    "CountersignSimulation": ["Countersign", "CountersignServices", "CountersignStore"],
    "TOMLText": ["TOMLKit"],
    "Terminal": ["CNcurses", "TOMLText", "TOMLKit"],
    "CountersignConsole": ["Countersign", "Terminal"],
    "CSystem": [],
    "CNcurses": [],
    "CountersignMain": [
      "Countersign", "CountersignStore", "CountersignClerk", "CountersignServices",
      "CountersignSimulation", "CountersignConsole", "Terminal", "CSystem", "ArgumentParser",
    ],
    "CountersignBench": [
      "Countersign", "CountersignStore", "CountersignClerk", "CountersignServices",
      "ArgumentParser",
    ],
  ]

  static let forTests: Set<String> = [
    "Testing", "Glibc", "Foundation", "Dispatch", "Synchronization",
  ]

  /// The module that a line of code imports; nil for a line that imports none.
  static func imported(_ line: String) -> String? {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "import") else { return nil }
    let modifiers: Set<Substring> = ["package", "internal", "public", "private", "fileprivate"]
    guard words[..<place].allSatisfy({ modifiers.contains($0) || $0.hasPrefix("@") }) else {
      return nil
    }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let"]
    let name = words[(place + 1)...].first { !kinds.contains($0) }
    return name.map { String($0.prefix { $0 != "." }) }
  }

  static func imports(of file: SourceFile) -> [(line: Int, module: String)] {
    file.code.enumerated().compactMap { place, line in
      imported(line).map { (place + 1, $0) }
    }
  }

  /// Imports that neither the manifest nor the table allows.
  static func check(_ file: SourceFile, manifest: Manifest) -> [Violation] {
    let module = file.module
    guard let target = manifest.targets.first(where: { $0.name == module }) else {
      return [Violation(file.path, "\(module) is no target of Package.swift")]
    }
    let allowed =
      target.dependencies.union(target.isTest ? forTests : system[module] ?? [])
    return imports(of: file).filter { !allowed.contains($0.module) }.map {
      Violation(file.path, $0.line, "\(module) must not import \($0.module)")
    }
  }

  /// Targets whose dependencies are not the table's, or that are not held to the house's settings.
  static func check(_ manifest: Manifest) -> [Violation] {
    var found: [Violation] = []
    for target in manifest.targets where !target.isTest {
      guard let expected = declared[target.name] else {
        found.append(Violation("Package.swift", "\(target.name) is not in the architecture"))
        continue
      }
      for name in target.dependencies.subtracting(expected).sorted() {
        found.append(Violation("Package.swift", "\(target.name) must not depend on \(name)"))
      }
    }
    for target in manifest.targets where !target.isHouse && !target.isC {
      found.append(Violation("Package.swift", "\(target.name) has not the house's settings"))
    }
    return found
  }

  /// Dependencies that are declared and never imported.
  static func unused(_ manifest: Manifest, _ files: [SourceFile]) -> [Violation] {
    manifest.targets.filter { !$0.isTest }.flatMap { target in
      let used = Set(files.filter { $0.module == target.name }.flatMap(imports).map(\.module))
      return target.dependencies.subtracting(used).sorted().map {
        Violation("Package.swift", "\(target.name) depends on \($0) and never imports it")
      }
    }
  }
}
