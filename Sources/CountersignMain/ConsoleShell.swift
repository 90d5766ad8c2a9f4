import Countersign
import CountersignConsole
import CountersignStore
import Glibc
import Terminal

/// Runs the console on a real terminal: waits, takes everything in, draws at most once.
struct ConsoleShell {
  let global: GlobalOptions
  private var options: ConsoleOptions
  let library: ThemeLibrary
  let display: any TerminalDisplay
  /// The same display, when it takes lines instead of a screen.
  private let sheet: PlainDisplay?
  private var reader = PlainReader()
  private let loop: TerminalLoop
  private let worker: DeskWorker
  private let watch: Watch
  private var console: Console
  private var isLeaving = false
  /// Until when a frame waits for the answers that belong to it.
  private var heldUntil: ContinuousClock.Instant?
  private let began = ContinuousClock.now
  /// When the header's clock shows another minute.
  private var nextTime = Self.nextMinute
  /// No theme was asked for: the terminal's background decides between the twins.
  private let followsBackground: Bool
  private let themeWatches: [Watch]

  init(
    global: GlobalOptions, options: ConsoleOptions, library: ThemeLibrary,
    display: any TerminalDisplay,
    followsBackground: Bool
  ) throws {
    self.global = global
    self.options = options
    self.library = library
    self.display = display
    sheet = display as? PlainDisplay
    loop = try TerminalLoop(display: display)
    worker = DeskWorker(waker: loop.waker)
    watch = try Watch(on: DiskVolume(at: global.storePath))
    console = Console(options)
    self.followsBackground = followsBackground
    // A folder that is not there, or no more watches: then themes are read at the start only.
    themeWatches = Themes.folders.compactMap { try? Watch(folder: $0) }
  }

  mutating func run() throws {
    let global = global
    display.isMouseOn = true
    worker.start({ try global.open(isAtScreen: true, waiting: $0) }, global.texts)
    let early = followsBackground ? chooseTwin() : []
    take(.started(display.size))
    for key in early { take(.key(key)) }
    draw()
    while !isLeaving {
      let batch = loop.wait(
        until: nextWake,
        alsoReading: [watch.descriptor] + themeWatches.map(\.descriptor))
      if batch.closed { break }
      take(.elapsed(Self.milliseconds(since: began)))
      for key in batch.keys { take(.key(key)) }
      if batch.timer, nextTime <= .now {
        worker.post(.tellTime)
        nextTime = Self.nextMinute
      }
      if batch.ready.contains(watch.descriptor), try watch.drain() { worker.post(.refresh) }
      for watch in themeWatches where batch.ready.contains(watch.descriptor) {
        if try watch.drain() { reloadTheme() }
      }
      for answer in worker.takeAnswers() { take(answer) }
      if !isLeaving, !holds(batch.keys) { draw(after: batch.keys) }
    }
    worker.stop()
    display.leave()
  }

  /// Waits a moment for the terminal to say its background; a light one gets the light twin.
  /// - Returns: the keys that came meanwhile.
  private mutating func chooseTwin() -> [Key] {
    display.askBackground()
    let deadline = ContinuousClock.now + .milliseconds(150)
    var keys: [Key] = []
    while !display.isIdentified, .now < deadline {
      let batch = loop.wait(until: deadline)
      keys += batch.keys
      if batch.closed { break }
    }
    guard let background = display.background, background.isDark != display.theme.isDark,
      let twin = display.theme.pair, let theme = try? library.theme(named: twin)
    else { return keys }
    display.theme = theme
    options.theme = twin
    console = Console(options)
    return keys
  }

  /// A theme file was written: the one in use is read again, or it is said what is wrong with it.
  private mutating func reloadTheme() {
    let name = display.theme.name
    guard name != Theme.builtIn.name else { return }
    do throws(ThemeProblem) {
      display.theme = try library.theme(named: name)
      take(.themeRead(nil))
    } catch {
      take(.themeRead(error.description(chinese: console.language == .chinese)))
    }
  }

  /// The header shows hours and minutes, so a minute is as often as it need be woken.
  private static var nextMinute: ContinuousClock.Instant {
    let left = 60_000 - WallClock.now().milliseconds % 60_000
    return .now.advanced(by: .milliseconds(left + 5))
  }

  /// Whether to wait a moment before drawing: a key is answered at once, but what was asked for it
  /// comes in pieces, a list and the row that is chosen in it, and they are one frame.
  private mutating func holds(_ keys: [Key]) -> Bool {
    let end = heldUntil ?? .now + .milliseconds(3)
    heldUntil = keys.isEmpty && worker.isBusy && .now < end ? end : nil
    return heldUntil != nil
  }

  /// The next full minute, or before that what the console itself waits for.
  private var nextWake: ContinuousClock.Instant {
    let next = min(nextTime, heldUntil ?? nextTime)
    guard let change = console.nextChange else { return next }
    return min(next, began.advanced(by: .milliseconds(change)))
  }

  private static func milliseconds(since start: ContinuousClock.Instant) -> Int64 {
    let (seconds, attoseconds) = start.duration(to: .now).components
    return seconds * 1000 + attoseconds / 1_000_000_000_000_000
  }

  private mutating func take(_ input: ConsoleInput) {
    for effect in console.update(input) { perform(effect) }
  }

  private mutating func perform(_ effect: ConsoleEffect) {
    switch effect {
    case .ask(let tag, let query): worker.post(.ask(tag: tag, query))
    case .perform(let tag, let command): worker.post(.perform(tag: tag, command))
    case .readFile(let tag, let path): worker.post(.readFile(tag: tag, path: path))
    case .completePath(let tag, let path): worker.post(.completePath(tag: tag, path: path))
    case .copy(let text): take(.copied(display.copy(text)))
    case .save(let change): worker.post(.save(change))
    case .export(let tag, let order): export(order, tag)
    case .leave: isLeaving = true
    case .suspend:
      display.suspend()
      reader.forget()
    case .redraw:
      display.redraw()
      reader.forget()
    case .mouse(let isOn): display.isMouseOn = isOn
    case .theme(let name):
      if let theme = try? library.theme(named: name) { display.theme = theme }
    }
  }

  /// A list is the worker's to read; the screen is here.
  private mutating func export(_ order: ExportOrder, _ tag: Int) {
    guard case .screen(let canvas, let form) = order.content else {
      return worker.post(.export(tag: tag, order))
    }
    let bytes = form.bytes(of: canvas, theme: display.theme, depth: display.depth)
    let result = ExportFile(order, Texts(console.language)).write { file in
      try file.write(bytes)
      return nil
    }
    take(.exported(tag: tag, result))
  }

  private mutating func draw(after keys: [Key] = []) {
    if let sheet {
      for said in reader.hear(console, after: keys) {
        switch said {
        case .letters(let letters): sheet.echo(letters)
        case .line(let line): sheet.write(line)
        }
      }
      return
    }
    let drawn = console.draw()
    display.show(drawn.canvas, cursor: drawn.cursor)
  }
}
