import CountersignClerk
import CountersignConsole

extension Clerk {
  /// Writes a list to a file, row by row.
  func export(_ order: ExportOrder, _ texts: Texts) -> ExportResult {
    guard case .list(var list) = order.content else { return .failed("not a list") }
    return ExportFile(order, texts).write { file in
      var isFirst = true
      try everyRow(of: list.query) { view in
        try file.write(list.bytes(view, isFirst: isFirst))
        isFirst = false
      }
      try file.write(list.tail)
      return list.count
    }
  }
}
