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

  private init(itself path: String) {
    name = "countersign-bench"
    self.path = path
  }

  /// This program once more.
  static var itself: Peer { Peer(itself: "/proc/self/exe") }

  static func first(of names: [String]) -> Peer? {
    names.lazy.map { Peer($0) }.first { !$0.path.isEmpty }
  }

  static func missing(_ name: String) -> String { "no \(name) here to compare with" }

  /// How long it takes, its output thrown away; nil where it is not installed.
  func time(_ arguments: [String]) throws -> Duration? {
    guard !path.isEmpty else { return nil }
    return try Stopwatch.time { try run(arguments) }
  }

  /// The most memory it has at any time, in bytes.
  func mostMemory(_ arguments: [String]) throws -> Int {
    var usage = rusage()
    try run(arguments, &usage)
    return usage.ru_maxrss * 1024
  }

  func run(_ arguments: [String]) throws {
    var usage = rusage()
    try run(arguments, &usage)
  }

  private func run(_ arguments: [String], _ usage: inout rusage) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child = pid_t()
    guard posix_spawn(&child, path, &actions, nil, &words, environ) == 0 else {
      throw BenchFailure("\(path) did not start")
    }
    var status: Int32 = 0
    while wait4(child, &status, 0, &usage) < 0 && errno == EINTR {}
  }
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
