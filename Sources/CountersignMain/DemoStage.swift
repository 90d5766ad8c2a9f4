import Countersign
import CountersignConsole
import Terminal

/// Plays the demonstration in the terminal: any key pauses it and lets it go on, `q` leaves.
struct DemoStage {
  private let global: GlobalOptions
  private let display: CursesDisplay
  private let loop: TerminalLoop
  private let worker: DeskWorker
  private let speed: Double
  private var console: Console
  private var script = DemoRun()
  private var isPaused = false
  private var isLeaving = false
  /// When the next move comes; none while something is waited for.
  private var nextMove: ContinuousClock.Instant?
  /// When waiting was given up: the script and the program do not fit.
  private var patience: ContinuousClock.Instant?

  init(global: GlobalOptions, display: CursesDisplay, speed: Double) throws {
    self.global = global
    self.display = display
    self.speed = speed
    loop = try TerminalLoop(display: display)
    worker = DeskWorker(waker: loop.waker)
    console = Console(ConsoleOptions(language: global.language))
  }

  mutating func run() throws {
    let global = global
    worker.start({ _ in try global.open(isAtScreen: true) }, global.texts)
    defer { worker.stop() }
    take(.started(DemoPicture.stage(display.size)))
    nextMove = .now + pause(1200)
    draw()
    while !isLeaving {
      let batch = loop.wait(until: isPaused ? nil : nextMove ?? patience)
      if batch.closed { return }
      for key in batch.keys { press(key) }
      for answer in worker.takeAnswers() { take(answer) }
      if !isPaused, !isLeaving { try move() }
      draw()
    }
  }

  private func pause(_ milliseconds: Double) -> Duration {
    .milliseconds(Int(milliseconds / speed))
  }

  private mutating func press(_ key: Key) {
    switch key {
    case .resized(let size): take(.resized(DemoPicture.stage(size)))
    case .character("q"), .control("c"): isLeaving = true
    case .focus, .mouse: break
    default:
      isPaused.toggle()
      patience = nil
      nextMove = .now + pause(300)
    }
  }

  /// The next move of the script, if its time has come.
  private mutating func move() throws {
    if let nextMove, nextMove > .now { return }
    switch script.next(console) {
    case .press(let key):
      take(.key(key))
      patience = nil
      if case .character = key {
        nextMove = .now + pause(70)
      } else {
        nextMove = .now + pause(700)
      }
    case .rest, .picture:
      patience = nil
      nextMove = .now + pause(1800)
    case .wait(let wanted):
      nextMove = nil
      let limit = patience ?? .now + .seconds(20)
      patience = limit
      if limit <= .now { throw ProgramFailure(70, "\(wanted) was not seen") }
    case .end:
      // The last screen stays until somebody leaves.
      nextMove = nil
      patience = nil
    }
  }

  private mutating func take(_ input: ConsoleInput) {
    for effect in console.update(input) {
      switch effect {
      case .ask(let tag, let query): worker.post(.ask(tag: tag, query))
      case .perform(let tag, let command): worker.post(.perform(tag: tag, command))
      case .redraw: display.redraw()
      default: break
      }
    }
  }

  private func draw() {
    let drawn = DemoPicture.draw(console, script, isPaused: isPaused, on: display.size)
    display.show(drawn.canvas, cursor: drawn.cursor)
  }
}
