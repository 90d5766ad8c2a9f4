import Glibc
import Synchronization

/// How many disks were looked at in this run, all suites together.
enum StateCount {
  private static let counts = Mutex<[String: Int]>([:])

  /// Told on standard error where `COUNTERSIGN_STATES` asks for it.
  static func note(_ name: String, _ states: Int) {
    let sum = counts.withLock { counts in
      counts[name] = states
      return counts.values.reduce(0, +)
    }
    guard getenv("COUNTERSIGN_STATES") != nil else { return }
    let line = Array("\(name): \(states) states; \(sum) so far\n".utf8)
    _ = line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }
}
