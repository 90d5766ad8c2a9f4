internal import Countersign
internal import Terminal

/// The template panel: versions, and the agreement as people read it.
extension Console {
  func drawTemplates(_ canvas: inout Canvas, _ layout: Layout) {
    if !layout.list.isEmpty { draw(templates, templateColumns, &canvas, layout.list) }
    guard !layout.detail.isEmpty else { return }
    let area = pageArea(layout.detail)
    canvas.put(templatePage(area.columns), from: pageScroll, in: area)
  }

  /// The inside of a page; a little air on both sides.
  func pageArea(_ rect: Rect) -> Rect { rect.inset(columns: 2, rows: 0) }

  var templateColumns: [Column<TemplateLine>] {
    let texts = texts
    return [
      Column("template_id", texts("编号", "id"), 10) { ($0.templateID, .plain) },
      Column("version", texts("版本", "version"), 7) { ($0.version, .plain) },
      Column("active", texts("状态", "state"), texts.isChinese ? 8 : 10) {
        $0.isActive
          ? (texts("● 启用", "● active"), Style(.statusDone))
          : (texts("○ 停用", "○ off"), Style(.textMuted))
      },
      Column("title", texts("标题", "title"), nil) { ($0.title, .plain) },
      Column("biz_scene", texts("场景", "scene"), 8) { (texts.word($0.scene), Style(.textMuted)) },
    ]
  }

  /// The chosen version: what it is, then its text.
  func templatePage(_ columns: Int) -> [PageLine] {
    guard let line = templates.selected, columns > 1 else { return [] }
    var page = templateHead(line, columns)
    page.append(
      PageLine(String(repeating: options.frame.horizontal, count: columns), Style(.border)))
    let agreement = AgreementPage(line.content, columns: columns, width: options.width)
    page += agreement.lines.map { text in
      switch text.kind {
      case .title: PageLine(text.text, Style(.text, .bold))
      case .heading: PageLine(text.text, Style(.accent, .bold))
      case .rule:
        PageLine(String(repeating: options.frame.horizontal, count: columns), Style(.border))
      case .paragraph, .item, .row: PageLine(text.text)
      }
    }
    return page
  }

  private func templateHead(_ line: TemplateLine, _ columns: Int) -> [PageLine] {
    let muted = Style(.textMuted)
    let state =
      line.isActive
      ? (texts("● 启用", "● active"), Style(.statusDone)) : (texts("○ 停用", "○ off"), muted)
    let names =
      line.variables.isEmpty
      ? texts("无", "none") : line.variables.joined(separator: texts("、", ", "))
    let rows = [
      (texts("上传", "uploaded"), "\(texts.moment(line.createdAt, now: now))  \(line.createdBy)"),
      (texts("变量", "variables"), names), ("SHA-256", line.contentSHA256),
    ]
    let label = rows.map { options.width.columns(of: $0.0) }.max() ?? 0
    return [
      PageLine([
        ("\(line.templateID) \(line.version)", Style(.text, .bold)),
        ("  \(texts.word(line.scene))  ", muted), state,
      ])
    ]
      + rows.flatMap { name, value in
        let parts = options.width.wrap(value, columns: max(2, columns - label - 2))
        return parts.enumerated().map { at, part in
          PageLine([
            (options.width.fit(at == 0 ? name : "", columns: label + 2), muted), (part, .plain),
          ])
        }
      }
  }
}
