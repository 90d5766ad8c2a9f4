import Glibc

/// A process that this one started: this program again with other words, or a peer.
struct Child {
  let processID: pid_t

  /// - Parameter path: this program without one.
  /// - Parameter input: a file to read from, nothing without one.
  init(_ words: [String], path: String = "/proc/self/exe", input: String = "/dev/null") throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var argv = ([path] + words).map { strdup($0) } + [nil]
    defer { for word in argv { free(word) } }
    var child = pid_t()
    guard posix_spawn(&child, path, &actions, nil, &argv, environ) == 0 else {
      throw BenchFailure("\(path) did not start")
    }
    processID = child
  }

  /// Waits for its end; true when that was a good one.
  @discardableResult
  func wait() -> Bool { usage() != nil }

  /// Waits for its end; what it used, such as the most memory, nil when that was no good one.
  func usage() -> rusage? {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(processID, &status, 0, &usage) < 0 && errno == EINTR {}
    return status == 0 ? usage : nil
  }

  func signal(_ number: Int32) { kill(processID, number) }
}

/// The clock that all processes of a machine share, in nanoseconds.
enum SharedClock {
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
