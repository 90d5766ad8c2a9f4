import Countersign
import CountersignConsole
import Terminal
import Testing

/// Tiny windows and hostile texts: nothing crashes, nothing leaves its rectangle.
struct PaneSafetyTests {
  /// Escapes, bidi overrides, a heap of marks, line breaks, a flag, and width tricks.
  private static let hostile =
    "\u{1B}[2J\u{202E}王" + String(repeating: "\u{0301}", count: 40)
    + "\r\n\u{200B}🇨🇳👨\u{200D}👩\u{200D}👧\u{FEFF}\u{E0041}ﷺ" + String(repeating: "宽", count: 60)

  private static let sizes = [
    (0, 0), (1, 1), (2, 2), (3, 40), (4, 4), (5, 3), (7, 9), (12, 6), (20, 12), (34, 20), (38, 8),
    (80, 3), (120, 1), (1, 60), (36, 60),
  ].map { Size(columns: $0.0, rows: $0.1) }

  private static let keys: [Key] = [
    .enter, .pageDown, .end, .tab, .character("x"), .paste(hostile), .enter, .pageUp, .escape,
    .character("0"), .left, .down, .home, .mouse(Mouse(.press(.left), at: Point(x: 4, y: 4))),
    .mouse(Mouse(.wheelDown, at: Point(x: 0, y: 0))), .character("b"), .character("r"), .up,
  ]

  private static func hostile(_ view: PhoneView) -> PhoneView {
    var view = view
    view.name = hostile
    view.title = hostile
    view.smsText = hostile
    view.bankCardTail = hostile
    view.agreementSHA256 = hostile
    view.agreement = AgreementText(html: "<h1>\(hostile)</h1><ol><li>\(hostile)</li></ol>")
    return view
  }

  private static let phones = PhonePaneScreenTests.scenes.map { hostile($0.view) }

  /// A canvas with a margin of four around the rectangle, marked so that a stray write shows.
  private func drawn(_ size: Size, _ draw: (inout Canvas, Rect) -> Void) -> Canvas {
    var canvas = Canvas(
      Size(columns: size.columns + 8, rows: size.rows + 8), style: .filled(.match))
    draw(&canvas, Rect(x: 4, y: 4, columns: size.columns, rows: size.rows))
    return canvas
  }

  private func isClean(_ canvas: Canvas, _ size: Size) -> Bool {
    let inside = Rect(x: 4, y: 4, columns: size.columns, rows: size.rows)
    for y in 0..<canvas.size.rows {
      for x in 0..<canvas.size.columns where !inside.contains(Point(x: x, y: y)) {
        guard let cell = canvas[Point(x: x, y: y)] else { return false }
        if cell.scalar != " " || cell.columns != 1 || cell.style != .filled(.match) { return false }
      }
    }
    let text = canvas.text().joined(separator: "\n").unicodeScalars
    return !text.contains { $0 != "\n" && ScalarClass($0) == .hidden }
  }

  @Test(arguments: sizes) func thePhoneStaysInItsRectangle(size: Size) {
    for (index, view) in Self.phones.enumerated() {
      let texts = Texts(index.isMultiple(of: 2) ? .chinese : .english)
      var pane = PhonePane()
      let canvas = drawn(size) { canvas, rect in
        pane.draw(view, now: paneNow, texts: texts, isFocused: true, into: &canvas, in: rect)
        for key in Self.keys {
          _ = pane.update(key, view, texts: texts, in: rect)
          let cursor = pane.draw(
            view, now: paneNow, texts: texts, isFocused: true, into: &canvas, in: rect)
          #expect(cursor.map(rect.contains) ?? true)
        }
      }
      #expect(isClean(canvas, size), "\(size) \(view.page.step)")
    }
  }

  @Test(arguments: sizes) func theProcessStaysInItsRectangle(size: Size) {
    for (index, (name, sample)) in ProcessPaneTests.scenes.enumerated() {
      let texts = Texts(index.isMultiple(of: 2) ? .chinese : .english)
      for view in [sample, Self.hostile(sample), ProcessView()] {
        var pane = ProcessPane()
        let canvas = drawn(size) { canvas, rect in
          for key in [Key.focus(true)] + Self.keys {
            _ = pane.update(key, view, now: paneNow, texts: texts, in: rect)
            pane.draw(view, now: paneNow, texts: texts, isFocused: true, into: &canvas, in: rect)
          }
        }
        #expect(isClean(canvas, size), "\(size) \(name)")
      }
    }
  }

  private static func hostile(_ sample: ProcessView) -> ProcessView {
    var view = sample
    view.templateTitle = hostile
    view.templateVersion = hostile
    view.callbackURL = hostile
    view.reason = hostile
    view.whys = [.declined(userID: "X", name: hostile, reason: hostile)]
    for index in view.parties.indices {
      view.parties[index].name = hostile
      view.parties[index].mobile = hostile
    }
    for index in view.timeline.indices {
      view.timeline[index].name = hostile
      view.timeline[index].type = hostile
      view.timeline[index].actor = hostile
      view.timeline[index].data = #"{"reason":"a\u001b[2J\#u{202E}b"}"#
    }
    return view
  }

  @Test func aHostileNameIsShownAsMarksInItsCells() {
    let view = Self.hostile(PhoneSamples.person())
    var canvas = Canvas(Size(columns: 38, rows: 20))
    PhonePane().draw(
      view, now: paneNow, texts: Texts(.chinese), isFocused: false, into: &canvas,
      in: canvas.bounds)
    #expect(canvas.text().first?.contains(#"␛[2J\u{202E}"#) == true)
    #expect(canvas.text().allSatisfy { TextWidth.standard.columns(of: $0) == 38 })
  }
}
