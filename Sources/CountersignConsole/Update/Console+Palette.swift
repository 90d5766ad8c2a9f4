internal import Countersign
internal import Terminal

/// Keys in the palette, and what its entries do.
extension Console {
  mutating func actOnPalette(_ palette: Palette, _ key: Key) {
    var palette = palette
    let entries = paletteEntries(palette.line.text)
    switch key {
    case .escape: return closeTop()
    case .enter:
      guard entries.indices.contains(palette.index) else { return }
      return run(entries[palette.index])
    case .up, .control("p"), .backTab: palette.index = max(0, palette.index - 1)
    case .down, .control("n"): palette.index = min(max(0, entries.count - 1), palette.index + 1)
    case .tab: complete(&palette, entries)
    case .mouse(let mouse): palette.index = pointed(mouse, palette, entries.count)
    case .backspace where palette.line.isEmpty: return closeTop()
    default:
      guard palette.line.handle(key) else { return }
      palette.index = 0
    }
    replaceTop(.palette(palette))
  }

  private func complete(_ palette: inout Palette, _ entries: [PaletteEntry]) {
    guard entries.indices.contains(palette.index), let word = entries[palette.index].words.first
    else { return }
    palette.line = LineEditor(word, maximum: palette.line.maximum)
    palette.index = 0
  }

  private func pointed(_ mouse: Mouse, _ palette: Palette, _ count: Int) -> Int {
    guard let step = mouse.wheelStep else { return palette.index }
    return min(max(0, palette.index + step), max(0, count - 1))
  }

  private mutating func run(_ entry: PaletteEntry) {
    if let off = entry.off { return note(.info, "\(entry.title): \(off)") }
    closeTop()
    switch entry.run {
    case .panel(let panel): show(panel)
    case .action(let id):
      guard let action = options.keyMap.action(id) else { return }
      perform(action, KeyMap.ownKey(of: action))
    case .command(let command): openForm(command)
    case .theme(let name):
      options.theme = name
      effects.append(.theme(name))
    case .language(let language): options.language = language
    case .link(let link): open(link)
    case .copyLink: copyLink()
    case .saveView: layers.append(.viewName(LineEditor(maximum: 40)))
    case .deleteView(let name): deleteView(name)
    case .sort(let head): sort(by: head)
    case .record(let sequence): layers.append(.record(RecordPage(sequence: sequence)))
    }
  }
}
