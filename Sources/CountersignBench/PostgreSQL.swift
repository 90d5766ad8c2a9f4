import Glibc

/// PostgreSQL with its own settings, on the disk that is measured, for as long as a measurement.
struct PostgreSQL {
  private let work: Folder
  private let programs: String

  /// Nil where it is not installed, or does not start here.
  init?(in work: Folder) throws {
    let versions = (try? Folder.files(in: "/usr/lib/postgresql")) ?? []
    guard let newest = versions.last else { return nil }
    self.work = work
    programs = "\(newest)/bin"
    // It refuses to run as root.
    let made = try shell(
      """
      mkdir -p "$0/pg" && chmod 711 "$0" && chown nobody "$0/pg" 2>/dev/null
      \(asOther("\"$1/initdb\" -D \"$0/pg/data\" -A trust -U bench")) &&
      \(asOther("\"$1/pg_ctl\" -D \"$0/pg/data\" -w -l \"$0/pg/log\" "
        + "-o \"-c listen_addresses= -c unix_socket_directories=$0/pg\" start")) &&
      "$1/psql" -h "$0/pg" -U bench postgres -c \
        "create table records (id bigserial primary key, json text not null)" &&
      echo "insert into records (json) values (repeat('x', 600));" > "$0/pg-insert"
      """)
    if !made { return nil }
  }

  /// Single inserts a second.
  func rate(clients: Int) throws -> Double {
    let output = "\(work.path)/pg-output"
    guard
      try shell(
        "\"$1/pgbench\" -h \"$0/pg\" -U bench -n -f \"$0/pg-insert\" -c \(clients) "
          + "-j 2 -T 1 postgres > \"$0/pg-output\"")
    else { throw BenchFailure("pgbench failed") }
    let lines = String(decoding: try Folder.read(output), as: UTF8.self).split(separator: "\n")
    let words = lines.last { $0.hasPrefix("tps = ") }?.split(separator: " ") ?? []
    guard words.count > 2, let rate = Double(words[2]) else {
      throw BenchFailure("pgbench said no rate")
    }
    return rate
  }

  func stop() {
    _ = try? shell(asOther("\"$1/pg_ctl\" -D \"$0/pg/data\" -m immediate stop"))
  }

  private func asOther(_ command: String) -> String {
    geteuid() == 0 ? "setpriv --reuid=nobody --clear-groups \(command)" : command
  }

  private func shell(_ line: String) throws -> Bool {
    let quiet = "exec 2>/dev/null\n\(line)"
    return try Child(["-c", quiet, work.path, programs], path: "/bin/sh").wait()
  }
}
