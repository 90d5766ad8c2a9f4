package import Terminal

/// What is to be written to a file, and how.
package struct ExportOrder: Equatable, Sendable {
  package enum Content: Equatable, Sendable {
    case list(ListExport)
    /// The screen as it was before the question was asked.
    case screen(Canvas, ExportForm)
  }

  /// As the operator typed it; from the working folder, unless it begins with `/`.
  package var path: String
  /// The operator saw that there is such a file, and wants it replaced.
  package var replaces: Bool
  package var content: Content

  package init(path: String, replaces: Bool = false, content: Content) {
    self.path = path
    self.replaces = replaces
    self.content = content
  }
}

/// What became of an export.
package enum ExportResult: Equatable, Sendable {
  /// - path: where it is, from the root. rows: of a list.
  case written(path: String, rows: Int?)
  /// There is a file already; nothing was done.
  case exists
  /// Why not, as a sentence in the console's language.
  case failed(String)
}

/// The forms of an export.
package enum ExportForm: String, CaseIterable, Equatable, Sendable {
  case csv, json, text, ansi, svg

  /// True for what holds the list's rows, all of them; the others are pictures of the screen.
  var isOfList: Bool { self == .csv || self == .json }

  var fileExtension: String {
    switch self {
    case .csv: "csv"
    case .json: "json"
    case .text: "txt"
    case .ansi: "ans"
    case .svg: "svg"
    }
  }

  func title(_ texts: Texts) -> String {
    switch self {
    case .csv: texts("CSV 表格", "CSV table")
    case .json: "JSON"
    case .text: texts("纯文本", "plain text")
    case .ansi: texts("ANSI 彩色文本", "ANSI text, in colour")
    case .svg: texts("SVG 图片", "SVG picture")
    }
  }

  /// What it is good for.
  func note(_ texts: Texts) -> String {
    switch self {
    case .csv: texts("Excel、WPS 可直接打开", "for spreadsheets, in words")
    case .json: texts("字段名和代码，供程序读取", "field names and codes, for programs")
    case .text: texts("当前屏幕，可贴进工单", "this screen, to paste into a ticket")
    case .ansi: texts("当前屏幕，在终端里用 cat 看", "this screen, to cat in a terminal")
    case .svg: texts("当前屏幕，浏览器可打开", "this screen, for a browser or a page")
    }
  }
}
