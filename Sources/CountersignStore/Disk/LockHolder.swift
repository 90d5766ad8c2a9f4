/// Who has the store, as written in the lock file by whoever took it last.
package struct LockHolder: Equatable, Sendable, CustomStringConvertible {
  package var pid: Int32
  package var operatorID: String

  package init(pid: Int32, operatorID: String) {
    self.pid = pid
    self.operatorID = operatorID
  }

  /// Bytes that the text takes in the file; always all of them, so that nothing old shows.
  static let width = 128

  /// The text in the file: `pid 4121 operator li.na`, filled up with spaces.
  var text: [UInt8] {
    let clean = operatorID.utf8.prefix(96).map { $0 > 0x20 && $0 < 0x7F ? $0 : UInt8(ascii: "?") }
    let line = Array("pid \(pid) operator ".utf8) + clean
    return line + [UInt8](repeating: 0x20, count: Self.width - 1 - line.count) + [0x0A]
  }

  init?(text: [UInt8]) {
    let words = text.split { $0 == 0x20 || $0 == 0x0A }.map { String(decoding: $0, as: UTF8.self) }
    guard words.count >= 3, words[0] == "pid", let pid = Int32(words[1]), words[2] == "operator"
    else { return nil }
    self.init(pid: pid, operatorID: words.count > 3 ? words[3] : "")
  }

  package var description: String { "pid \(pid), operator \(operatorID)" }
}

/// The store was held by somebody else all the time that we were ready to wait.
package struct StoreHeld: Error, Equatable, Sendable, CustomStringConvertible {
  /// Nil when the file says nothing, as it does while `verify` holds a new store.
  package var holder: LockHolder?
  package var waited: Duration

  package init(holder: LockHolder?, waited: Duration) {
    self.holder = holder
    self.waited = waited
  }

  package var description: String {
    let who = holder.map(\.description) ?? "another process"
    return "the store is held by \(who); waited \(waited)"
  }
}
