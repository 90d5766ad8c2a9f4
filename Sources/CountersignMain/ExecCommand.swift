import ArgumentParser
import Countersign
import CountersignClerk
import CountersignConsole
import CountersignStore

/// `exec`: one JSON command a line in, one JSON result a line out.
struct ExecCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exec",
    abstract: "Runs commands, one JSON object a line. 逐行执行命令。")

  @OptionGroup var global: GlobalOptions

  @Argument(help: "A file of commands; standard input without it, or for -. 命令文件，- 为标准输入。")
  var file: String?

  /// Lines that are there already go to the disk together, each answered after their one sync.
  private static let batch = 64

  func run() throws {
    var refused = false
    try global.run {
      let clerk = try global.open()
      var input = try LineInput(path: file)
      let writer = ResultWriter(texts: global.texts)
      while let lines = try input.next(atMost: Self.batch) {
        let results = try clerk.batch { batch in
          try lines.map { try writer.result(of: $0, batch) }
        }
        refused = refused || results.contains { !$0.isOK }
        try Output.write(results.flatMap(\.bytes))
      }
      if let tail = clerk.takeQuarantined() {
        Output.error(QuarantineNotice.text(tail, global.texts))
      }
      clerk.foldIfOverdue()
      try clerk.writeSnapshotIfWorthwhile()
      clerk.finishCheckpoints()
      if let failure = clerk.takeCheckpointFailure() {
        Output.error(CheckpointNotice.text(failure, global.texts))
      }
    }
    if refused { throw ExitCode(1) }
  }
}

/// What is said of a torn tail that a writer found.
enum QuarantineNotice {
  static func text(_ tail: QuarantinedTail, _ texts: Texts) -> String {
    texts(
      "日志末尾有一条未写完的记录，已移到 \(tail.path)",
      "An unfinished record at the journal's end was moved to \(tail.path)")
  }
}

/// What is said of a signed checkpoint that could not be written; the records themselves are safe.
enum CheckpointNotice {
  static func text(_ failure: any Error, _ texts: Texts) -> String {
    texts("签名检查点未能写入（记录已落盘）：", "A signed checkpoint was not written (the records are safe): ")
      + ProgramFailure(failure, texts).message
  }
}

/// A reply as a line of JSON (contract 3).
struct ResultWriter {
  let texts: Texts

  struct Line {
    var isOK: Bool
    var bytes: [UInt8]
  }

  func result(of line: LineInput.Line, _ batch: Clerk.Batch) throws -> Line {
    let text: CommandLineText
    do throws(Refusal) {
      guard case .whole(let bytes) = line else {
        throw Refusal(.badRequest, "the line is too long")
      }
      text = try CommandLineText(bytes)
    } catch {
      return self.line(Reply(answer: Answer(error)))
    }
    return self.line(try batch.perform(text))
  }

  func line(_ reply: Reply) -> Line {
    var writer = JSONWriter()
    let answer = reply.answer
    writer.object { body in
      body.name("ok")
      body.bool(reply.isOK)
      if answer.sequence > 0 {
        body.name("seq")
        body.integer(Int64(answer.sequence))
      }
      if let refusal = answer.refusal {
        body.name("error")
        body.object { write(refusal, to: &$0) }
      } else {
        body.name("result")
        body.raw(reply.result)
      }
    }
    return Line(isOK: reply.isOK, bytes: writer.bytes + [UInt8(ascii: "\n")])
  }

  private func write(_ refusal: Refusal, to body: inout JSONWriter) {
    body.name("code")
    body.string(refusal.code.rawValue)
    body.name("message")
    body.string(texts.message(refusal))
    if !refusal.checks.isEmpty {
      body.name("checks")
      refusal.checks.write(to: &body)
    }
  }
}
