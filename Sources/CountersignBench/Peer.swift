import Glibc

/// Another program that does the like, run on the same machine a moment later.
struct Peer {
  let name: String
  private let path: String

  init(_ name: String) {
    self.name = name
    let folders = String(cString: getenv("PATH") ?? strdup("")).split(separator: ":")
    path = folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 } ?? ""
  }

  /// Where it is; nil where it is not installed.
  var installed: String? { path.isEmpty ? nil : path }

  static func first(of names: [String]) -> Peer? {
    names.lazy.map { Peer($0) }.first { !$0.path.isEmpty }
  }

  static func missing(_ name: String) -> String { "no \(name) here to compare with" }

  /// How long it takes, its output thrown away; nil where it is not installed.
  func time(_ arguments: [String]) throws -> Duration? {
    guard !path.isEmpty else { return nil }
    return try Stopwatch.time { try run(arguments) }
  }

  private func run(_ arguments: [String]) throws { try Child(arguments, path: path).wait() }
}

struct BenchFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// A file that is only written and synced.
struct BareFile {
  private let descriptor: Int32

  init(path: String) throws {
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw BenchFailure("\(path) cannot be made") }
  }

  func write(_ count: Int) throws {
    let bytes = [UInt8](repeating: 0x20, count: count)
    guard Glibc.write(descriptor, bytes, count) == count, fdatasync(descriptor) == 0 else {
      throw BenchFailure("the bare file cannot be written")
    }
  }
}

enum Machine {
  /// Such as `2 cores, Linux 6.12`.
  static var text: String {
    var name = utsname()
    uname(&name)
    let release = withUnsafeBytes(of: name.release) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    return "\(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores, Linux \(release)"
  }
}
