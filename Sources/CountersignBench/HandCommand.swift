import ArgumentParser
import Countersign
import CountersignClerk
import CountersignStore
import Glibc

/// One of several hands: does commands one at a time, and notes each that was acknowledged.
struct HandCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hand", abstract: "One of several hands; `hands` starts them.",
    shouldDisplay: false)

  @Option var store: String
  /// What its commands are called.
  @Option var name: String
  /// A line for each acknowledged command: its name, its record, when it began and ended.
  @Option var report: String
  /// So many commands under one lock and one sync, as `exec` does with lines that are there.
  @Option var together = 1
  /// Ends after so many; without, when it is killed.
  @Option var commands = Int.max
  /// Rests so many microseconds after each turn.
  @Option var rest: UInt32 = 0
  /// Begins when this file is there.
  @Option var start: String?

  func run() throws {
    let clerk = try StoreFiller(path: store).open()
    let notes = open(report, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard notes >= 0 else { throw BenchFailure("\(report) cannot be made") }
    while let start, access(start, F_OK) != 0 { usleep(500) }
    var number = 0
    while number < commands {
      let ids = (number..<min(commands, number + together)).map { "\(name)-\($0)" }
      number += ids.count
      let begun = SharedClock.now
      let sequences = try clerk.batch { batch in
        try ids.map { try StoreFiller.perform(Self.line($0), batch).answer.sequence }
      }
      let ended = SharedClock.now
      let note = zip(ids, sequences).map { "\($0) \($1) \(begun) \(ended)\n" }.joined()
      // It must outlive us, not the power.
      guard write(notes, note, note.utf8.count) == note.utf8.count else {
        throw BenchFailure("\(report) cannot be written")
      }
      if rest > 0 { usleep(rest) }
    }
  }

  /// A small command that happens once.
  static func line(_ id: String) -> String {
    #"{"command":"template.upload","template_id":"\#(id)","version":"1.0","#
      + #""biz_scene":"RELATION_BIND","content":"<p>{{payer_name}}</p>","#
      + #""variables":["payer_name"]}"#
  }
}

/// What a hand noted of one command.
struct HandNote {
  var id: String
  var sequence: Int
  var begun: Int64
  var ended: Int64

  init?(_ line: Substring) {
    let words = line.split(separator: " ")
    guard words.count == 4, let sequence = Int(words[1]), let begun = Int64(words[2]),
      let ended = Int64(words[3])
    else { return nil }
    (id, self.sequence, self.begun, self.ended) = (String(words[0]), sequence, begun, ended)
  }

  /// All whole lines of a report.
  static func read(_ path: String) throws -> [HandNote] {
    let text = try String(decoding: Folder.read(path), as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .compactMap(HandNote.init)
  }
}
