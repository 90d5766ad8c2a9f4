internal import CSystem
internal import Glibc

/// Tells that the journal has grown, also by another process's hand, without asking again and
/// again: an inotify descriptor for the console's poll(2).
package final class Watch: Sendable {
  /// Readable (POLLIN) when something has changed since the last `drain`.
  package let descriptor: Int32

  /// - Throws: `VolumeFailure`, for instance when the user has no inotify watches left.
  package init(on volume: DiskVolume) throws {
    let folder = JournalFiles.folder
    descriptor = try VolumeFailure.check(
      .watch, folder, cs_watch_folder("\(volume.path)/\(folder)"))
  }

  deinit {
    _ = Glibc.close(descriptor)
  }

  /// Empties the descriptor and tells whether anything had changed.
  ///
  /// Our own appends count too.
  package func drain() throws -> Bool {
    try VolumeFailure.check(.watch, JournalFiles.folder, cs_drain_watch(descriptor)) > 0
  }
}
