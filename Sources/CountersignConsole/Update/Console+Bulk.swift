internal import Countersign
internal import Terminal

/// Actions on marks.
extension Console {
  /// What an action does to the marked records; nil where it is about the selected one.
  func bulkAct(_ action: Action) -> BulkDialog.Act? {
    focus == .list && !list.marks.isEmpty ? BulkDialog.Act(action.id) : nil
  }

  /// Opens the question about all marked records, where the action makes sense for many.
  /// - Returns: false when it is about the selected record.
  mutating func askAboutMarks(_ action: Action) -> Bool {
    guard let act = bulkAct(action) else { return false }
    if header?.isReadOnly == true {
      note(.info, texts.message(Code.readOnly))
    } else {
      layers.append(.bulk(BulkDialog(act, ids: list.marks.sorted())))
    }
    return true
  }

  private var bulkPlace: Int? {
    layers.lastIndex { if case .bulk = $0 { true } else { false } }
  }

  private mutating func changeBulk(_ change: (inout BulkDialog) -> Void) {
    guard let at = bulkPlace, case .bulk(var dialog) = layers[at] else { return }
    change(&dialog)
    layers[at] = .bulk(dialog)
  }

  private var bulk: BulkDialog? {
    guard let at = bulkPlace, case .bulk(let dialog) = layers[at] else { return nil }
    return dialog
  }

  // MARK: Looking at each

  /// The record to be looked at, as it stands in the store now.
  var wantedBulk: Query? {
    guard let bulk, !bulk.isRunning, let id = bulk.unchecked else { return nil }
    switch bulk.act {
    case .sendSMS, .cancel: return .process(id: id)
    case .freezeAccount: return .user(id: id)
    case .freezeTransaction, .querySplit: return .split(id: id)
    case .resendCallback: return .callback(id: id)
    case .acknowledge: return nil
    }
  }

  mutating func takeBulk(_ view: View) {
    guard let bulk, let id = bulk.unchecked else { return }
    let verdict = verdict(bulk.act, id, view)
    changeBulk { $0.judge(id, verdict) }
  }

  private func verdict(_ act: BulkDialog.Act, _ id: String, _ view: View) -> BulkDialog.Verdict {
    switch (view, act) {
    case (.process(let view?), _):
      guard !view.line.status.isOpen else { return .goes(subject: id) }
      let word = StatusMark(view.line.status, view.line.endReason, texts).word
      return .stays(texts("流程已结束（\(word)）", "the process has ended (\(word))"))
    case (.user(let view?), _): return verdict(view.line)
    case (.split(let view?), .querySplit):
      guard !view.line.isUnresolved else { return .goes(subject: id) }
      let word = StatusMark(view.line, texts).word
      return .stays(texts("结果已知（\(word)）", "its result is known (\(word))"))
    case (.split(let view?), _):
      return view.line.status == .failed
        ? .stays(texts("失败的分账没有资金", "a failed split has no money")) : .goes(subject: id)
    case (.callback(let view?), _):
      return view.line.status == .delivered
        ? .stays(texts("已经送达", "it was delivered")) : .goes(subject: id)
    default: return .stays(texts("这条记录已不存在", "this record is not there any more"))
    }
  }

  private func verdict(_ line: UserLine) -> BulkDialog.Verdict {
    let open = line.accounts.filter { $0.status != .closed }
    guard open.count == 1, let account = open.first else {
      return .stays(
        open.isEmpty
          ? texts("该用户没有账户", "this user has no account")
          : texts("有 \(open.count) 个账户，请逐个冻结", "it has \(open.count) accounts: one by one, please"))
    }
    return account.isFrozenByHand
      ? .stays(texts.message(Code.accountFrozen)) : .goes(subject: account.accountID)
  }

  // MARK: Doing it

  mutating func actOnBulk(_ dialog: BulkDialog, _ key: Key) {
    switch key {
    case .escape where dialog.isRunning && !dialog.isOver: changeBulk { $0.stop() }
    case .escape: closeBulk(dialog)
    case .enter where dialog.isRunning: if dialog.isOver { closeBulk(dialog) }
    case .enter:
      if let missing = dialog.missing(texts) {
        let isMoving = dialog.field == .reason && dialog.act.isDangerous && !dialog.reason.isEmpty
        changeBulk {
          $0.problem = missing
          if isMoving { $0.field = .count }
        }
      } else {
        changeBulk { $0.start() }
        sendNextOfBulk()
      }
    default: changeBulk { $0.type(key) }
    }
  }

  /// What was done is marked no longer; what was not stays marked.
  private mutating func closeBulk(_ dialog: BulkDialog) {
    closeTop()
    guard dialog.isRunning else { return }
    changeList { $0.marks.subtract(dialog.done) }
    let refused = dialog.going.count - dialog.done.count
    note(
      refused == 0 ? .done : .refused,
      texts(
        "\(texts.bulkVerb(dialog.act))：完成 \(dialog.done.count) 个，未完成 \(refused) 个",
        "\(texts.bulkVerb(dialog.act)): \(dialog.done.count) done, \(refused) not"))
  }

  private mutating func sendNextOfBulk() {
    guard let bulk, let item = bulk.next, case .goes(let subject)? = item.verdict else { return }
    let instruction = bulk.act == .freezeTransaction ? lastProposal.next("FT", now) : ""
    send(bulk.command(subject, instruction: instruction), from: .bulk(id: item.id))
  }

  /// One of them has its answer.
  mutating func takeOfBulk(_ id: String, _ refusal: Refusal?) {
    let result = refusal.map {
      BulkDialog.Result.refused("\(texts.message($0))  \($0.code.rawValue)")
    }
    changeBulk { $0.settle(id, result ?? .done) }
    sendNextOfBulk()
  }

  /// The desk itself is in trouble: nothing more is tried.
  mutating func failBulk(_ id: String, _ sentence: String) {
    changeBulk {
      $0.settle(id, .refused(sentence))
      $0.stop()
    }
  }
}
