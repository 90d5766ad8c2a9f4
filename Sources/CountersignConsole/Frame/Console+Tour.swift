internal import Terminal

/// A tour of a minute: a few captions, each pointing at a part of the screen.
///
/// It has one key to go on and Esc to end it; every other key does what it always does, so it may
/// be tried out at once.
enum TourStep: Int, CaseIterable, Sendable {
  case panels, list, filter, detail, phone, palette, help
}

extension Console {
  /// Begins the tour, or goes on with it; after the last caption it is over.
  mutating func goOnTour() {
    tour = tour.map { TourStep(rawValue: $0.rawValue + 1) } ?? .panels
  }

  /// Esc ends the tour where nothing else is typed or open.
  mutating func endsTour(_ key: Key) -> Bool {
    guard tour != nil, key == .escape, layers.isEmpty, filterLine == nil else { return false }
    tour = nil
    return true
  }

  /// What the caption points at: where its part is hidden, at the keys that lead there.
  private func target(_ step: TourStep, _ layout: Layout) -> Rect {
    let wanted =
      switch step {
      case .panels: layout.tabs
      case .list: layout.list
      case .filter: layout.crumbs
      case .detail: layout.detail
      case .phone: layout.phone
      case .palette, .help: layout.footer
      }
    return wanted.isEmpty ? layout.footer : wanted
  }

  private func caption(_ step: TourStep) -> String {
    func key(_ id: ActionID) -> String { keyName(id) }
    switch step {
    case .panels:
      return texts(
        "七个面板，按 1–7 切换。数字旁的 ▲ 是等人处理的事，● 是各服务的状况。",
        "Seven panels, keys 1 to 7. A ▲ counts what waits for a person; the dots are the services.")
    case .list:
      return texts(
        "选中的是记录而不是行号，刷新时不会跳到别处。↑↓ 移动，\(key(.mark)) 标记多个再一起处理。",
        "A record is selected, not a row: no refresh moves it. ↑↓ move; \(key(.mark)) marks several to act on at once."
      )
    case .filter:
      return texts(
        "\(key(.filter)) 边输入边过滤，例如 已签署；隐藏了几行会写在这里，Esc 清除。",
        "\(key(.filter)) filters as you type, by status too; here it says how many rows are hidden, Esc clears it."
      )
    case .detail:
      return texts(
        "\(key(.open)) 打开记录：停在哪一步、为什么、发生过什么。Esc 一步步返回。",
        "\(key(.open)) opens a record: where it stands, why, and all that happened. Esc goes back step by step."
      )
    case .phone:
      return texts(
        "在流程面板按 \(key(.openPhone))，看用户手机上的页面；沙箱里可以替用户走完签约。",
        "On the processes panel \(key(.openPhone)) shows the user's phone; in a sandbox you can sign there for them."
      )
    case .palette:
      return texts(
        "\(key(.palette)) 打开命令：中文、拼音、英文都认，主题和语言也在里面。",
        "\(key(.palette)) opens the commands, by name or alias; themes and languages are there too."
      )
    case .help:
      return texts(
        "\(key(.help)) 列出全部按键，现在不能用的写明原因。做错了，按 \(key(.takeBack)) 撤回。",
        "\(key(.help)) lists all keys, and why some are off now. After a slip, \(key(.takeBack)) takes it back."
      )
    }
  }

  func drawTour(_ canvas: inout Canvas, _ layout: Layout) {
    guard let tour, layers.isEmpty else { return }
    let target = target(tour, layout)
    let columns = min(52, size.columns - 4)
    let lines = options.width.wrap(caption(tour), columns: max(2, columns - 4))
    let isBelow = target.y < size.rows / 2
    // Inside what is tall, beside what is not.
    let y = isBelow ? target.y + min(target.rows, 3) : target.y - lines.count - 3
    let x = min(max(1, target.x + 2), size.columns - columns - 1)
    let box = Rect(x: x, y: max(0, y), columns: columns, rows: lines.count + 2)
      .intersection(layout.screen)
    canvas.restyle(target.row(0)) { $0.with(.underline) }
    canvas.fill(box, style: .filled(.surfaceRaised))
    let frame = Style(.borderFocus, on: .surfaceRaised)
    let inside = canvas.box(box, style: frame, frame: options.raisedFrame)
      .inset(columns: 1, rows: 0)
    for (at, line) in lines.enumerated() {
      canvas.put(line, at: inside.row(at).topLeft, within: inside, style: .filled(.surfaceRaised))
    }
    drawTourEdges(tour, isBelow, box, &canvas)
  }

  /// The number of the caption, its keys, and an arrow towards what it is about.
  private func drawTourEdges(
    _ step: TourStep, _ isBelow: Bool, _ box: Rect, _ canvas: inout Canvas
  ) {
    let arrow = options.ascii ? (isBelow ? "^" : "v") : isBelow ? "▲" : "▼"
    let at = Point(x: box.x + 2, y: isBelow ? box.y : box.bottom - 1)
    canvas.put(arrow, at: at, within: box, style: Style(.accent, on: .surfaceRaised, .bold))
    let number = "\(step.rawValue + 1) / \(TourStep.allCases.count)"
    canvas.put(
      texts(" 导览 \(number) ", " Tour \(number) "), at: Point(x: box.x + 5, y: box.y), within: box,
      style: Style(.accent, on: .surfaceRaised, .bold))
    let isLast = step == TourStep.allCases.last
    let next = isLast ? texts("结束", "done") : texts("下一条", "next")
    let keys = " \(keyName(.tour)) \(next)  Esc \(texts("结束导览", "end the tour")) "
    let columns = options.width.columns(of: keys)
    canvas.put(
      keys, at: Point(x: max(box.x, box.right - columns - 2), y: box.bottom - 1), within: box,
      style: Style(.textMuted, on: .surfaceRaised))
  }
}
