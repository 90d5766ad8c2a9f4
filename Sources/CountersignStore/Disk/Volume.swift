/// The little of a file system that the store needs.
///
/// Paths are relative to the store's folder and have at most one folder in them:
/// `snapshot.json`, `journal/00000001.log`. The empty path is the store's folder itself.
/// Everything made is for its owner alone: files 0600, folders 0700, whatever the umask.
///
/// `DiskVolume` is the real one. The tests have one in memory that loses its power.
/// Every operation throws `VolumeFailure`.
package protocol Volume: Sendable {
  /// Makes a folder; one that is there already is all right.
  func makeFolder(_ path: String) throws
  /// Makes a new, empty file, open for appending. Fails with `EEXIST` when the name is taken.
  func createFile(_ path: String) throws -> any VolumeFile
  /// Opens a file that exists. Symbolic links are refused.
  func openFile(_ path: String, for use: FileUse) throws -> any VolumeFile
  /// What is known of a file or folder, or nil when the name leads nowhere.
  func facts(of path: String) throws -> FileFacts?
  /// The names in a folder, sorted. A folder that is not there is empty.
  func list(_ folder: String) throws -> [String]
  /// Gives a file another name, replacing what had that name, in one step.
  func rename(_ path: String, to newPath: String) throws
  /// Takes a file's name away; one that has no such name is all right.
  func remove(_ path: String) throws
  /// Makes the names in a folder durable: creations, renames and removals.
  func syncFolder(_ path: String) throws
}

/// What a file is opened for.
package enum FileUse: Sendable {
  case reading
  /// Reading, and writing at the end only.
  case appending
  /// Reading, and writing anywhere.
  case overwriting
}

/// What a volume knows of a file or folder.
package struct FileFacts: Equatable, Sendable {
  /// Bytes.
  package var size: Int
  /// The permission bits, such as 0o600.
  package var mode: UInt32
  /// Whether it belongs to the user that this process acts as.
  package var isOurs: Bool

  package init(size: Int, mode: UInt32, isOurs: Bool) {
    self.size = size
    self.mode = mode
    self.isOurs = isOurs
  }

  /// Nobody but the owner, who is us, can read or change it.
  var isPrivate: Bool { isOurs && mode & 0o077 == 0 }
}
