internal import Terminal

/// One row above the timeline.
enum ProcessRow: Equatable {
  case gap
  /// Left and right text with their styles.
  case pair(String, Style, String, Style)
  case text(String, Style)
  /// What the sentences under it are about; they can do without.
  case heading(String)
  /// A party by its place.
  case party(Int)
  /// More about the party above.
  case detail(String)

  /// How soon it goes when rows are short; nil for what must stay.
  private var dispensability: Int? {
    switch self {
    case .detail: 0
    case .gap: 1
    case .heading: 2
    default: nil
    }
  }

  static func fitted(_ rows: [ProcessRow], rows height: Int) -> [ProcessRow] {
    var kept = rows
    for level in 0...2 where kept.count > height {
      kept.removeAll { $0.dispensability == level }
    }
    return Array(kept.prefix(max(0, height)))
  }
}
