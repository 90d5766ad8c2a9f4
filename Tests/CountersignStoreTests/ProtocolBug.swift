import CountersignStore
import Glibc
import Synchronization

/// A bug of the kind that group commit invites, planted in what several writers do.
enum ProtocolBug: String, CaseIterable, Sendable {
  case acknowledgedBeforeSync = "a command is acknowledged before its own sync"
  case othersWritesCounted = "what others wrote during a sync is taken for synced by it"
  case answerNotSynced = "an answer rests on another's record that is not synced yet"
  case olderFileNotSynced = "the next file is begun before the older one is synced"
  case openedDuringSync = "a file is opened to write while another's sync may still fail"
  case syncFailureNotFinal = "a failed sync is taken for a good one"
  case notedTooLate = "a failed sync is noted from behind what was lost"
  case signedAheadOfSync = "a checkpoint is signed about records that are not synced"
  case snapshotAheadOfSync = "a snapshot knows records that are not synced"
}

/// Puts those bugs that are the journal's own between it and the disk.
struct PlantedProtocolVolume: Volume {
  /// Whether a writer is between taking the lock and letting others in.
  static let isUnderLock = TaskFlag()

  let base: any Volume
  let bug: ProtocolBug

  func makeFolder(_ path: String) throws { try base.makeFolder(path) }
  func facts(of path: String) throws -> FileFacts? { try base.facts(of: path) }
  func list(_ folder: String) throws -> [String] { try base.list(folder) }
  func remove(_ path: String) throws { try base.remove(path) }
  func rename(_ path: String, to newPath: String) throws { try base.rename(path, to: newPath) }
  func syncFolder(_ path: String) throws { try base.syncFolder(path) }

  func createFile(_ path: String) throws -> any VolumeFile {
    PlantedProtocolFile(base: try base.createFile(path), path: path, bug: bug)
  }

  func openFile(_ path: String, for use: FileUse) throws -> any VolumeFile {
    return PlantedProtocolFile(base: try base.openFile(path, for: use), path: path, bug: bug)
  }
}

private struct PlantedProtocolFile: VolumeFile {
  let base: any VolumeFile
  let path: String
  let bug: ProtocolBug

  func size() throws -> Int { try base.size() }
  func truncate(to size: Int) throws { try base.truncate(to: size) }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    try base.read(into: buffer, at: offset)
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws {
    if bug == .notedTooLate, path == "suspect" {
      let place = "1 100000 "
      let check = ChainHash.of(Array(place.utf8)).hex.prefix(16)
      return try Array("\(place)\(check)\n".utf8).withUnsafeBytes { try base.append($0) }
    }
    try base.append(bytes)
  }

  func overwrite(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws {
    try base.overwrite(bytes, at: offset)
  }

  func sync() throws {
    let isOlder = path.hasPrefix("journal/") && PlantedProtocolVolume.isUnderLock.value
    if bug == .olderFileNotSynced, isOlder, try base.size() > 0 { return }
    try base.sync()
  }
}

/// A flag of the present task's: tests run beside each other.
final class TaskFlag: Sendable {
  private let flags = Mutex<Set<UInt>>([])

  private static var own: UInt { UInt(pthread_self()) }

  var value: Bool { flags.withLock { $0.contains(Self.own) } }

  func withLock(_ body: (inout Bool) -> Void) {
    flags.withLock { flags in
      var flag = flags.contains(Self.own)
      body(&flag)
      if flag { flags.insert(Self.own) } else { flags.remove(Self.own) }
    }
  }
}
