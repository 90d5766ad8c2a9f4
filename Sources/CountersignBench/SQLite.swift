import Glibc

/// SQLite's own program, inserting row by row.
struct SQLite {
  /// Inserts of one call; what the program itself needs to start is taken off.
  static let inserts = 200
  private let work: Folder

  init(in work: Folder) throws {
    self.work = work
    let settings = "pragma journal_mode=wal; pragma synchronous=full;\n"
    let row = "insert into records(json) values('\(String(repeating: "x", count: 500))');\n"
    try Folder.write(Array(settings.utf8), to: "\(work.path)/nothing.sql")
    try Folder.write(
      Array((settings + String(repeating: row, count: Self.inserts)).utf8),
      to: "\(work.path)/inserts.sql")
    try Folder.write(
      Array((settings + "create table records(id integer primary key, json text);\n").utf8),
      to: "\(work.path)/table.sql")
    _ = try time("table.sql")
  }

  /// How long the inserts take; nil where it is not installed.
  func insert() throws -> Duration? {
    guard let idle = try time("nothing.sql"), let whole = try time("inserts.sql") else {
      return nil
    }
    return max(.zero, whole - idle)
  }

  private func time(_ script: String) throws -> Duration? {
    guard let path = Peer("sqlite3").installed else { return nil }
    return try Stopwatch.time {
      let child = try Child(
        ["\(work.path)/beside.db"], path: path, input: "\(work.path)/\(script)")
      guard child.wait() else { throw BenchFailure("sqlite3 failed") }
    }
  }
}
