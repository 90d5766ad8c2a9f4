import Glibc

/// The toolchain's own formatter, run as a program.
enum FormatTool {
  static let isThere: Bool = run(["--version"]).status == 0

  /// Runs `swift format`.
  ///
  /// What it says goes to a file without a name, not to a pipe: a pipe's end that another test's
  /// child inherits would keep us waiting for that child.
  /// - Returns: its exit status, -1 where it could not be started, and all that it said.
  static func run(_ arguments: [String]) -> (status: Int32, output: String) {
    var name = Array("/tmp/countersign-format-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { return (-1, "no file") }
    unlink(name)
    defer { close(file) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, file, 1)
    posix_spawn_file_actions_adddup2(&actions, file, 2)
    var pointers: [UnsafeMutablePointer<CChar>?] =
      (["swift", "format"] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child: pid_t = 0
    let failure = posix_spawnp(&child, "swift", &actions, nil, &pointers, environ)
    guard failure == 0 else { return (-1, String(cString: strerror(failure))) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return (status & 0x7F == 0 ? status >> 8 & 0xFF : -1, content(of: file))
  }

  private static func content(of file: Int32) -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    lseek(file, 0, SEEK_SET)
    while true {
      let count = read(file, &chunk, chunk.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }
}
