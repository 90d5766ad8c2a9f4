internal import CSystem
internal import Glibc

/// Tells that a folder's files have changed, such as the journal by another process's hand,
/// without asking again and again: an inotify descriptor for the console's poll(2).
package final class Watch: Sendable {
  private let folder: String
  /// Readable (POLLIN) when something has changed since the last `drain`.
  package let descriptor: Int32

  /// - Throws: `VolumeFailure`, for instance when the user has no inotify watches left.
  package convenience init(on volume: DiskVolume) throws {
    try self.init(folder: "\(volume.path)/\(JournalFiles.folder)", named: JournalFiles.folder)
  }

  /// Watches any folder for files that are written or put there.
  package convenience init(folder path: String) throws { try self.init(folder: path, named: path) }

  private init(folder path: String, named folder: String) throws {
    self.folder = folder
    descriptor = try VolumeFailure.check(.watch, folder, cs_watch_folder(path))
  }

  deinit {
    _ = Glibc.close(descriptor)
  }

  /// Empties the descriptor and tells whether anything had changed.
  ///
  /// Our own appends count too.
  package func drain() throws -> Bool {
    try VolumeFailure.check(.watch, folder, cs_drain_watch(descriptor)) > 0
  }
}
