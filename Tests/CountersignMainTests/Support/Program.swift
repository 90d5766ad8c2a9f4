import Glibc

/// The built program, run as a user would run it.
enum Program {
  /// It lies beside the tests' own executable.
  static let path: String = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let own = String(
      decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    let beside = folder(of: own) + "/countersign"
    if access(beside, X_OK) == 0 { return beside }
    return packageRoot + "/.build/debug/countersign"
  }()

  /// The checkout these tests were built from.
  static let packageRoot = folder(of: folder(of: folder(of: folder(of: #filePath))))

  private static func folder(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  /// What every child sees and nothing else.
  static func environment(home: String) -> [String: String] {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return ["PATH": path, "HOME": home, "LANG": "C.UTF-8"]
  }

  static func start(
    _ arguments: [String], home: String = "/nonexistent", environment: [String: String] = [:]
  ) throws -> ChildProcess {
    let all = Self.environment(home: home).merging(environment) { $1 }
    return try ChildProcess(path, arguments, environment: all)
  }

  static func run(
    _ arguments: [String], input: String = "", home: String = "/nonexistent",
    environment: [String: String] = [:]
  ) throws -> Finished {
    try run(arguments, input: Array(input.utf8), home: home, environment: environment)
  }

  static func run(
    _ arguments: [String], input: [UInt8], home: String = "/nonexistent",
    environment: [String: String] = [:]
  ) throws -> Finished {
    let child = try start(arguments, home: home, environment: environment)
    try child.send(input)
    return try child.finish()
  }

  /// A line of the shell, for what needs one: umask, redirections, another working folder.
  static func shell(
    _ line: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> Finished {
    let all = Self.environment(home: "/nonexistent").merging(environment) { $1 }
    let child = try ChildProcess("/bin/sh", ["-c", line, path] + arguments, environment: all)
    return try child.finish()
  }
}
