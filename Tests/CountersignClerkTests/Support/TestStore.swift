import Countersign
import CountersignClerk
import CountersignServices
import CountersignStore
import Testing

/// A store on the real disk, with a wall clock that the test sets, and as many clerks as it needs.
final class TestStore {
  static let journal = "journal/00000001.log"

  let folder: TemporaryFolder
  let wall = WallClock()
  let path: String
  /// From how many bytes of journal on the clerks put the tables in parts, and how often.
  private let parts: (from: Int, every: Int)?
  /// From how many bytes on parts are folded, and how many of them at a time.
  var folds: (from: Int, block: Int)?

  /// Makes a sandbox with one active template for each scene.
  init(
    isSandbox: Bool = true, withTemplates: Bool = true, parts: (from: Int, every: Int)? = nil,
    policy: (inout Policy) -> Void = { _ in }
  ) throws {
    self.parts = parts
    folder = try TemporaryFolder()
    path = "\(folder.path)/store"
    var figures = Policy()
    policy(&figures)
    try Opening.make(
      at: path, isSandbox: isSandbox, policy: Array(try Self.toml(figures).utf8),
      options: options("li.na"))
    if withTemplates { try uploadTemplates() }
  }

  /// A policy as the text of its file.
  static func toml(_ policy: Policy) throws -> String {
    let text = try JSONText(policy.json)
    return text.members(of: text.root).map { name, value in
      "\(name) = \(String(decoding: text.raw(value), as: UTF8.self))\n"
    }
    .joined()
  }

  private func options(_ operatorID: String, isReadOnly: Bool = false) -> ClerkOptions {
    let (wall, folder) = (wall, folder)
    // The folder stays as long as any clerk works in it.
    var options = ClerkOptions(
      operatorID: operatorID, isReadOnly: isReadOnly, lockWait: .zero,
      wall: { withExtendedLifetime(folder) { wall.now } })
    if let parts { (options.partsFrom, options.snapshotEvery) = parts }
    if let folds { (options.foldFrom, options.foldBlock) = folds }
    return options
  }

  /// Opens the store once more, as another process would.
  func clerk(
    _ operatorID: String = "li.na", isReadOnly: Bool = false, outside: (any Outside)? = nil
  ) throws -> Clerk {
    try Opening.open(at: path, options: options(operatorID, isReadOnly: isReadOnly)) { keys, _ in
      outside ?? SandboxServices { keys.sandboxAmount($0) }
    }
  }

  private func uploadTemplates() throws {
    let clerk = try clerk()
    for (id, scene) in [("FZ-AUTH", "RELATION_BIND"), ("KT-PAY", "OPEN_PAYMENT")] {
      try clerk.run(
        #"{"command":"template.upload","template_id":"\#(id)","version":"1.0","biz_scene":"\#(scene)","content":"<h1>授权协议</h1><p>甲方：{{payer_name}}，编号 {{process_id}}</p>","variables":["payer_name","process_id"]}"#
      )
      try clerk.run(
        #"{"command":"template.activate","template_id":"\#(id)","version":"1.0"}"#)
    }
  }

  // MARK: The files

  func bytes(_ name: String) throws -> [UInt8] { try FileText.read("\(path)/\(name)") }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try FileText.write("\(path)/\(name)", bytes)
  }

  /// Another store with the same files: what a process that is killed now leaves behind.
  func copy() throws -> TestStore { try TestStore(of: self) }

  private init(of other: TestStore) throws {
    (parts, folds) = (other.parts, other.folds)
    folder = try TemporaryFolder()
    path = "\(folder.path)/store"
    let volume = try DiskVolume.create(at: path)
    for name in FileText.names(in: other.path) {
      let names = FileText.names(in: "\(other.path)/\(name)")
      if names.isEmpty {
        try write(name, try other.bytes(name))
      } else {
        try volume.makeFolder(name)
        for file in names { try write("\(name)/\(file)", try other.bytes("\(name)/\(file)")) }
      }
    }
  }

  func has(_ name: String) -> Bool { FileText.isThere("\(path)/\(name)") }

  func remove(_ name: String) { FileText.remove("\(path)/\(name)") }

  /// Turns one bit of a file round.
  func flip(_ name: String, byte: Int, bit: UInt8 = 0) throws {
    var bytes = try bytes(name)
    bytes[byte < 0 ? bytes.count + byte : byte] ^= 1 << bit
    try write(name, bytes)
  }

  /// The journal's lines with their newlines, the header's first.
  func lines() throws -> [[UInt8]] {
    try bytes(Self.journal).split(separator: UInt8(ascii: "\n")).map { Array($0) + [10] }
  }

  /// The journal's records, without its header.
  func records() throws -> [JournalRecord] { try lines().dropFirst().map(Self.record) }

  func size(_ name: String) throws -> Int { try FileText.size("\(path)/\(name)") }

  /// The records that were written since the journal had so many bytes.
  func records(after size: Int) throws -> [JournalRecord] {
    try FileText.read("\(path)/\(Self.journal)", from: size)
      .split(separator: UInt8(ascii: "\n")).map { try Self.record(Array($0) + [10]) }
  }

  private static func record(_ line: [UInt8]) throws -> JournalRecord {
    let text = try JSONText(Array(line.dropFirst(65).dropLast()))
    return try JournalRecord.read(text.root, of: text)
  }

  /// The types of all events, or of those in some records.
  func types(from sequence: Int = 1) throws -> [String] {
    try records().filter { $0.sequence >= sequence }.flatMap { $0.events.map(\.type) }
  }

  /// Leaves only the first lines, as if the last writer had died before the others.
  func cut(toRecords count: Int) throws {
    try write(Self.journal, Array(try lines().prefix(count + 1).joined()))
    remove("snapshot.json")
  }
}
