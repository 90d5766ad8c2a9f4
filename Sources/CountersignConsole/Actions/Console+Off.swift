internal import Countersign

/// Why an action is off just now, as it would be told to the operator; nil when it can be done.
extension Console {
  func off(_ action: Action) -> String? {
    if action.writes, header?.isReadOnly == true { return texts.message(Code.readOnly) }
    if bulkAct(action) != nil { return nil }
    if PhonePane.actions.contains(where: { $0.id == action.id }) {
      return phone.flatMap { phonePane.off(action.id, $0, texts: texts) }
    }
    switch action.id {
    case .takeBack: return offTakeBack
    case .clock, .createProcess, .uploadTemplate: return offCommon(action.id)
    case .openPhone, .sendSMS, .cancelProcess, .reveal: return offProcess(action.id)
    case .activateTemplate, .deactivateTemplate, .useTemplate: return offTemplate(action.id)
    case .filterProcess, .filterActor, .filterType, .goToProcess: return offAudit(action.id)
    default: return offWallet(action.id) ?? offServices(action.id) ?? offList(action.id)
    }
  }

  /// The key of an action, as it is shown.
  func keyName(_ id: ActionID) -> String { options.keyMap.action(id)?.keyName(texts) ?? "" }

  private func offCommon(_ id: ActionID) -> String? {
    guard id == .clock, header?.isSandbox == false else { return nil }
    return texts.message(Code.notSandbox)
  }

  private func offList(_ id: ActionID) -> String? {
    switch id {
    case .open, .mark, .copyID, .nextPane, .previousPane: offSelection
    case .earlier, .later: offStretch
    case .moveRow, .movePage, .moveEnd, .markAll, .search: offRows
    case .placeBack: trail.back.isEmpty ? texts("没有更早的位置", "there is none before") : nil
    case .placeForward:
      trail.forward.isEmpty ? texts("没有更后的位置", "there is none after") : nil
    case .nextMatch, .previousMatch:
      searched.isEmpty
        ? texts(
          "还没有查找过，按 \(keyName(.search)) 查找",
          "nothing was looked for yet: \(keyName(.search)) finds") : offRows
    case .back:
      focus == .list && currentFilter.isEmpty && !isSearching && notice == nil
        && stretch.chosen == nil
        ? texts("已在最外层", "this is the top") : nil
    default: nil
    }
  }

  private var offRows: String? {
    guard list.matching == 0 else { return nil }
    return list.isKnown ? texts("没有记录", "there are no rows") : texts("正在读取…", "reading…")
  }

  /// Nothing is selected, or it is there no longer.
  var offSelection: String? {
    guard let id = list.selectedID else { return texts("没有选中的记录", "nothing is selected") }
    return list.isGone ? texts("\(id) 已不在列表中", "\(id) is no longer in the list") : nil
  }

  private func offProcess(_ id: ActionID) -> String? {
    if let reason = offSelection { return reason }
    guard let line = processes.current else { return nil }
    switch id {
    case .sendSMS, .cancelProcess:
      // The pane may know more recent news than the list.
      let now = process.flatMap { $0.line.processID == line.processID ? $0.line : nil } ?? line
      guard !now.status.isOpen else { return nil }
      let word = StatusMark(now.status, now.endReason, texts).word
      return texts("流程已结束（\(word)）", "the process has ended (\(word))")
    case .reveal:
      guard process?.line.processID == line.processID else {
        return texts("正在读取…", "reading…")
      }
      let party = process?.parties.first { $0.userID == phoneUserID }
      return party?.isErased == true ? texts.message(Code.personalErased) : nil
    default: return nil
    }
  }

  private func offTemplate(_ id: ActionID) -> String? {
    if let reason = offSelection { return reason }
    guard let line = templates.current else { return nil }
    switch id {
    case .activateTemplate:
      return line.isActive ? texts("此版本已启用", "this version is active") : nil
    case .deactivateTemplate:
      return line.isActive ? nil : texts("此版本未启用", "this version is not active")
    default: return line.isActive ? nil : texts("此版本未启用", "this version is not active")
    }
  }

  private func offAudit(_ id: ActionID) -> String? {
    if let reason = offSelection { return reason }
    switch id {
    case .filterProcess, .goToProcess:
      return audit.current?.processID == nil
        ? texts("这条记录不属于任何流程", "this record belongs to no process") : nil
    default: return nil
    }
  }
}
