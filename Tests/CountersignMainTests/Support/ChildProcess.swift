import Glibc

/// A process that a test started, with a pipe to each of its three streams.
///
/// Started by `posix_spawn` with no signal blocked or ignored and nothing open but the pipes, as a
/// shell would start it.
final class ChildProcess {
  let processID: pid_t
  private var input: Int32
  private let output: Int32
  private let errors: Int32
  private var outputBytes: [UInt8] = []
  private var errorBytes: [UInt8] = []
  private var status: Int32?

  /// What no child of a test takes: more is a hang.
  static let patience: Duration = .seconds(60)

  init(_ path: String, _ arguments: [String], environment: [String: String]) throws {
    let pipes = try (Pipe(), Pipe(), Pipe())
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes.0.reading, 0)
    posix_spawn_file_actions_adddup2(&actions, pipes.1.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, pipes.2.writing, 2)
    for descriptor: Int32 in 3..<256 {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    let words = environment.map { "\($0)=\($1)" }
    processID = try Self.spawn(path, [path] + arguments, words, &actions)
    input = pipes.0.writing
    output = pipes.1.reading
    errors = pipes.2.reading
    for theirs in [pipes.0.reading, pipes.1.writing, pipes.2.writing] { close(theirs) }
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
  }

  deinit {
    if status == nil {
      Glibc.kill(processID, SIGKILL)
      var word: Int32 = 0
      waitpid(processID, &word, 0)
    }
    for descriptor in [input, output, errors] where descriptor >= 0 { close(descriptor) }
  }

  private static func spawn(
    _ path: String, _ arguments: [String], _ environment: [String],
    _ actions: inout posix_spawn_file_actions_t
  ) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = environment.map { strdup($0) } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var child: pid_t = 0
    let problem = posix_spawn(&child, path, &actions, &attributes, &argv, &envp)
    guard problem == 0 else {
      throw ChildTrouble("\(path) could not be started: \(String(cString: strerror(problem)))")
    }
    return child
  }

  /// Writes to the child's standard input; what it does not read any more is dropped.
  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    var left = bytes[...]
    while !left.isEmpty, input >= 0 {
      try pump { [self] in left = write(left) }
    }
  }

  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// The next whole line of standard output, without its end; nil when there are no more.
  func nextLine() throws -> String? {
    while true {
      if let end = outputBytes.firstIndex(of: UInt8(ascii: "\n")) {
        defer { outputBytes.removeSubrange(...end) }
        return String(decoding: outputBytes[..<end], as: UTF8.self)
      }
      if try !pump() { return nil }
    }
  }

  /// Waits for the end and takes everything that came.
  func finish() throws -> Finished {
    closeInput()
    while try pump() {}
    if status == nil {
      var word: Int32 = 0
      while waitpid(processID, &word, 0) < 0, errno == EINTR {}
      status = word
    }
    return Finished(status: status ?? 0, output: outputBytes, errors: errorBytes)
  }

  func signal(_ number: Int32) { Glibc.kill(processID, number) }

  /// Waits until something moves, and takes what came.
  /// - Returns: false when both outputs are closed.
  @discardableResult
  private func pump(writing: (() -> Void)? = nil) throws -> Bool {
    let deadline = ContinuousClock.now + Self.patience
    while true {
      var polled = [
        pollfd(fd: isOpen.output ? output : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isOpen.errors ? errors : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: writing == nil ? -1 : input, events: Int16(POLLOUT), revents: 0),
      ]
      if polled.allSatisfy({ $0.fd < 0 }) { return false }
      guard poll(&polled, 3, 1000) > 0 else {
        if ContinuousClock.now < deadline { continue }
        throw ChildTrouble(
          "no end in sight; it said \(String(decoding: errorBytes, as: UTF8.self))")
      }
      if polled[0].revents != 0 { isOpen.output = take(output, &outputBytes) }
      if polled[1].revents != 0 { isOpen.errors = take(errors, &errorBytes) }
      if polled[2].revents != 0 { writing?() }
      return true
    }
  }

  private var isOpen = (output: true, errors: true)

  private func take(_ descriptor: Int32, _ bytes: inout [UInt8]) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &chunk, chunk.count)
    if count > 0 { bytes += chunk[..<count] }
    return count > 0
  }

  private func write(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let count = bytes.withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
    if count < 0, errno == EPIPE { closeInput() }
    return bytes.dropFirst(max(0, count))
  }
}

/// How a child ended and all that it said and nobody took before.
struct Finished {
  /// The exit status; 128 + the signal's number for one that was killed.
  let status: Int32
  let output: [UInt8]
  let errors: [UInt8]

  init(status word: Int32, output: [UInt8], errors: [UInt8]) {
    status = word & 0x7F == 0 ? (word >> 8) & 0xFF : 128 + (word & 0x7F)
    self.output = output
    self.errors = errors
  }

  var text: String { String(decoding: output, as: UTF8.self) }
  var message: String { String(decoding: errors, as: UTF8.self) }
  var lines: [String] { text.split(separator: "\n").map(String.init) }
}

struct ChildTrouble: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Two ends that no other child inherits.
private struct Pipe {
  let reading: Int32
  let writing: Int32

  init() throws {
    // A closed reader must be an error to the tests, not their death.
    Glibc.signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw ChildTrouble("no pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }
}
