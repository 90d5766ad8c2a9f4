import CountersignStore
import Glibc

/// A bug of the kind that stores have had, planted between the store and the disk.
enum PlantedBug: String, CaseIterable, Sendable {
  case journalNotSynced = "an append returns before its sync"
  case journalFolderNotSynced = "a new file is used before the folder has its name"
  case storeFolderNotSynced = "folders are used before the store's folder has their names"
  case syncTriedAgain = "a failed sync is tried again and believed"
  case failedWriteIgnored = "a failed write is taken for a good one"
  case noteOfFailureForgotten = "the next writer is not told that a sync failed"
  case doubtfulBytesNotWrittenAgain = "what a failed sync left is built upon"
  case tornTailNotCut = "a torn line is not cut off"
  case tornTailCutBeforeCopy = "a torn line is cut before its copy is durable"
  case quarantineFolderNotSynced = "the copy's name is not durable when the line is cut"
  case snapshotNotSynced = "a snapshot is renamed before it is synced"
  case snapshotFolderNotSynced = "a snapshot's rename is acknowledged before it is durable"
  case snapshotWrittenInPlace = "a snapshot is not written aside"
  case partsNotSynced = "parts are named before they are synced"
  case partsFolderNotSynced = "parts are named before the folder has their names"
  case partsTakenAwayTooSoon = "older parts go before the newer are named"
  case keysNotSynced = "keys are used before they are synced"
  case tombstoneNotSynced = "a destroyed key is said to be gone before it is"
  case keysFolderNotSynced = "a key file is used before the folder has its name"
}

/// A volume with a planted bug.
struct PlantedVolume: Volume {
  let base: any Volume
  let bug: PlantedBug

  func makeFolder(_ path: String) throws { try base.makeFolder(path) }
  func facts(of path: String) throws -> FileFacts? { try base.facts(of: path) }
  func list(_ folder: String) throws -> [String] { try base.list(folder) }
  func remove(_ path: String) throws { try base.remove(path) }

  func createFile(_ path: String) throws -> any VolumeFile {
    if bug == .noteOfFailureForgotten, path == "suspect" {
      throw VolumeFailure(.create, path, code: EIO)
    }
    if bug == .partsTakenAwayTooSoon, path.hasPrefix("snapshot") {
      try PartFiles.removeOlder(than: PartFiles.generations(on: base).last ?? 0, on: base)
    }
    if bug == .snapshotWrittenInPlace, path.hasSuffix(".new") {
      let file = try base.openFile(String(path.dropLast(4)), for: .appending)
      try file.truncate(to: 0)
      return file
    }
    return PlantedFile(base: try base.createFile(path), path: path, bug: bug)
  }

  func openFile(_ path: String, for use: FileUse) throws -> any VolumeFile {
    PlantedFile(base: try base.openFile(path, for: use), path: path, bug: bug)
  }

  func rename(_ path: String, to newPath: String) throws {
    if bug != .snapshotWrittenInPlace { try base.rename(path, to: newPath) }
  }

  func syncFolder(_ path: String) throws {
    switch (bug, path) {
    case (.journalFolderNotSynced, "journal"), (.storeFolderNotSynced, ""),
      (.snapshotFolderNotSynced, ""), (.quarantineFolderNotSynced, "quarantine"),
      (.keysFolderNotSynced, "keys"), (.partsFolderNotSynced, "parts"):
      return
    default:
      try base.syncFolder(path)
    }
  }
}

/// An open file of a volume with a planted bug.
struct PlantedFile: VolumeFile {
  let base: any VolumeFile
  let path: String
  let bug: PlantedBug

  func size() throws -> Int { try base.size() }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    try base.read(into: buffer, at: offset)
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws {
    do {
      try base.append(bytes)
    } catch let failure as VolumeFailure {
      if bug != .failedWriteIgnored { throw failure }
    }
  }

  func overwrite(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws {
    if bug == .doubtfulBytesNotWrittenAgain, path.hasPrefix("journal/") { return }
    try base.overwrite(bytes, at: offset)
  }

  func truncate(to size: Int) throws {
    if bug != .tornTailNotCut { try base.truncate(to: size) }
  }

  func sync() throws {
    switch bug {
    case .journalNotSynced where path.hasPrefix("journal/"): return
    case .snapshotNotSynced where path.hasPrefix("snapshot"): return
    case .partsNotSynced where path.hasPrefix("parts/"): return
    case .keysNotSynced where path.hasPrefix("keys/"): return
    case .tombstoneNotSynced where path.hasPrefix("keys/"): return
    case .tornTailCutBeforeCopy where path.hasPrefix("quarantine/"): return
    case .syncTriedAgain:
      do { try base.sync() } catch is VolumeFailure { try base.sync() }
    default: try base.sync()
    }
  }
}
