/// A key file is not what was written: exit 65.
///
/// Never says what a key is.
package struct KeyDamage: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Reason: String, Sendable {
    case badLine = "the line is not what was written"
    case halfDestroyed = "the key was being destroyed; destroy it again"
    case missing = "the file is missing"
    case unfinished = "the file ends before the last slot that is in use"
  }

  /// Such as `subjects.log`.
  package var file: String
  /// Nil where it is not about one subject.
  package var slot: Int?
  package var reason: Reason

  package init(file: String, slot: Int?, reason: Reason) {
    self.file = file
    self.slot = slot
    self.reason = reason
  }

  package var description: String {
    let place = slot.map { "\(file), slot \($0)" } ?? file
    return "\(place): \(reason.rawValue)"
  }
}

/// What was asked of the keys cannot be done.
///
/// Never says what a key or a sealed value is.
package enum KeyFailure: Error, Equatable, Sendable {
  /// Others could read or change the file or folder, or it belongs to another user.
  case loosePermissions(String)
  /// The store has its keys already.
  case exists
  /// There is no such slot yet.
  case unknownSlot(Int)
  /// Nothing can be sealed for a subject that was erased.
  case destroyed(Int)
  /// The text is no sealed value of ours.
  case malformed
  /// The text is not what was sealed, or not for this context, or with other keys.
  case unreadable
}
