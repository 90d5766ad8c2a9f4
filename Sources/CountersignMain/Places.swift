import Glibc

/// Where things lie: the store, the sample, the themes.
enum Places {
  /// `$COUNTERSIGN_STORE`, else `data/desk` in this package's checkout, else the user's data folder.
  static var defaultStore: String {
    if let store = Environment["COUNTERSIGN_STORE"], !store.isEmpty { return store }
    if let checkout = checkout(from: currentFolder) {
      let path = "\(checkout)/data/desk"
      return checkout == currentFolder ? "data/desk" : path
    }
    if let data = Environment["XDG_DATA_HOME"], data.hasPrefix("/") { return "\(data)/countersign" }
    return "\(Environment["HOME"] ?? "/root")/.local/share/countersign"
  }

  /// The operator's own folder of settings: keys, themes, columns and views.
  static var settings: String {
    let own = Environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (own ?? (Environment["HOME"] ?? "") + "/.config") + "/countersign"
  }

  /// A file or folder that comes with the program: beside the working folder's checkout, beside the
  /// executable's, or installed under `share`.
  static func resource(_ path: String) -> String? {
    var roots: [String] = []
    if let checkout = checkout(from: currentFolder) { roots.append(checkout) }
    if let executable {
      if let checkout = checkout(from: executable) { roots.append(checkout) }
      roots.append(parent(parent(executable)) + "/share/countersign")
    }
    return roots.map { "\($0)/\(path)" }.first(where: exists)
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The folder of this package that a place lies in.
  private static func checkout(from place: String) -> String? {
    var folder = place
    while folder.count > 1 {
      if exists("\(folder)/Package.swift"), exists("\(folder)/Sources/CountersignMain") {
        return folder
      }
      folder = parent(folder)
    }
    return nil
  }

  static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  private static var currentFolder: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  private static var executable: String? {
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}
