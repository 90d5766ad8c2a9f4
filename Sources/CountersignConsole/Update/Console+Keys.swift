internal import Countersign
internal import Terminal

/// What a key means: the topmost thing that can use it gets it.
extension Console {
  mutating func act(_ key: Key) {
    if notice?.isPassing == true { notice = nil }
    if case .mouse(let mouse) = key, layers.isEmpty { return point(mouse) }
    if key == .control("c") { return run(.leave, key) }
    if key == Self.exportKey { return beginExport() }
    if !layers.isEmpty { return actOnLayer(key) }
    if filterLine != nil { return typeFilter(key) }
    if takePhoneKey(key) || takeProcessKey(key) || takePageKey(key) { return }
    guard let action = ActionTable.actions(in: contexts).first(where: { $0.keys.contains(key) })
    else { return }
    perform(action, key)
  }

  /// Does an action, or says why it is off.
  mutating func perform(_ action: Action, _ key: Key) {
    if let reason = off(action) {
      note(.info, "\(texts(action.chinese, action.english)): \(reason)")
    } else {
      run(action.id, key)
    }
  }

  /// Where the keyboard is.
  var contexts: Set<ActionContext> {
    switch (panel, focus) {
    case (.templates, .list): [.everywhere, .list, .templates]
    case (.processes, .list): [.everywhere, .list, .processes]
    case (.audit, .list): [.everywhere, .list, .audit]
    case (.accounts, .list): [.everywhere, .list, .accounts]
    case (.splits, .list): [.everywhere, .list, .splits]
    case (.services, .list): [.everywhere, .list, .services]
    case (.callbacks, .list): [.everywhere, .list, .callbacks]
    case (.processes, .detail): [.everywhere, .process]
    case (.processes, .phone): [.everywhere, .phone]
    case (.templates, _): [.everywhere, .page, .templates]
    case (.audit, _): [.everywhere, .page, .audit]
    case (.accounts, _): [.everywhere, .links, .accounts]
    case (.splits, _): [.everywhere, .links, .splits]
    case (.services, _): [.everywhere, .page, .services]
    case (.callbacks, _): [.everywhere, .page, .callbacks]
    }
  }

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
