extension Canvas {
  /// The picture as an SVG file in the theme's true colours.
  ///
  /// Every run of glyphs is stretched to its columns, so it stays a grid with any font.
  package func svg(theme: Theme) -> String {
    var drawing = SVGDrawing(size: size, paper: theme.paint(.plain, .trueColour).paper)
    for y in 0..<size.rows {
      for run in runs(y) { drawing.add(run, y, theme.paint(run.style, .trueColour)) }
    }
    return drawing.finish()
  }

  /// Neighbouring glyphs of one style and one width.
  private func runs(_ y: Int) -> [SVGRun] {
    var runs: [SVGRun] = []
    for (x, cell) in row(y).enumerated() where cell.columns > 0 {
      if runs.last?.style != cell.style || runs.last?.step != Int(cell.columns) {
        runs.append(SVGRun(x: x, step: Int(cell.columns), style: cell.style))
      }
      runs[runs.count - 1].add(cell)
    }
    return runs
  }
}

private struct SVGRun {
  let x: Int
  /// Columns of each glyph.
  let step: Int
  let style: Style
  var columns = 0
  var text = ""
  var isBlank = true
  /// Lines and blocks, drawn as such: then they meet, whatever the font.
  var shapes: [(column: Int, shape: SVGShape)] = []

  init(x: Int, step: Int, style: Style) {
    self.x = x
    self.step = step
    self.style = style
  }

  mutating func add(_ cell: Cell) {
    if let shape = SVGShape(cell.scalar) {
      shapes.append((x + columns, shape))
      columns += step
      text += "\u{A0}"
      return
    }
    columns += step
    if cell.scalar != " " { isBlank = false }
    switch cell.scalar {
    case "<": text += "&lt;"
    case ">": text += "&gt;"
    case "&": text += "&amp;"
    case " ": text += "\u{A0}"
    default:
      text.unicodeScalars.append(cell.scalar)
      text.unicodeScalars.append(contentsOf: cell.marks)
    }
  }
}

/// Writes SVG elements; all lengths in pixels.
private struct SVGDrawing {
  private static let cell = (width: 9, height: 19, baseline: 14, margin: 12)
  private static let fonts =
    "ui-monospace, 'JetBrains Mono', 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', "
    + "'PingFang SC', monospace"
  private let size: Size
  private let paper: String
  private var body = ""

  init(size: Size, paper: Paint.Colour) {
    self.size = size
    self.paper = paper.rgb?.hex ?? "#000000"
  }

  mutating func add(_ run: SVGRun, _ row: Int, _ paint: Paint) {
    var ink = paint.ink.rgb?.hex ?? "#ffffff"
    var ground = paint.paper.rgb?.hex ?? paper
    if paint.attributes.contains(.reverse) { swap(&ink, &ground) }
    let x = Self.cell.margin + run.x * Self.cell.width
    let y = Self.cell.margin + row * Self.cell.height
    let width = run.columns * Self.cell.width
    if ground != paper {
      body += "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(Self.cell.height)\""
      body += " fill=\"\(ground)\"/>\n"
    }
    draw(run.shapes, y: y, ink: ink)
    guard !run.isBlank else { return }
    body += "<text x=\"\(x)\" y=\"\(y + Self.cell.baseline)\" textLength=\"\(width)\""
    body += " fill=\"\(ink)\"\(Self.attributes(paint.attributes))>\(run.text)</text>\n"
  }

  private mutating func draw(
    _ shapes: [(column: Int, shape: SVGShape)], y: Int, ink: String
  ) {
    let (lines, blocks) = shapes.reduce(into: ("", "")) { paths, part in
      let x = Self.cell.margin + part.column * Self.cell.width
      switch part.shape {
      case .lines(let arms): paths.0 += Self.path(arms, x, y)
      case .block(let eighths):
        let height = Double(Self.cell.height * eighths) / 8
        let top = Double(y + Self.cell.height) - height
        paths.1 += "M\(x) \(top)h\(Self.cell.width)v\(height)h-\(Self.cell.width)z"
      }
    }
    if !lines.isEmpty { body += "<path d=\"\(lines)\" stroke=\"\(ink)\" fill=\"none\"/>\n" }
    if !blocks.isEmpty { body += "<path d=\"\(blocks)\" fill=\"\(ink)\"/>\n" }
  }

  /// From the middle of the cell to those edges that its lines reach.
  private static func path(_ arms: SVGShape.Arms, _ x: Int, _ y: Int) -> String {
    let half = (across: cell.width / 2, down: cell.height / 2)
    let here = "\(x + half.across).5 \(y + half.down).5"
    var path = ""
    if arms.contains(.left) { path += "M\(here)H\(x)" }
    if arms.contains(.right) { path += "M\(here)H\(x + cell.width)" }
    if arms.contains(.up) { path += "M\(here)V\(y)" }
    if arms.contains(.down) { path += "M\(here)V\(y + cell.height)" }
    return path
  }

  private static func attributes(_ attributes: Style.Attributes) -> String {
    (attributes.contains(.bold) ? " font-weight=\"bold\"" : "")
      + (attributes.contains(.underline) ? " text-decoration=\"underline\"" : "")
      + (attributes.contains(.dim) ? " opacity=\"0.7\"" : "")
  }

  func finish() -> String {
    let width = size.columns * Self.cell.width + 2 * Self.cell.margin
    let height = size.rows * Self.cell.height + 2 * Self.cell.margin
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)" font-family="\(Self.fonts)" font-size="15">
      <rect width="\(width)" height="\(height)" rx="8" fill="\(paper)"/>
      \(body)</svg>

      """
  }
}
