internal import Countersign
internal import Terminal

extension Console {
  /// Takes in what happened; what is to be done about it.
  package mutating func update(_ input: ConsoleInput) -> [ConsoleEffect] {
    switch input {
    case .started(let size):
      self.size = size
      if options.isFirstRun { notice = firstRunNotice }
      if let trouble = options.keyTrouble {
        note(
          .refused, texts("按键仍用默认：\(trouble)", "the keys are the default ones: \(trouble)"))
      }
      if let fault = options.settingsFault { notice = Notice(.refused, fault) }
      if let link = options.link { open(link) }
    case .resized(let size), .key(.resized(let size)): self.size = size
    case .key(let key): press(key)
    case .view(let tag, let view): take(view, tag)
    case .reply(let tag, let reply): take(reply, tag)
    case .failed(let tag, let sentence): fail(tag, sentence)
    case .waiting(let sentence): note(.info, sentence)
    case .file(let tag, let file): take(file, tag)
    case .paths(let tag, let found): take(found, tag)
    case .changed: asks.expire()
    case .clock(let now): self.now = now
    case .elapsed(let elapsed): pass(to: elapsed)
    case .copied(let done):
      if !done { note(.refused, texts("终端不支持复制", "the terminal cannot copy")) }
    case .notSaved(let sentence): note(.refused, sentence)
    case .exported(let tag, let result): take(result, tag)
    case .themeRead(nil):
      note(.info, texts("主题文件有改动，已重新载入", "the theme's file changed: read again"))
    case .themeRead(let fault?): note(.refused, fault)
    }
    settle()
    defer { effects = [] }
    return effects
  }

  private var firstRunNotice: Notice {
    Notice(
      .tip,
      texts(
        "首次运行：已装入示例数据，可随意操作。按 \(keyName(.tour)) 看一分钟导览，? 看帮助",
        "first run: sample data to play with; \(keyName(.tour)) for a tour of a minute, ? for help")
    )
  }

  /// Asks what the screen now needs, and lets keys through that waited for answers.
  private mutating func settle() {
    ask()
    while let key = held.first, !mustWait(key) {
      act(held.removeFirst())
      ask()
    }
  }

  /// Whether a key is about something that is still on its way.
  private func mustWait(_ key: Key) -> Bool {
    // What is typed to filter or find is about no row; only when it is done must it be known
    // what it found.
    if filterLine != nil {
      return key == .enter && asks.isWaiting(panel.listSlot)
    }
    // Tab takes what the desk suggests: it waits for that, while letters need not.
    return isBusy || key == .tab && wantedCompletions != nil && asks.isWaiting(.completions)
  }

  /// True while a key may be about something that is still on its way.
  var isBusy: Bool {
    !sent.isEmpty || !settling.isEmpty || isListMoving || isDetailComing || isReadingFile
  }

  private var isListMoving: Bool {
    switch panel {
    case .templates: templates.isMoving && asks.isWaiting(.templates)
    case .processes: processes.isMoving && asks.isWaiting(.processes)
    case .accounts: users.isMoving && asks.isWaiting(.users)
    case .splits: splits.isMoving && asks.isWaiting(.splits)
    case .audit: audit.isMoving && asks.isWaiting(.audit)
    case .services: services.isMoving && asks.isWaiting(.services)
    case .callbacks: callbacks.isMoving && asks.isWaiting(.callbacks)
    }
  }

  /// The keyboard is on a pane whose subject has not come yet.
  private var isDetailComing: Bool {
    switch (panel, focus) {
    case (.processes, .detail): asks.isWaiting(.process) && process?.line.processID != subjectID
    case (.processes, .phone): asks.isWaiting(.phone) && !isPhoneShown
    case (.accounts, .detail): asks.isWaiting(.user) && user?.line.userID != users.selectedID
    case (.splits, .detail): asks.isWaiting(.split) && split?.line.requestID != splits.selectedID
    case (.callbacks, .detail):
      asks.isWaiting(.callback) && callback?.line.callbackID != callbacks.selectedID
    default: false
    }
  }

  var isPhoneShown: Bool {
    phone?.processID == subjectID && phone?.userID == phoneUserID && phone != nil
  }

  private mutating func press(_ key: Key) {
    switch key {
    case .focus, .resized: return
    case .control("l"): return effects.append(.redraw)
    case .control("z"): return effects.append(.suspend)
    case .escape where isBusy || !held.isEmpty:
      // Whoever is tired of waiting gets the keyboard back.
      held = []
      settling = []
    default: break
    }
    if key != .escape, mustWait(key) || !held.isEmpty {
      if held.count < 200 { held.append(key) }
    } else {
      act(key)
    }
  }

  mutating func nextTag() -> Int {
    lastTag += 1
    return lastTag
  }

  mutating func note(_ kind: Notice.Kind, _ text: String, code: Code? = nil) {
    guard notice?.kind != .trouble || kind == .trouble else { return }
    notice = Notice(kind, text, code: code)
  }

  /// Sends a command; keys wait until its effects are on the screen.
  mutating func send(_ command: Command, from origin: Sent.Origin = .action) {
    let tag = nextTag()
    offer = nil
    sent[tag] = Sent(command: command.name, origin: origin, inverse: inverse(of: command))
    effects.append(.perform(tag: tag, command))
  }

  /// The tag of what no question or command brought about, such as a store that does not open.
  private static let untagged = 0

  private mutating func fail(_ tag: Int, _ sentence: String) {
    if let answer = asks.answered(tag) {
      settling.remove(answer.slot)
    } else if tag != Self.untagged {
      guard let sent = sent.removeValue(forKey: tag) else { return }
      if case .bulk(let id) = sent.origin { failBulk(id, sentence) }
    }
    phonePane.sent = nil
    note(.trouble, sentence)
  }
}
