import Countersign
import CountersignClerk
import Glibc

/// What an operator feels: keys, in the real program in a real terminal of 200 columns and 60 rows.
extension Measurement {
  static let console = [key, filterKey]

  /// From a key to the frame that answers it, and until all that it shows stands, such as the
  /// process that was chosen; against less with as many lines.
  private static let key = Measurement(name: "key") { work, store in
    let ours = try keys(["--store", store, "--read-only", "--screen", "processes"])
    let text = "\(work.path)/lines.txt"
    let clerk = try StoreFiller(path: store).open(isReadOnly: true)
    try Folder.write(try StoreFiller.rows(clerk), to: text)
    let line =
      "\(ours.first.median.text) from key to frame (p99 \(ours.first.high.text)), "
      + "\(ours.last.median.text) until all of it stands (p99 \(ours.last.high.text))"
    guard let less = Peer("less").installed else { return "\(line); \(Peer.missing("less"))" }
    let theirs = try keys([text], of: less).first
    return "\(line); peer less \(theirs.median.text) (p99 \(theirs.high.text)); "
      + ratio("time", ours.first.median / theirs.median)
  }

  /// Letters of a filter, each until the list it leaves stands on the screen.
  private static let filterKey = Measurement(name: "letters") { _, store in
    let console = try Pty(
      [try program()] + ["--store", store, "--read-only", "--screen", "processes"],
      columns: 200, rows: 60)
    console.settle(5000)
    console.type("/", quiet: 100)
    var samples = Samples()
    for letter in "signed" { samples.add(console.type(String(letter), quiet: 250).last) }
    return "\(samples.median.text) from a letter to what it leaves "
      + "(the slowest of 6 \(samples.longest.text))"
  }

  private static func keys(
    _ arguments: [String], of path: String? = nil
  ) throws -> (first: Samples, last: Samples) {
    let terminal = try Pty([try path ?? program()] + arguments, columns: 200, rows: 60)
    terminal.settle(1500)
    var (first, last) = (Samples(), Samples())
    for _ in 0..<300 {
      let answer = terminal.type("j", quiet: 20)
      first.add(answer.first)
      last.add(answer.last)
    }
    return (first, last)
  }

  /// The console built beside this program.
  static func program() throws -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let path = String(
      decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = path.lastIndex(of: "/").map { path[..<$0] } ?? "."
    let console = "\(folder)/countersign"
    guard access(console, X_OK) == 0 else {
      throw BenchFailure("\(console) is not built: swift build -c release")
    }
    return console
  }
}
