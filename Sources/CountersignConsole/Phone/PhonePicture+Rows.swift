internal import Countersign
internal import Terminal

/// The rows under the agreement.
extension PhonePicture {
  private var focus: PhoneControl? { pane.focused(view) }

  mutating func draw(_ placed: PhoneLayout.Placed, _ canvas: inout Canvas) {
    let rect = placed.rect
    switch placed.row {
    case .gap: break
    case .art(let text): put(text, rect, Style(.phoneFrame, on: .phoneText), .centre, &canvas)
    case .hint(let text): put(text, rect, PhoneRows.muted, .centre, &canvas)
    case .text(let text, let style, let align): put(text, rect, style, align, &canvas)
    case .button(let control, let label, let isOn):
      drawButton(control, label, isOn: isOn, rect, &canvas)
    case .link(let control, let label):
      let isHere = isFocused && focus == control
      put(
        isHere ? "▸ \(label) ◂" : label, rect,
        isHere ? Style(.accent, on: .phoneText).with(.underline) : PhoneRows.muted, .centre, &canvas
      )
    case .consent(let label): drawConsent(label, rect, &canvas)
    case .amount: drawAmount(rect, &canvas)
    case .reason: drawReason(rect, &canvas)
    }
  }

  private func put(
    _ text: String, _ rect: Rect, _ style: Style, _ align: TextWidth.Alignment,
    _ canvas: inout Canvas
  ) {
    let fitted = canvas.width.fit(text, columns: rect.columns, align: align)
    canvas.put(fitted, at: rect.topLeft, within: rect, style: style)
  }

  private func drawButton(
    _ control: PhoneControl, _ label: String, isOn: Bool, _ rect: Rect, _ canvas: inout Canvas
  ) {
    let style = Style.filled(isOn ? .phoneButton : .phoneButtonOff)
    let spaced = Self.spaced(label)
    let bar = rect.columns > 24 ? rect.inset(columns: 3, rows: 0) : rect
    put(isFocused && focus == control ? "▸ \(spaced) ◂" : spaced, bar, style, .centre, &canvas)
  }

  /// Sets short Chinese labels wide (确 认 签 署), as on real buttons.
  private static func spaced(_ label: String) -> String {
    let scalars = label.unicodeScalars
    guard scalars.count <= 4, scalars.allSatisfy({ $0.value >= 0x4E00 }) else { return label }
    return scalars.map(String.init).joined(separator: " ")
  }

  private func drawConsent(_ label: String, _ rect: Rect, _ canvas: inout Canvas) {
    let isHere = isFocused && focus == .consent
    let style = isHere ? Style(.accent, on: .phoneText).with(.bold) : PhoneRows.ink
    put((pane.hasAgreed ? "[✓] " : "[ ] ") + label, rect, style, .left, &canvas)
  }

  /// Draws the field, its unit, and the same in fen.
  private mutating func drawAmount(_ rect: Rect, _ canvas: inout Canvas) {
    let field = 11
    let window = pane.amount.window(columns: field - 1)
    var point = rect.topLeft
    point.x += canvas.put("¥ ", at: point, within: rect, style: PhoneRows.ink)
    let box = Rect(x: point.x, y: point.y, columns: field, rows: 1).intersection(rect)
    canvas.put(
      canvas.width.fit(window.text, columns: box.columns), at: point, within: box, style: fieldStyle
    )
    if focus == .amount, pane.sent == nil { setCursor(window.cursor, box) }
    point.x += field + 1
    canvas.put(fenText, at: point, within: rect, style: PhoneRows.muted)
  }

  private var fenText: String {
    switch pane.amount.value {
    case .success(let fen): texts("元 = \(fen.count) 分", "yuan = \(fen.count) fen")
    case .failure(.zero): texts("元 · 不能为零", "yuan, above zero")
    case .failure(.empty): texts("元", "yuan")
    }
  }

  private mutating func drawReason(_ rect: Rect, _ canvas: inout Canvas) {
    guard let editor = pane.reason else { return }
    let window = editor.window(columns: rect.columns)
    put(window.text, rect, fieldStyle, .left, &canvas)
    if focus == .reason, pane.sent == nil { setCursor(window.cursor, rect) }
  }

  private var fieldStyle: Style { PhoneRows.ink.with(.underline) }

  private mutating func setCursor(_ columns: Int, _ box: Rect) {
    let point = Point(x: box.x + columns, y: box.y)
    if box.contains(point) { cursor = point }
  }
}
