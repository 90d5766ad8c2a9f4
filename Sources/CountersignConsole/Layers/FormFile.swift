internal import Countersign
internal import Terminal

/// What a form knows of the file it names.
struct FormFile: Equatable, Sendable {
  /// The question to the shell that is under way.
  var tag: Int?
  /// Why it could not be taken.
  var fault: FileFault?
  /// Names that go on from what is typed.
  var names: [String] = []
}

extension Console {
  /// Under a path: that it is read, why it cannot be, or the names that go on from it.
  func drawFile(_ form: CommandForm, _ canvas: inout Canvas, _ line: inout Line) {
    let muted = Style(.textMuted, on: .surfaceRaised)
    if let fault = form.file.fault {
      line.put(
        "✕ " + texts.sentence(fault), Style(.statusFailed, on: .surfaceRaised, .bold), on: &canvas)
    } else if form.file.tag != nil {
      line.put(texts("正在读取…", "reading…"), muted, on: &canvas)
    } else if !form.file.names.isEmpty {
      var shown = ""
      var left = form.file.names.count
      for name in form.file.names {
        let more = texts("  还有 \(left) 个", "  \(left) more")
        let next = shown.isEmpty ? name : "\(shown)  \(name)"
        let room = line.rest - (left > 1 ? options.width.columns(of: more) : 0)
        guard shown.isEmpty || options.width.columns(of: next) <= room else { break }
        shown = next
        left -= 1
      }
      line.put(
        shown + (left > 0 ? texts("  还有 \(left) 个", "  \(left) more") : ""), muted, on: &canvas)
    } else {
      line.put(texts.fileHint(form.command), muted, on: &canvas)
    }
  }
}

extension Texts {
  /// What the file is that a command is to be given.
  func fileLabel(_ command: CommandName) -> String {
    command == .templateUpload ? self("HTML 文件", "HTML file") : self("CSV 文件", "CSV file")
  }

  func fileHint(_ command: CommandName) -> String {
    command == .templateUpload
      ? self("UTF-8，变量写作 {{名}}", "UTF-8, variables as {{name}}")
      : self("UTF-8，金额按元", "UTF-8, amounts in yuan")
  }
}
