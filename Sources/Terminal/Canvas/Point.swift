/// A place on the screen, in columns and rows from the top left corner, which is (0, 0).
package struct Point: Hashable, Sendable {
  /// Column from the left.
  package var x: Int
  /// Row from the top.
  package var y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}
