/// How much of the tab line there is room for.
struct TabForm: Equatable, Sendable {
  enum Words: Equatable, Sendable {
    case long, short
    /// The shown panel's only.
    case shown
    case none
  }

  var words = Words.long
  enum Totals: Equatable, Sendable {
    case all
    /// Of processes and splits only: the work.
    case work
    case none
  }

  /// How many records a panel has.
  var totals = Totals.all
  /// How many of them are under way.
  var hasActivity = true
  /// What the numbers of things that wait for a person are called.
  var namesAlerts = true
  var namesTasks = true
  /// Columns between two tabs.
  var gap = 1

  /// From all to nearly nothing: counts give way first, then words; what waits for a person and
  /// how the services are stay to the last.
  static let ladder: [TabForm] = {
    var form = TabForm()
    var forms = [form]
    let steps: [(inout TabForm) -> Void] = [
      { $0.totals = .work }, { $0.totals = .none }, { $0.hasActivity = false }, { $0.gap = 0 },
      { $0.words = .short }, { $0.namesAlerts = false }, { $0.namesTasks = false },
      { $0.words = .shown }, { $0.words = .none },
    ]
    for step in steps {
      step(&form)
      forms.append(form)
    }
    return forms
  }()
}
