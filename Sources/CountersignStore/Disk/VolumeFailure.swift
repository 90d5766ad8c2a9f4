internal import Glibc

/// The disk did not do what it was asked: the world failing, not a rule refusing.
package struct VolumeFailure: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Operation: String, Sendable {
    case makeFolder = "make folder"
    case create, open, examine, list, read, write, truncate, sync, rename, remove, lock, watch
  }

  package var operation: Operation
  /// Relative to the store's folder.
  package var path: String
  /// The system's error number, such as `ENOSPC`.
  package var code: Int32

  package init(_ operation: Operation, _ path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  package var description: String {
    let place = path.isEmpty ? "the store's folder" : path
    return "\(operation.rawValue) \(place): \(String(cString: strerror(code)))"
  }
}
