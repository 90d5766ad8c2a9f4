internal import Countersign
internal import Terminal

/// The columns of the timeline: time, event, who, result, record.
struct TimelineColumns {
  struct Cells {
    let time: Rect
    let glyph: Rect
    let event: Rect
    let actor: Rect
    let note: Rect
    let record: Rect
  }

  private let texts: Texts
  /// The parties' names by user id: an event of the whole process carries none.
  private let names: [String: String]
  private let timeColumns: Int
  private let recordColumns: Int
  private let columns: Int

  init(_ view: ProcessView, now: Instant, texts: Texts, columns: Int) {
    let lines = view.timeline
    names = Dictionary(
      view.parties.map { ($0.userID, $0.name) }, uniquingKeysWith: { first, _ in first })
    self.texts = texts
    self.columns = columns
    timeColumns = lines.map { texts.moment($0.at, now: now).utf8.count }.max() ?? 8
    recordColumns = lines.map { String($0.sequence).utf8.count + 1 }.max() ?? 2
  }

  func cells(_ row: Rect) -> Cells {
    var rest = row.splitLeft(1).rest
    func left(_ columns: Int) -> Rect {
      let (cell, after) = rest.splitLeft(columns)
      rest = after.splitLeft(1).rest
      return cell
    }
    let time = left(timeColumns)
    let glyph = left(1)
    let event = left(texts.isChinese ? 16 : columns >= 72 ? 23 : 18)
    let actor = left(Self.actorColumns)
    let (before, record) = rest.splitRight(recordColumns)
    return Cells(
      time: time, glyph: glyph, event: event, actor: actor, note: before.splitRight(1).rest,
      record: record)
  }

  private static let actorColumns = 12

  /// Who: the party by name, an operator by id, a service or the system by its word.
  ///
  /// The operator who acted on a party's phone stands behind, where there is room.
  func actor(_ line: AuditLine) -> String {
    let (kind, id) = Self.split(line.actor)
    let who: String =
      switch kind {
      case "user": names[id] ?? line.name ?? id
      case "operator": id
      case "service": ServiceName(rawValue: id).map(texts.word) ?? id
      case "system": texts("系统", "system")
      default: line.actor
      }
    guard let via = line.via, kind == "user" else { return who }
    let whole = "\(who) (\(Self.split(via).id))"
    return TextWidth.standard.columns(of: whole) <= Self.actorColumns ? whole : who
  }

  private static func split(_ text: String) -> (kind: String, id: String) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return (text, text) }
    return (String(text[..<colon]), String(text[text.utf8.index(after: colon)...]))
  }
}
