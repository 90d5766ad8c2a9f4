import Countersign
import CountersignClerk
import CountersignConsole
import CountersignServices
import CountersignStore
import Glibc

/// Makes stores: aside first, then given their name, so that a half-made one is never met.
struct StoreMaker {
  let global: GlobalOptions

  /// - Parameter sample: nil for none, else the sample's folder, or nil for the program's own.
  func make(isSandbox: Bool, sample: String??) throws {
    let path = global.storePath
    if Opening.exists(at: path) {
      throw ProgramFailure(
        1, global.texts("此处已有数据目录：\(path)", "There is a store already: \(path)"))
    }
    let script = try sample.map { try SampleScript(folder: $0 ?? Self.sampleFolder()) }
    let aside = "\(path).new-\(getpid())"
    try Opening.make(
      at: aside, isSandbox: isSandbox, policy: try Self.policy(),
      clockOffsetMs: -1000 * (script?.seconds ?? 0), options: global.clerkOptions(readOnly: false))
    if let script { try fill(aside, script) }
    // An empty folder may be there already; anything else stays untouched.
    guard rename(aside, path) == 0 else {
      throw ProgramFailure(74, "\(path): \(String(cString: strerror(errno)))")
    }
    Self.sync(folder: Places.parent(path.hasPrefix("/") ? path : "./\(path)"))
  }

  private func fill(_ path: String, _ script: SampleScript) throws {
    var options = global.clerkOptions(readOnly: false)
    options.operatorID = "sample"
    let clerk = try Opening.open(at: path, options: options) { keys, _ in
      SandboxServices { keys.sandboxAmount($0) }
    }
    var run = SampleRun(script: script, clerk: clerk)
    try run.run()
    try clerk.writeSnapshot()
  }

  private static func sampleFolder() throws -> String {
    guard let folder = Places.resource("data/sample") else {
      throw ProgramFailure(74, "data/sample is not there; use init --empty or --from DIR")
    }
    return folder
  }

  private static func policy() throws -> [UInt8] {
    guard let path = Places.resource("data/policy.toml") else {
      throw ProgramFailure(74, "data/policy.toml is not there")
    }
    return try FileBytes.read(path)
  }

  private static func sync(folder: String) {
    let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// A whole file of the program's own.
enum FileBytes {
  /// - Parameter path: `-` is standard input.
  static func read(_ path: String) throws -> [UInt8] {
    let descriptor = Glibc.open(path == "-" ? "/dev/stdin" : path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ProgramFailure(74, "\(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw ProgramFailure(74, "\(path): \(String(cString: strerror(errno)))")
      }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }
}
