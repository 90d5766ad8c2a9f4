import Countersign
import CountersignClerk
import Testing

/// Many processes at once.
enum BigStore {
  /// Creates processes, all under one sync.
  static func fill(_ clerk: Clerk, processes: Range<Int>) throws {
    try clerk.batch { batch in
      for number in processes {
        let reply = try batch.perform(CommandLineText(Array(SigningCase.line(number).utf8)))
        try #require(reply.isOK, "\(reply.answer)")
      }
    }
  }
}
