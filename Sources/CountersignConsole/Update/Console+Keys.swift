internal import Countersign
internal import Terminal

/// What a key means: the topmost thing that can use it gets it.
extension Console {
  mutating func act(_ key: Key) {
    if notice?.isPassing == true { notice = nil }
    if options.keyMap.action(.copyID)?.keys.contains(key) != true { copied = nil }
    if case .mouse(let mouse) = key {
      return layers.isEmpty ? point(mouse) : pointAtLayer(mouse)
    }
    if key == .control("c") { return run(.leave, key) }
    if key == Self.exportKey { return beginExport() }
    if !layers.isEmpty { return actOnLayer(key) }
    if let filterLine { return type(filterLine, key) }
    if isPhoneText(key), takePhoneKey(key) { return }
    if endsTour(key) { return }
    guard let (action, key) = options.keyMap.read(key, in: contexts) else { return }
    if takePhoneKey(key) || takeProcessKey(key) || takePageKey(key) { return }
    if let action { perform(action, key) }
  }

  /// Whether the phone takes a key as text, whatever else it may mean.
  private func isPhoneText(_ key: Key) -> Bool {
    guard panel == .processes, focus == .phone, let phone else { return false }
    let pane = phonePane.arrived(phone)
    return pane.reason != nil
      || pane.screen(phone) == .page(.submitAmount)
        && !PhonePane.actions.contains { $0.keys.contains(key) }
  }

  /// Does an action, or says why it is off.
  mutating func perform(_ action: Action, _ key: Key) {
    if askAboutMarks(action) { return }
    if let reason = off(action) {
      note(.info, "\(texts(action.chinese, action.english)): \(reason)")
    } else {
      run(action.id, key)
    }
  }

  /// Where the keyboard is.
  var contexts: Set<ActionContext> { ActionContext.of(panel, focus) }

  /// The phone has letters and digits of its own while something is typed on it.
  private mutating func takePhoneKey(_ key: Key) -> Bool {
    guard panel == .processes, focus == .phone, isPhoneShown, let phone else { return false }
    let rect = layout.phone
    guard phonePane.takes(key, phone, texts: texts, in: rect) else { return false }
    if header?.isReadOnly == true, !Self.isReading(key) {
      note(.info, texts.message(Code.readOnly))
      return true
    }
    if let intent = phonePane.update(key, phone, texts: texts, in: rect) { follow(intent, .phone) }
    return true
  }

  /// Keys that only look.
  private static func isReading(_ key: Key) -> Bool {
    switch key {
    case .up, .down, .pageUp, .pageDown, .home, .end, .tab, .backTab, .mouse: true
    default: false
    }
  }

  private mutating func takeProcessKey(_ key: Key) -> Bool {
    guard panel == .processes, focus == .detail, let process, process.line.processID == subjectID,
      processPane.takes(key)
    else { return false }
    let intent = processPane.update(key, process, now: now, texts: texts, in: layout.detail)
    if let intent { follow(intent, .action) }
    return true
  }

  mutating func follow(_ intent: PaneIntent, _ origin: Sent.Origin) {
    switch intent {
    case .perform(let command): send(command, from: origin)
    case .openRecord(let sequence): layers.append(.record(RecordPage(sequence: sequence)))
    case .showPhone: focus = .phone
    case .openProcess(let id): open(.processes, id: id)
    case .openSplit(let id): open(.splits, id: id)
    case .openUser(let id): open(.accounts, id: id)
    }
  }
}
