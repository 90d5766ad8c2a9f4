/// Everything that had happened when the loop looked.
package struct Batch: Hashable, Sendable {
  /// Keys, mouse, pastes and sizes, in order.
  package var keys: [Key] = []
  /// Somebody called `Waker.wake()`.
  package var woken = false
  /// Those of the caller's descriptors that can be read.
  package var ready: [Int32] = []
  /// The deadline has passed.
  package var timer = false
  /// The terminal is gone or the system asks us to end (SIGTERM, SIGHUP): leave now.
  package var closed = false
}
