/// What an operator set up for themselves, kept from session to session.
///
/// Nothing personal is in it: of filters only those whose words were found in what is shown, which
/// is masked.
package struct Settings: Equatable, Sendable {
  /// A view under a name.
  struct SavedView: Equatable, Sendable {
    let name: String
    let link: Link
  }

  /// The columns shown of each list; those of the list itself where nothing is chosen.
  var columns: [PanelName: [String]] = [:]
  /// By name.
  var views: [SavedView] = []
  var history = FilterHistory()

  package init() {}

  mutating func keep(_ view: SavedView) {
    views.removeAll { $0.name == view.name }
    views.append(view)
    views.sort { $0.name < $1.name }
  }

  mutating func remove(view name: String) { views.removeAll { $0.name == name } }
}

/// As they stand in their file: tables of keys with one or more texts.
package typealias SettingsTables = [String: [String: [String]]]

extension Settings {
  /// - Parameter wrong: the keys that mean nothing here, as `table.key`; they are done without.
  package init(_ tables: SettingsTables, wrong: inout [String]) {
    for (table, keys) in tables {
      for (key, values) in keys where !take(table, key, values) { wrong.append("\(table).\(key)") }
    }
    wrong.sort()
    views.sort { $0.name < $1.name }
  }

  private mutating func take(_ table: String, _ key: String, _ values: [String]) -> Bool {
    switch (table, PanelName(rawValue: key)) {
    case (SettingsChange.columnTable, let panel?): columns[panel] = values
    case (SettingsChange.historyTable, let panel?): history[panel] = values
    case (SettingsChange.viewTable, _):
      guard let link = values.first.flatMap(Link.init(text:)), values.count == 1 else {
        return false
      }
      views.append(SavedView(name: key, link: link))
    default: return false
    }
    return true
  }
}

/// One thing to be written into the settings' file; what else stands there stays.
package struct SettingsChange: Equatable, Sendable {
  static let columnTable = "columns"
  static let historyTable = "history"
  static let viewTable = "views"

  package let table: String
  package let key: String
  /// Nil takes it out.
  package let values: [String]?

  static func columns(_ panel: PanelName, _ ids: [String]?) -> SettingsChange {
    SettingsChange(table: columnTable, key: panel.rawValue, values: ids)
  }

  static func history(_ panel: PanelName, _ entries: [String]) -> SettingsChange {
    SettingsChange(table: historyTable, key: panel.rawValue, values: entries)
  }

  static func view(_ name: String, _ link: Link?) -> SettingsChange {
    SettingsChange(table: viewTable, key: name, values: link.map { [$0.text] })
  }
}
