import Countersign
import CountersignClerk
import CountersignConsole
import Terminal

/// Plays the demonstration in memory: every question is answered at once, no time passes, and what
/// does not come is a failure.
struct DemoRehearsal {
  private let clerk: Clerk
  private var console: Console
  private let global: GlobalOptions
  private static let size = Size(columns: 120, rows: 40)

  init(global: GlobalOptions) throws {
    self.global = global
    clerk = try global.open()
    console = Console(ConsoleOptions(language: global.language))
  }

  func run(picture: String?) throws {
    var play = self
    try play.play(picture)
  }

  private mutating func play(_ picture: String?) throws {
    var run = DemoRun()
    var told = -1
    try take(.clock(clerk.now))
    try take(.started(DemoPicture.stage(Self.size)))
    while true {
      let action = run.next(console)
      if run.step != told, run.step < run.count {
        told = run.step
        try Output.line("\(told + 1)/\(run.count) \(run.caption(global.texts))")
      }
      switch action {
      case .press(let key): try take(.key(key))
      case .rest: continue
      case .picture: if let picture { try write(picture) }
      case .wait(let wanted):
        let shown = console.draw().canvas.text().joined(separator: "\n")
        throw ProgramFailure(70, "step \(run.step + 1): \(wanted) was not seen in\n\(shown)")
      case .end: return
      }
    }
  }

  private mutating func take(_ input: ConsoleInput) throws {
    for effect in console.update(input) {
      switch effect {
      case .ask(let tag, let query): try take(.view(tag: tag, try clerk.view(query)))
      case .perform(let tag, let command):
        let reply = try clerk.perform(command)
        try take(.clock(clerk.now))
        try take(.reply(tag: tag, reply))
      default: break
      }
    }
  }

  private func write(_ path: String) throws {
    let canvas = console.draw().canvas
    let theme = (try? Themes.library.theme(named: "ink")) ?? .builtIn
    let order = ExportOrder(path: path, replaces: true, content: .screen(canvas, .svg))
    let result = ExportFile(order, global.texts).write { file in
      try file.write(ExportForm.svg.bytes(of: canvas, theme: theme, depth: .trueColour))
      return nil
    }
    if case .failed(let sentence) = result { throw ProgramFailure(74, sentence) }
  }
}
