import Terminal

/// The themes that come with the program.
enum TestThemes {
  static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/Themes"
  }()

  static let library = ThemeLibrary(folders: [folder])
}
