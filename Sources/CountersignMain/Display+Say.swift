import CountersignConsole
import Terminal

extension Display {
  /// One sentence in the middle, while there is nothing else to show.
  func say(_ sentence: String) {
    var canvas = Canvas(size)
    canvas.put(
      TextWidth.standard.fit(sentence, columns: size.columns, align: .centre),
      at: Point(x: 0, y: size.rows / 2), style: Style(.textMuted))
    show(canvas, cursor: nil)
  }
}

extension Texts {
  var preparing: String { self("正在准备样例数据…", "Preparing the sample…") }
}
