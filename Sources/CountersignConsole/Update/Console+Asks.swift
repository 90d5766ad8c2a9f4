internal import Countersign

/// What each part of the screen wants to know.
extension Console {
  /// The process that the panes beside the list are about.
  var subjectID: String? { processes.selected?.processID }

  /// Whose phone is shown.
  var phoneUserID: String? {
    guard let process, process.line.processID == subjectID else { return nil }
    return processPane.chosenParty(process)
  }

  mutating func ask() {
    let layout = layout
    templates.fit(layout.listRows)
    processes.fit(layout.listRows)
    audit.fit(layout.listRows)
    users.fit(layout.listRows)
    splits.fit(layout.listRows)
    services.fit(layout.listRows)
    callbacks.fit(layout.listRows)
    for slot in Asks.Slot.allCases {
      let tag = lastTag + 1
      guard let query = wanted(slot, layout) else {
        _ = asks.want(nil, for: slot, tag: tag)
        settling.remove(slot)
        forget(slot)
        continue
      }
      if asks.want(query, for: slot, tag: tag) {
        lastTag = tag
        effects.append(.ask(tag: tag, query))
      }
    }
  }

  /// What nobody wants any more is not kept, so that it never stands beside something else.
  private mutating func forget(_ slot: Asks.Slot) {
    switch slot {
    case .process: process = nil
    case .phone: if !asks.isWaiting(.process) { phone = nil }
    case .record: record = nil
    case .user: user = nil
    case .split: split = nil
    case .callback: callback = nil
    case .completions: completions = []
    case .explanation: explanation = nil
    case .reconciliation: reconciliation = nil
    case .header, .templates, .processes, .users, .splits, .audit, .services, .alerts, .callbacks,
      .day, .bulk:
      break
    }
  }

  private func wanted(_ slot: Asks.Slot, _ layout: Layout) -> Query? {
    switch slot {
    case .header: .header
    case .templates:
      panel == .templates || formWantsTemplates ? .templates(templates.window) : nil
    case .processes: panel == .processes ? .processes(processes.window) : nil
    case .audit: panel == .audit ? .audit(auditWindow) : nil
    case .process:
      panel == .processes ? subjectID.map(Query.process) : nil
    case .phone: wantedPhone(layout)
    case .record: wantedRecord(layout).map(Query.record)
    case .users: panel == .accounts ? .users(users.window) : nil
    case .user: panel == .accounts ? users.selected.map { .user(id: $0.userID) } : nil
    case .splits: panel == .splits ? .splits(splits.window) : nil
    case .split: panel == .splits ? splits.selected.map { .split(id: $0.requestID) } : nil
    case .services: panel == .services ? .services : nil
    case .day: panel == .services || panel == .audit ? .day : nil
    case .alerts: panel == .services ? .alerts(Window(count: 20)) : nil
    case .callbacks: panel == .callbacks ? .callbacks(callbacks.window) : nil
    case .callback:
      panel == .callbacks ? callbacks.selected.map { .callback(id: $0.callbackID) } : nil
    case .completions: wantedCompletions
    case .explanation: wantedExplanation
    case .reconciliation: wantsStatement ? .reconciliation : nil
    case .bulk: wantedBulk
    }
  }

  private func wantedPhone(_ layout: Layout) -> Query? {
    guard panel == .processes, layout.isWide || focus == .phone, let subjectID, let phoneUserID
    else { return nil }
    return .phone(processID: subjectID, userID: phoneUserID)
  }

  /// The record on the page above, else the one beside the audit log.
  private func wantedRecord(_ layout: Layout) -> Int? {
    for layer in layers.reversed() {
      if case .record(let page) = layer { return page.sequence }
    }
    guard panel == .audit, layout.isWide || focus == .detail else { return nil }
    return audit.selected?.sequence
  }

  private var formWantsTemplates: Bool {
    layers.contains { layer in
      if case .form(let form) = layer {
        form.fields.contains { $0.source == .template }
      } else {
        false
      }
    }
  }
}
