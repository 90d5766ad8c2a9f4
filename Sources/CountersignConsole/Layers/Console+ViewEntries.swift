internal import Countersign

/// The palette's entries about views: saved ones, links, and the order of rows.
extension Console {
  func viewEntries(_ typed: String) -> [PaletteEntry] {
    linkEntry(typed) + savedViews + [copyEntry, saveEntry] + sortEntries
  }

  /// A link that was pasted.
  private func linkEntry(_ typed: String) -> [PaletteEntry] {
    guard let link = Link(text: typed) else { return [] }
    return [
      PaletteEntry(
        run: .link(link), title: texts("打开链接", "open the link"), detail: link.text,
        words: [typed.lowercased()])
    ]
  }

  private var savedViews: [PaletteEntry] {
    settings.views.flatMap { view in
      [
        PaletteEntry(
          run: .link(view.link), title: texts("视图 ", "view ") + view.name,
          detail: view.link.text,
          words: words(view.name, "view ", "视图 ", "shitu ") + [view.name.lowercased()]),
        PaletteEntry(
          run: .deleteView(view.name), title: texts("删除视图 ", "delete view ") + view.name,
          detail: "delete view", words: words(view.name, "delete view ", "删除视图 ", "shanchushitu ")),
      ]
    }
  }

  private func words(_ name: String, _ prefixes: String...) -> [String] {
    prefixes.map { $0 + name.lowercased() }
  }

  private var copyEntry: PaletteEntry {
    let key = keyName(.copyID)
    return PaletteEntry(
      run: .copyLink, title: texts("复制链接", "copy the link"), detail: link.text,
      words: ["copy link", "复制链接", "fuzhilianjie", "link", "lianjie"], key: "\(key) \(key)")
  }

  private var saveEntry: PaletteEntry {
    PaletteEntry(
      run: .saveView, title: texts("保存视图…", "save the view…"), detail: "save view baocunshitu",
      words: ["save view", "保存视图", "baocunshitu"])
  }

  private var sortEntries: [PaletteEntry] {
    columnHeads.filter(canSort).map { head in
      PaletteEntry(
        run: .sort(head), title: texts("排序 ", "sort by ") + head.title, detail: "sort \(head.id)",
        words: [
          "sort \(head.id)", "sort by \(head.title.lowercased())", "排序 \(head.title)", "paixu",
        ])
    }
  }
}
