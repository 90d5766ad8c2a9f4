package import Terminal

/// How a console begins.
package struct ConsoleOptions: Equatable, Sendable {
  package var language: Language
  /// The names of the themes that can be chosen.
  package var themes: [String]
  /// The theme in use.
  package var theme: String
  /// Draws lines with `+-|`.
  package var ascii: Bool
  package var width: TextWidth
  /// The panel shown first.
  package var panel: PanelName
  /// The view shown first, instead of the panel alone.
  package var link: Link?
  package var settings = Settings()
  /// What is wrong with the settings' file, as a sentence.
  package var settingsFault: String?
  /// The store was just filled from the sample, which is said once.
  package var isFirstRun: Bool
  /// The actions with this user's keys.
  package var keyMap = KeyMap.standard
  /// What is wrong with the user's file of keys, in the console's language.
  package var keyTrouble: String?

  package init(
    language: Language, themes: [String] = [], theme: String = "", ascii: Bool = false,
    width: TextWidth = .standard, panel: PanelName = .processes, isFirstRun: Bool = false
  ) {
    self.language = language
    self.themes = themes
    self.theme = theme
    self.ascii = ascii
    self.width = width
    self.panel = panel
    self.isFirstRun = isFirstRun
  }

  /// Boxes that stand above the panels.
  var raisedFrame: Frame { ascii ? .ascii : .rounded }
  /// Lines between panes.
  var frame: Frame { ascii ? .ascii : .square }
}
