internal import Countersign
internal import Terminal

/// A value of an exported row: for people in the words of the screen, for programs as a code.
enum ExportValue {
  case text(String?)
  case code(String?, word: String)
  case money(Fen?)
  case moment(Instant?)
  case number(Int)
  case flag(Bool)

  /// For a spreadsheet; amounts in yuan, times as the clocks in China show them.
  func cell(_ texts: Texts) -> CSVLine.Field {
    switch self {
    case .text(let text): .text(VisibleText.ofLines(text ?? ""))
    case .code(_, let word): .text(word)
    case .money(let amount): .plain(amount.map(Self.yuan) ?? "")
    case .moment(let moment):
      .plain(moment.map { "\(texts.date($0)) \(texts.clock($0))" } ?? "")
    case .number(let number): .plain(String(number))
    case .flag(let isSet): .text(isSet ? texts("是", "yes") : texts("否", "no"))
    }
  }

  func write(_ writer: inout JSONWriter) {
    switch self {
    case .text(let text?), .code(let text?, _): writer.string(text)
    case .money(let amount?): writer.integer(amount.count)
    case .moment(let moment?): writer.string(moment.text)
    case .number(let number): writer.integer(Int64(number))
    case .flag(let isSet): writer.bool(isSet)
    case .text(nil), .code(nil, _), .money(nil), .moment(nil): writer.null()
    }
  }

  /// `1234.56`: a number to a spreadsheet.
  private static func yuan(_ amount: Fen) -> String {
    let magnitude = amount.count.magnitude
    let sign = amount.count < 0 ? "-" : ""
    return "\(sign)\(magnitude / 100).\(padded(Int64(magnitude % 100), 2))"
  }
}

/// A column of an export.
struct ExportField<Row> {
  /// As filters and the seeds name it.
  let name: String
  let title: String
  let value: (Row) -> ExportValue

  init(_ name: String, _ title: String, _ value: @escaping (Row) -> ExportValue) {
    self.name = name
    self.title = title
    self.value = value
  }
}
