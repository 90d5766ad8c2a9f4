import Testing

/// A disk that fills up: 74, nothing more is acknowledged, and what was stays (contract 1 and 2).
struct FullDiskTests {
  /// Whether a small file system of one's own can be mounted here.
  static let canMount: Bool = {
    let tried = try? Program.shell("unshare -m sh -c 'mount -t tmpfs -o size=64k none /mnt'")
    return tried?.status == 0
  }()

  @Test(.enabled(if: canMount, "mounting a small disk is not permitted here"))
  func nothingAcknowledgedIsLost() throws {
    let folder = try Folder()
    let lines = (0..<2000).map { number in
      Command.create([
        People.enterprise("E\(number)"), People.person("P\(number)", number: number % 1000),
      ]).line
    }
    try Folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: folder.file("in"))
    let script = """
      cd "$1"; mkdir disk; mount -t tmpfs -o size=400k none disk
      "$0" init --empty --store disk/s || exit 3
      "$0" exec --store disk/s templates >made || exit 4
      "$0" exec --store disk/s --lang en in >out 2>said; echo $? >status
      mount -o remount,size=40m disk
      echo '\(Command.advance(1).line)' | "$0" exec --store disk/s >again 2>said2; echo $? >status2
      "$0" verify --store disk/s >verified; echo $? >status3
      "$0" query signing_process --format jsonl --store disk/s >rows
      """
    try Folder.write(
      Array(Desk.templates.map { $0.line + "\n" }.joined().utf8), to: folder.file("templates"))
    let ended = try Program.shell(
      "unshare -m sh -c '\(script.replacing("'", with: "'\\''"))' \"$0\" \"$1\"", [folder.path])
    #expect(ended.status == 0, "\(ended.message)")
    func note(_ name: String) -> [String] {
      String(decoding: Folder.read(folder.file(name)), as: UTF8.self).split(separator: "\n").map(
        String.init)
    }
    #expect(note("status") == ["74"])
    #expect(note("said").joined().contains("nothing more was acknowledged"), "\(note("said"))")
    let acknowledged = try note("out").map { try JSON($0)["result"]["process_id"].string }
    #expect(acknowledged.count > 20 && acknowledged.count < lines.count)
    let there = Set(try note("rows").map { try JSON($0)["process_id"].string })
    #expect(there.isSuperset(of: acknowledged))
    #expect(note("status2") == ["0"])
    #expect(note("status3") == ["0"])
  }
}
