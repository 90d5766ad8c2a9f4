import ArgumentParser
import Countersign
import CountersignClerk
import CountersignConsole
import CountersignServices
import CountersignStore
import Glibc

/// What every call takes.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The store's folder. 数据目录。", valueName: "dir"))
  var store: String?

  @Option(help: ArgumentHelp("zh or en. 界面语言。", valueName: "zh|en"))
  var lang: String?

  @Option(
    name: .customLong("operator"), help: ArgumentHelp("Who works here. 操作员。", valueName: "id"))
  var operatorID: String?

  @Flag(help: "Change nothing. 只读。")
  var readOnly = false

  mutating func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang takes zh or en.")
    }
    if let operatorID, !PartyNumbers.isID(operatorID) {
      throw ValidationError("--operator takes an id: letters, digits, _ . : -")
    }
    if store == "" { throw ValidationError("--store takes a folder.") }
  }

  /// The language asked for, else the environment's, else Chinese.
  var language: Language {
    if let lang, let language = Language(rawValue: lang) { return language }
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { Environment[$0] }.first { !$0.isEmpty }
    return named?.hasPrefix("en") == true ? .english : .chinese
  }

  var texts: Texts { Texts(language) }

  var storePath: String { store ?? Places.defaultStore }

  func clerkOptions(
    readOnly: Bool? = nil, waiting: (@Sendable (String) -> Void)? = nil
  ) -> ClerkOptions {
    let fallback = [Environment["COUNTERSIGN_OPERATOR"], Environment["USER"]]
      .compactMap { $0 }.first(where: PartyNumbers.isID)
    var options = ClerkOptions(
      operatorID: operatorID ?? fallback ?? "operator", isReadOnly: readOnly ?? self.readOnly,
      wall: WallClock.now)
    let texts = texts
    let say = waiting ?? { Output.error("countersign: \($0)") }
    options.waiting = { say(HolderNotice.text($0, texts)) }
    return options
  }

  /// Opens the store of this call.
  ///
  /// - Parameters:
  ///   - isAtScreen: a list that is long answers before all of it is read.
  ///   - waiting: Told who has the store while that is waited for; standard error without.
  func open(
    readOnly: Bool? = nil, isAtScreen: Bool = false,
    waiting: (@Sendable (String) -> Void)? = nil
  ) throws -> Clerk {
    var options = clerkOptions(readOnly: readOnly, waiting: waiting)
    if isAtScreen { options.searchTime = .milliseconds(50) }
    return try Opening.open(at: storePath, options: options) { keys, isSandbox in
      isSandbox
        ? SandboxServices { keys.sandboxAmount($0) } as any Outside : NobodyOutside()
    }
  }

  /// Does the call's work; what the world does to it becomes a message and an exit status.
  func run(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      throw ProgramFailure(error, texts)
    }
  }
}

/// What is said of a lock that is waited for.
enum HolderNotice {
  static func text(_ holder: LockHolder?, _ texts: Texts) -> String {
    texts("正在等待数据目录，占用者：", "waiting for the store, which is held by ") + name(holder)
  }

  /// Such as `li.na (pid 4121)`.
  static func name(_ holder: LockHolder?) -> String {
    holder.map { "\($0.operatorID) (pid \($0.pid))" } ?? "?"
  }
}

/// The wall clock in milliseconds.
enum WallClock {
  @Sendable static func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}

/// Variables of the environment.
enum Environment {
  static subscript(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
