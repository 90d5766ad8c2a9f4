internal import Countersign
internal import Terminal

/// Doing actions.
extension Console {
  mutating func run(_ id: ActionID, _ key: Key) {
    switch id {
    case .showPanel: showPanel(of: key)
    case .nextPane: turnPane(by: 1)
    case .previousPane: turnPane(by: -1)
    case .palette: layers.append(.palette(Palette()))
    case .help: layers.append(.help(scroll: 0))
    case .clock: layers.append(.clock(ClockMenu()))
    case .back, .pageBack: goBack()
    case .placeBack: goBackInTrail()
    case .placeForward: goForwardInTrail()
    case .redraw: effects.append(.redraw)
    case .suspend: effects.append(.suspend)
    case .leave: askToLeave()
    case .takeBack: takeBack()
    case .mouse: switchMouse()
    case .tour: goOnTour()
    case .moveRow, .movePage, .moveEnd: moveList(key)
    case .open: if !narrow(with: key) { open() }
    case .earlier: moveStretch(by: -1)
    case .later: moveStretch(by: 1)
    case .filter: filterLine = FilterLine(.filter, currentFilter, home: list.currentID)
    case .search: filterLine = FilterLine(.search(from: list.place), "")
    case .columns: layers.append(.columns(ColumnMenu(index: sortedColumn ?? 0)))
    case .nextMatch: nextMatch(by: 1)
    case .previousMatch: nextMatch(by: -1)
    case .mark: mark()
    case .export: beginExport()
    case .markAll: changeList { $0.markVisible() }
    case .scroll: scrollPage(key)
    default: runOnRecord(id, key)
    }
  }

  private mutating func runOnRecord(_ id: ActionID, _ key: Key) {
    switch id {
    case .openPhone: focus = .phone
    case .sendSMS:
      if let subject = processes.current { send(.processSendSMS(.init(subject.processID))) }
    case .cancelProcess:
      if let subject = processes.current {
        layers.append(.reason(ReasonDialog(.cancel(processID: subject.processID))))
      }
    case .reveal: askToReveal()
    case .copyID: copyID()
    case .createProcess: openForm(.processCreate)
    case .activateTemplate, .deactivateTemplate: confirmTemplate(id)
    case .useTemplate: openForm(.processCreate)
    case .uploadTemplate: openForm(.templateUpload)
    case .filterProcess: narrow("process_id", to: audit.current?.processID)
    case .filterActor: narrow("actor", to: audit.current?.actor)
    case .filterType: narrow("event_type", to: audit.current?.type)
    case .goToProcess: goToProcess()
    default: if !runOnWallet(id, key) { runOnServices(id, key) }
    }
  }

  mutating func show(_ panel: PanelName) {
    if !asks.current.isEmpty { leaveHere() }
    turn(to: panel)
  }

  mutating func turn(to panel: PanelName) {
    hideRevealed()
    self.panel = panel
    focus = .list
    filterLine = nil
    isSearching = false
    pageScroll = 0
    if notice?.kind != .trouble { notice = nil }
  }

  private mutating func showPanel(of key: Key) {
    guard case .character(let digit) = key,
      let panel = PanelName(word: String(digit))
    else { return }
    show(panel)
  }

  /// The panes of this panel, from left to right.
  private var panes: [Focus] {
    switch panel {
    case .processes: [.list, .detail, .phone]
    case .templates, .accounts, .splits, .audit, .services, .callbacks: [.list, .detail]
    }
  }

  private mutating func turnPane(by step: Int) {
    guard subjectIsThere else { return }
    let at = panes.firstIndex(of: focus) ?? 0
    focus = panes[(at + step + panes.count) % panes.count]
  }

  /// Something is selected that a pane could show.
  private var subjectIsThere: Bool {
    switch panel {
    case .templates: templates.selected != nil
    case .processes: processes.selected != nil
    case .accounts: users.selected != nil
    case .splits: splits.selected != nil
    case .audit: audit.selected != nil
    case .services: services.selected != nil
    case .callbacks: callbacks.selected != nil
    }
  }

  private mutating func open() {
    guard subjectIsThere else { return }
    focus = .detail
    pageScroll = 0
  }

  /// One step back: from the phone to the process, from a page to the list, then the filter.
  private mutating func goBack() {
    notice = nil
    switch focus {
    case .phone: focus = .detail
    case .detail: focus = .list
    case .list:
      if isSearching {
        isSearching = false
      } else if !widen(), !currentFilter.isEmpty {
        setFilter("")
      }
    }
    pageScroll = 0
  }

  private mutating func askToLeave() {
    guard layers.contains(where: \.holdsWork) else { return effects.append(.leave) }
    if case .confirm(let dialog) = layers.last, dialog.act == .leave { return }
    layers.append(
      .confirm(
        ConfirmDialog(
          title: texts("退出签约台", "Leave Countersign"),
          lines: [texts("有未发送的内容，退出后不会保留。", "Something typed was not sent and would be lost.")],
          verb: texts("退出", "leave"), act: .leave)))
  }

  private mutating func copyID() {
    let id: String? =
      switch panel {
      case .templates: templates.current?.templateID
      case .processes: processes.current?.processID
      case .accounts: users.current?.userID
      case .splits: splits.current?.requestID
      case .audit: audit.current.map { $0.processID ?? $0.id }
      case .services: services.current?.rowID
      case .callbacks: callbacks.current?.callbackID
      }
    guard let id else { return }
    guard copied != id else { return copyLink() }
    copied = id
    effects.append(.copy(id))
    note(
      .done,
      texts(
        "已复制 \(id)，再按 \(keyName(.copyID)) 复制链接",
        "copied \(id); \(keyName(.copyID)) again copies the link"))
  }

  private mutating func confirmTemplate(_ id: ActionID) {
    guard let line = templates.current else { return }
    confirm(TemplateReference(line.templateID, line.version), isOn: id == .activateTemplate)
  }

  mutating func confirm(_ reference: TemplateReference, isOn: Bool) {
    let line = templates.view?.rows.first {
      $0.templateID == reference.templateID && $0.version == reference.version
    }
    let verb = isOn ? texts("启用", "activate") : texts("停用", "deactivate")
    layers.append(
      .confirm(
        ConfirmDialog(
          title: texts("\(verb)模板", isOn ? "Activate a template" : "Deactivate a template"),
          lines: [
            "\(reference.templateID) \(reference.version)", line?.title ?? "",
            isOn
              ? texts("新流程将使用此版本，原启用版本随之停用。", "New processes will use this version instead.")
              : texts("新流程将不能再使用此模板，进行中的不受影响。", "New processes cannot use it; open ones go on."),
          ],
          verb: verb,
          act: .perform(isOn ? .templateActivate(reference) : .templateDeactivate(reference)))))
  }

  private mutating func askToReveal() {
    guard let process = processes.current else { return }
    let party = self.process.flatMap { view in
      view.parties.first { $0.userID == phoneUserID } ?? view.parties.first
    }
    guard let party else { return }
    layers.append(
      .reason(
        ReasonDialog(
          .reveal(processID: process.processID, userID: party.userID, name: party.name))))
  }

  private mutating func goToProcess() {
    guard let processID = audit.current?.processID else { return }
    show(.processes)
    setFilter("process_id:\(processID)")
  }
}
