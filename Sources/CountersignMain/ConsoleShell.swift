import Countersign
import CountersignConsole
import CountersignStore
import Glibc
import Terminal

/// Runs the console on a real terminal: waits, takes everything in, draws at most once.
struct ConsoleShell {
  let global: GlobalOptions
  let options: ConsoleOptions
  let library: ThemeLibrary
  let display: CursesDisplay
  private let loop: TerminalLoop
  private let worker: DeskWorker
  private let watch: Watch
  private var console: Console
  private var isLeaving = false

  init(
    global: GlobalOptions, options: ConsoleOptions, library: ThemeLibrary, display: CursesDisplay
  ) throws {
    self.global = global
    self.options = options
    self.library = library
    self.display = display
    loop = try TerminalLoop(display: display)
    worker = DeskWorker(waker: loop.waker)
    watch = try Watch(on: DiskVolume(at: global.storePath))
    console = Console(options)
  }

  mutating func run() throws {
    let global = global
    display.isMouseOn = true
    worker.start({ try global.open() }, global.texts)
    take(.started(display.size))
    draw()
    while !isLeaving {
      let batch = loop.wait(until: Self.nextMinute, alsoReading: [watch.descriptor])
      if batch.closed { break }
      for key in batch.keys { take(.key(key)) }
      if batch.timer { worker.post(.tellTime) }
      if !batch.ready.isEmpty, try watch.drain() { worker.post(.refresh) }
      for answer in worker.takeAnswers() { take(answer) }
      if !isLeaving { draw() }
    }
    worker.stop()
    display.leave()
  }

  /// The header shows hours and minutes, so a minute is as often as it need be woken.
  private static var nextMinute: ContinuousClock.Instant {
    let left = 60_000 - WallClock.now().milliseconds % 60_000
    return .now.advanced(by: .milliseconds(left + 5))
  }

  private mutating func take(_ input: ConsoleInput) {
    for effect in console.update(input) { perform(effect) }
  }

  private mutating func perform(_ effect: ConsoleEffect) {
    switch effect {
    case .ask(let tag, let query): worker.post(.ask(tag: tag, query))
    case .perform(let tag, let command): worker.post(.perform(tag: tag, command))
    case .copy(let text): take(.copied(display.copy(text)))
    case .leave: isLeaving = true
    case .suspend: display.suspend()
    case .redraw: display.redraw()
    case .theme(let name):
      if let theme = try? library.theme(named: name) { display.theme = theme }
    }
  }

  private func draw() {
    let drawn = console.draw()
    display.show(drawn.canvas, cursor: drawn.cursor)
  }
}
