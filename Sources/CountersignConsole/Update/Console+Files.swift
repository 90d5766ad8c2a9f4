internal import Countersign
internal import Terminal

/// Files that a form names: the shell reads them, for the console knows no disk.
extension Console {
  /// True while a form waits for a file or for names of files.
  var isReadingFile: Bool {
    if case .form(let form)? = layers.last { form.file.tag != nil } else { false }
  }

  mutating func readFile(_ path: String, for form: CommandForm) {
    var form = form
    let tag = nextTag()
    form.file = FormFile(tag: tag)
    effects.append(.readFile(tag: tag, path: path))
    replaceTop(.form(form))
  }

  /// Tab in a path: as far as the names go that are there.
  mutating func completePath(_ form: CommandForm) {
    var form = form
    let tag = nextTag()
    form.file = FormFile(tag: tag)
    effects.append(.completePath(tag: tag, path: form.current?.text ?? ""))
    replaceTop(.form(form))
  }

  /// The command goes out as soon as its file is there.
  mutating func take(_ file: Result<String, FileFault>, _ tag: Int) {
    guard var form = waitingForm(tag) else { return }
    switch file {
    case .failure(let fault):
      form.file.fault = fault
      form.index = form.fields.firstIndex { $0.kind == .file } ?? form.index
    case .success(let content):
      do throws(Refusal) {
        send(try form.read(content), from: .form)
      } catch {
        form.refusal = error
      }
    }
    replaceTop(.form(form))
  }

  mutating func take(_ found: PathCompletion, _ tag: Int) {
    guard var form = waitingForm(tag) else { return }
    if let typed = form.current?.text, found.text != typed {
      form.complete(found.text)
    } else if found.names.count < 2 {
      form.move(by: 1)
    }
    if found.names.count > 1 { form.file.names = found.names }
    replaceTop(.form(form))
  }

  /// The form that waits for this answer, waiting no more; nil when the operator has turned away.
  private mutating func waitingForm(_ tag: Int) -> CommandForm? {
    for at in layers.indices {
      guard case .form(var form) = layers[at], form.file.tag == tag else { continue }
      form.file.tag = nil
      layers[at] = .form(form)
      return at == layers.count - 1 ? form : nil
    }
    return nil
  }
}
