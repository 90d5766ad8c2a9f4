internal import Countersign
internal import Terminal

/// The part of the help that says how to filter.
extension Console {
  /// How a filter of this list is written.
  var filterHelp: [PageLine] {
    let key = keyName(.filter)
    var page = [PageLine(texts("怎样过滤 \(key)", "How to filter: \(key)"), Style(.accent, .bold))]
    page += filterForms.map { form, meaning in
      PageLine([
        ("  ", .plain), (options.width.fit(form, columns: 32), Style(.key)),
        (meaning, Style(.textMuted)),
      ])
    }
    var line = "  "
    for name in DeskFilter.names(panel, texts) {
      if options.width.columns(of: line + name) > textColumns - 4 {
        page.append(PageLine(line, Style(.textMuted)))
        line = "  "
      }
      line += "\(name)  "
    }
    return page + [PageLine(line, Style(.textMuted)), .blank]
  }

  private var filterForms: [(String, String)] {
    let list = panel.listName
    var forms = [
      (texts("南门  张*", "south  zhang"), texts("任何一列里有这些字", "rows that have the words anywhere")),
      (
        texts("-已完成  !南门", "-done  !south"),
        texts("反过来：没有的", "turned round: rows that have not")
      ),
    ]
    if list.fields.contains(where: { $0.values != nil }) {
      forms.append((texts("状态:失败", "status:FAILED"), texts("只看这一列", "one column only")))
    }
    if let amount = list.fields.first(where: { $0.kind == .amount }) {
      let chinese = DeskFilter.fields(panel).first { $0.value == amount.name }?.key
      let field = texts(chinese ?? amount.name, amount.name)
      forms.append(
        (
          "\(field):>1000  \(field):100..500",
          texts("金额比较，按元，可写 1.5万", "compares, in yuan")
        ))
    }
    if list.hasTimes {
      forms.append(
        (
          texts("自:2小时  至:11-20  今天", "since:2h  until:11-20  today"),
          texts("时间，也可写 14:30、2026-11-20", "times, also 14:30 or 2026-11-20")
        ))
    }
    forms.append(
      (
        "Tab  ↑ ↓", texts("补全列名与值；以前的过滤", "completes names and values; earlier filters")
      ))
    return forms
  }
}
