import CountersignConsole
import CountersignStore
import Glibc
import Terminal

/// The operator's settings: `$XDG_CONFIG_HOME/countersign/settings.toml`.
struct SettingsFile {
  static let name = "settings.toml"

  let folder: String
  let texts: Texts

  private var path: String { "\(folder)/\(Self.name)" }

  /// What the file says; what is wrong with it as a sentence, and then the rest counts.
  func read() -> (settings: Settings, fault: String?) {
    do throws(ThemeProblem) {
      guard let file = try tables() else { return (Settings(), nil) }
      var wrong: [String] = []
      let settings = Settings(file.tables, wrong: &wrong)
      return (settings, wrong.first.map { file.unknown($0).description(chinese: texts.isChinese) })
    } catch {
      return (Settings(), error.description(chinese: texts.isChinese))
    }
  }

  /// Makes one change to what stands in the file now: others may have written meanwhile.
  ///
  /// A file that cannot be read is somebody's work and is left as it is.
  /// - Returns: why it could not be written.
  func write(_ change: SettingsChange) -> String? {
    do throws(ThemeProblem) {
      let known = try tables()
      var file = if let known { known } else { try TextTables("", file: path) }
      file.tables[change.table, default: [:]][change.key] = change.values
      return write(file.text)
    } catch {
      return texts("设置没有保存：", "settings were not saved: ")
        + error.description(chinese: texts.isChinese)
    }
  }

  private func write(_ text: String) -> String? {
    do {
      let volume = try DiskVolume.create(at: folder)
      try ReplacedFile(on: volume, path: Self.name).write(Array(text.utf8))
      return nil
    } catch {
      return texts("设置没有保存：", "settings were not saved: ") + "\(path): \(error)"
    }
  }

  /// Nil where there is no file.
  private func tables() throws(ThemeProblem) -> TextTables? {
    guard let text = try ThemeLibrary.text(of: path) else { return nil }
    return try TextTables(text, file: path)
  }
}
