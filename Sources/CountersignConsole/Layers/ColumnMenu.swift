/// Which columns a list has, and by which its rows are sorted.
struct ColumnMenu: Equatable, Sendable {
  /// The chosen column.
  var index: Int
}
