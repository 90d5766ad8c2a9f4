internal import Countersign
internal import Terminal

/// Writing lists and screens to files.
extension Console {
  /// Works above everything, also where letters are typed.
  static let exportKey = Key.function(9)

  /// Why nothing of the screen may leave it just now.
  var offExport: String? {
    let isPersonal = layers.contains { layer in
      switch layer {
      case .card(let card): card.isPersonal
      case .form(let form): form.isTouched
      default: false
      }
    }
    return isPersonal
      ? texts("屏幕上可能有个人信息，先关闭再导出", "personal data may be on the screen: close that first")
      : nil
  }

  /// Opens the question above whatever stands there.
  mutating func beginExport() {
    if let offExport { return note(.info, texts("导出：", "export: ") + offExport) }
    if case .export? = layers.last { return }
    let civil = now.civil(offsetSeconds: Instant.chinaOffsetSeconds)
    let stamp = "\(civil.date)-\(civil.time)".filter { $0 != ":" }
    var shown = self
    shown.tour = nil
    layers.append(
      .export(ExportDialog(shown.draw().canvas, stem: "countersign-\(panel.rawValue)-\(stamp)")))
  }

  mutating func actOnExport(_ dialog: ExportDialog, _ key: Key) {
    var dialog = dialog
    switch key {
    case .escape: return closeTop()
    case .enter: if dialog.waiting == nil { send(&dialog) }
    default: dialog.type(key)
    }
    replaceTop(.export(dialog))
  }

  private mutating func send(_ dialog: inout ExportDialog) {
    guard !dialog.path.text.isEmpty else {
      return dialog.fail(texts("先填文件名", "name the file first"))
    }
    guard let content = content(dialog) else {
      return dialog.fail(texts("列表还没有读到", "the list has not come yet"))
    }
    let tag = nextTag()
    dialog.waiting = tag
    dialog.problem = nil
    effects.append(
      .export(
        tag: tag,
        ExportOrder(path: dialog.path.text, replaces: dialog.replaces, content: content)))
  }

  private func content(_ dialog: ExportDialog) -> ExportOrder.Content? {
    guard dialog.form.isOfList else { return .screen(dialog.screen, dialog.form) }
    guard let query = asks.current[panel.listSlot]?.query else { return nil }
    // The services are filtered here, not by the desk.
    let only = panel == .services ? services.view.map { Set($0.rows.map(\.rowID)) } : nil
    return .list(ListExport(query, dialog.form, language, only: only))
  }

  /// Takes in what became of an export.
  mutating func take(_ result: ExportResult, _ tag: Int) {
    let place = layers.firstIndex { layer in
      if case .export(let dialog) = layer { dialog.waiting == tag } else { false }
    }
    switch result {
    case .written(let path, let rows):
      if let place { layers.remove(at: place) }
      let what = rows.map { texts.count($0, ("行", "row")) } ?? texts("屏幕", "the screen")
      note(.done, texts("已导出\(what)：\(path)", "exported \(what): \(path)"))
    case .exists:
      let sentence = texts("文件已存在，再按 Enter 覆盖", "there is such a file; Enter again replaces it")
      tell(sentence, place) { $0.meet(sentence) }
    case .failed(let sentence): tell(sentence, place) { $0.fail(sentence) }
    }
  }

  /// In the dialog, if it still stands, else in the line of news.
  private mutating func tell(
    _ sentence: String, _ place: Int?, _ change: (inout ExportDialog) -> Void
  ) {
    guard let place, case .export(var dialog) = layers[place] else {
      return note(.refused, texts("导出未成：", "not exported: ") + sentence)
    }
    change(&dialog)
    layers[place] = .export(dialog)
  }
}

/// Drawing the question.
extension Console {
  func draw(_ dialog: ExportDialog, _ canvas: inout Canvas, _ layout: Layout) -> Point? {
    let forms = ExportForm.allCases
    let inside = openBox(
      Size(columns: min(66, size.columns - 2), rows: min(forms.count + 8, size.rows - 2)),
      texts("导出", "Export"),
      keys: texts("↑↓ 格式  Enter 导出  Esc 返回", "↑↓ form  Enter export  Esc back"), &canvas, layout)
    for (at, form) in forms.enumerated() {
      draw(form, isChosen: at == dialog.index, &canvas, inside.row(at))
    }
    drawExtent(dialog, &canvas, inside.row(forms.count + 1))
    let cursor = drawPath(dialog, &canvas, inside.row(forms.count + 2))
    let news = inside.splitTop(forms.count + 4).rest
    if dialog.waiting != nil {
      put(texts("正在导出…", "exporting…"), Style(.textMuted, on: .surfaceRaised), &canvas, news)
    } else if let problem = dialog.problem {
      let style = Style(dialog.replaces ? .warning : .statusFailed, on: .surfaceRaised, .bold)
      put((dialog.replaces ? "! " : "✕ ") + problem, style, &canvas, news)
    }
    return cursor
  }

  private func draw(
    _ form: ExportForm, isChosen: Bool, _ canvas: inout Canvas, _ area: Rect
  ) {
    let paper: Role = isChosen ? .selection : .surfaceRaised
    canvas.fill(area, style: Style(.text, on: paper))
    var line = Line(area)
    line.put(
      isChosen ? (options.ascii ? "> " : "▸ ") : "  ", Style(.accent, on: paper), on: &canvas)
    line.put(
      options.width.fit(form.title(texts), columns: texts.isChinese ? 16 : 22),
      Style(.text, on: paper), on: &canvas)
    line.put(form.note(texts), Style(.textMuted, on: paper), on: &canvas)
  }

  /// How much that is.
  private func drawExtent(_ dialog: ExportDialog, _ canvas: inout Canvas, _ area: Rect) {
    let title = panel.title(texts)
    let text: String
    if dialog.form.isOfList {
      let rows = texts.count(list.matching, ("行", "row"))
      let hidden = list.hidden
      text =
        "\(title) · \(rows)"
        + (hidden > 0 ? texts("（过滤隐藏的 \(hidden) 行不导出）", " (\(hidden) hidden are left out)") : "")
    } else {
      let size = dialog.screen.size
      text = "\(title) · \(size.columns)×\(size.rows)"
    }
    var line = Line(area)
    line.put(
      options.width.fit(texts("内容", "what"), columns: 6), Style(.textMuted, on: .surfaceRaised),
      on: &canvas)
    line.put(
      options.width.cut(text, columns: line.rest), Style(.text, on: .surfaceRaised), on: &canvas)
  }

  private func drawPath(
    _ dialog: ExportDialog, _ canvas: inout Canvas, _ area: Rect
  ) -> Point? {
    var line = Line(area)
    line.put(
      options.width.fit(texts("文件", "file"), columns: 6), Style(.textMuted, on: .surfaceRaised),
      on: &canvas)
    let room = Rect(x: line.x, y: area.y, columns: line.rest, rows: area.rows)
    canvas.fill(room, style: .plain)
    return draw(dialog.path, "", on: .surface, &canvas, room)
  }
}
