import CountersignStore
import Glibc
import Synchronization

/// A disk in memory that can lose its power.
///
/// It keeps what programs see (the cache) apart from what is durable. Each unsynced write may be
/// lost, kept, or torn at any byte, whatever became of the others; each name that was made,
/// changed or removed may be lost until its folder is synced. A failed sync makes bytes clean
/// without writing them, as Linux does: no later sync brings them back, and only those who had the
/// file open before are told, each once.
final class CrashVolume: Volume {
  /// The call that the power went at, and every call after it.
  struct PowerLost: Error {}

  /// What goes wrong with a call.
  enum Fault: Equatable {
    /// The call fails. A write leaves this many of its bytes behind.
    case error(Int32, wrote: Int = 0)
    /// The call takes effect, and then the power goes.
    case powerLoss
  }

  struct State {
    var inodes: [Inode] = []
    var names: [String: Int] = [:]
    var folders: Set<String> = [""]
    var baseNames: [String: Int] = [:]
    var baseFolders: Set<String> = [""]
    var nameOperations: [NameOperation] = []
    var calls = 0
    /// Calls that change something: the disk after a power loss depends on these only.
    var changes = 0
    var faultAtChange: (change: Int, fault: Fault)?
    var faults: [Int: Fault] = [:]
    var powerIsGone = false
    /// How many bytes all files together may have; nil for a disk that is never full.
    var capacity: Int?
  }

  struct Inode {
    var base: [UInt8] = []
    var cache: [UInt8] = []
    var operations: [DataOperation] = []
    /// Syncs that failed.
    var failures = 0
  }

  struct DataOperation {
    enum Kind {
      case write(at: Int, [UInt8])
      case truncate(to: Int)
    }
    enum Standing { case unsynced, synced, lostBySync }
    var kind: Kind
    var standing = Standing.unsynced
  }

  struct NameOperation {
    enum Kind {
      case folder(String)
      case set(String, Int)
      case unset(String)
      case move(String, String, Int)
    }
    var kind: Kind
    var folder: String
    var isSynced = false
  }

  let state: Mutex<State>
  /// Called when the note of a failure is about to be made: what others do in that moment.
  let whileFailing = Mutex<(@Sendable () -> Void)?>(nil)

  init(_ state: State = State()) {
    self.state = Mutex(state)
  }

  /// A second disk with the same content, cache and all.
  func copy() -> CrashVolume { CrashVolume(state.withLock { $0 }) }

  /// Calls so far.
  var calls: Int { state.withLock { $0.calls } }

  /// The n-th call from now goes wrong; 1 is the next.
  func plan(_ fault: Fault, atCall number: Int) {
    state.withLock { $0.faults[$0.calls + number] = fault }
  }

  /// Calls so far that changed something.
  var changes: Int { state.withLock { $0.changes } }

  /// The n-th change from now goes wrong; 1 is the next.
  func plan(_ fault: Fault, atChange number: Int) {
    state.withLock { $0.faultAtChange = ($0.changes + number, fault) }
  }

  /// Everything unsynced is lost or kept as a program sees it, and plans are forgotten: what a
  /// process that was killed leaves behind.
  func clearPlans() {
    state.withLock {
      $0.faults = [:]
      $0.faultAtChange = nil
    }
  }

  /// Gives the disk room for so many bytes more, or as many as anybody wants.
  func leave(room: Int?) {
    state.withLock { state in state.capacity = room.map { state.usedBytes + $0 } }
  }

  /// What programs see of a file.
  func content(_ path: String) -> [UInt8]? {
    state.withLock { state in state.names[path].map { state.inodes[$0].cache } }
  }

  /// Puts a file there, durable from the start.
  func put(_ path: String, _ bytes: [UInt8]) {
    state.withLock { state in
      if let slash = path.firstIndex(of: "/") {
        state.folders.insert(String(path[..<slash]))
        state.baseFolders.insert(String(path[..<slash]))
      }
      state.inodes.append(Inode(base: bytes, cache: bytes))
      state.names[path] = state.inodes.count - 1
      state.baseNames[path] = state.inodes.count - 1
    }
  }

  // MARK: Calls

  /// Counts the call and lets the planned fault happen.
  func call<Answer>(
    _ operation: VolumeFailure.Operation, _ path: String,
    _ body: (inout State, Fault?) throws -> Answer
  ) throws -> Answer {
    try state.withLock { state in
      if state.powerIsGone { throw PowerLost() }
      state.calls += 1
      var fault = state.faults[state.calls]
      if operation.changes {
        state.changes += 1
        if let planned = state.faultAtChange, planned.change == state.changes {
          fault = planned.fault
        }
      }
      let answer: Answer
      switch fault {
      case .error(let code, _):
        // A body that wants to leave something behind throws by itself.
        _ = try body(&state, fault)
        throw VolumeFailure(operation, path, code: code)
      case .powerLoss:
        state.powerIsGone = true
        _ = try body(&state, nil)
        throw PowerLost()
      case nil:
        answer = try body(&state, nil)
      }
      return answer
    }
  }

  static func folder(of path: String) -> String {
    path.firstIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  func makeFolder(_ path: String) throws {
    try call(.makeFolder, path) { state, fault in
      if fault != nil || state.folders.contains(path) { return }
      state.folders.insert(path)
      state.nameOperations.append(NameOperation(kind: .folder(path), folder: ""))
    }
  }

  func createFile(_ path: String) throws -> any VolumeFile {
    if path == "suspect", let others = whileFailing.withLock({ $0 }) {
      whileFailing.withLock { $0 = nil }
      others()
    }
    return try call(.create, path) { state, fault in
      guard state.folders.contains(Self.folder(of: path)) else {
        throw VolumeFailure(.create, path, code: ENOENT)
      }
      if state.names[path] != nil { throw VolumeFailure(.create, path, code: EEXIST) }
      if state.room == 0 { throw VolumeFailure(.create, path, code: ENOSPC) }
      let inode = state.inodes.count
      if fault == nil {
        state.inodes.append(Inode())
        state.names[path] = inode
        state.nameOperations.append(
          NameOperation(kind: .set(path, inode), folder: Self.folder(of: path)))
      }
      return CrashFile(self, inode, path, .appending, 0)
    }
  }

  func openFile(_ path: String, for use: FileUse) throws -> any VolumeFile {
    try call(.open, path) { state, _ in
      guard let inode = state.names[path] else {
        throw VolumeFailure(.open, path, code: ENOENT)
      }
      return CrashFile(self, inode, path, use, state.inodes[inode].failures)
    }
  }

  func facts(of path: String) throws -> FileFacts? {
    try call(.examine, path) { state, _ in
      if state.folders.contains(path) { return FileFacts(size: 0, mode: 0o700, isOurs: true) }
      guard let inode = state.names[path] else { return nil }
      return FileFacts(size: state.inodes[inode].cache.count, mode: 0o600, isOurs: true)
    }
  }

  func list(_ folder: String) throws -> [String] {
    try call(.list, folder) { state, _ in
      state.names.keys.filter { Self.folder(of: $0) == folder }
        .map { folder.isEmpty ? $0 : String($0.dropFirst(folder.count + 1)) }.sorted()
    }
  }

  func rename(_ path: String, to newPath: String) throws {
    try call(.rename, path) { state, fault in
      if fault != nil { return }
      guard let inode = state.names.removeValue(forKey: path) else {
        throw VolumeFailure(.rename, path, code: ENOENT)
      }
      state.names[newPath] = inode
      state.nameOperations.append(
        NameOperation(kind: .move(path, newPath, inode), folder: Self.folder(of: path)))
    }
  }

  func remove(_ path: String) throws {
    try call(.remove, path) { state, fault in
      if fault != nil || state.names.removeValue(forKey: path) == nil { return }
      state.nameOperations.append(
        NameOperation(kind: .unset(path), folder: Self.folder(of: path)))
    }
  }

  func syncFolder(_ path: String) throws {
    try call(.sync, path) { state, fault in
      if fault != nil || state.powerIsGone { return }
      for index in state.nameOperations.indices where state.nameOperations[index].folder == path {
        state.nameOperations[index].isSynced = true
      }
      state.foldSyncedNames()
    }
  }
}

extension CrashVolume.State {
  /// The bytes of all files that have a name.
  var usedBytes: Int { Set(names.values).reduce(0) { $0 + inodes[$1].cache.count } }

  /// Bytes that are free; nil where that never ends.
  var room: Int? { capacity.map { max(0, $0 - usedBytes) } }

  /// Makes the synced operations at the front part of the base.
  mutating func foldSyncedNames() {
    while let first = nameOperations.first, first.isSynced {
      Self.apply(first.kind, &baseNames, &baseFolders)
      nameOperations.removeFirst()
    }
  }

  static func apply(
    _ kind: CrashVolume.NameOperation.Kind, _ names: inout [String: Int],
    _ folders: inout Set<String>
  ) {
    switch kind {
    case .folder(let path): folders.insert(path)
    case .set(let path, let inode): names[path] = inode
    case .unset(let path): names[path] = nil
    case .move(let from, let to, let inode):
      names[from] = nil
      names[to] = inode
    }
  }
}

extension VolumeFailure.Operation {
  /// Whether the disk is another one after it.
  fileprivate var changes: Bool {
    switch self {
    case .makeFolder, .create, .write, .truncate, .sync, .rename, .remove: true
    case .open, .examine, .list, .read, .lock, .watch: false
    }
  }
}
