internal import Countersign
internal import Terminal

/// Doing what the panels of services and callbacks offer, and what alerts ask for.
extension Console {
  mutating func runOnServices(_ id: ActionID, _ key: Key) {
    switch id {
    case .acknowledge:
      if let alerts = header?.alerts, !alerts.isEmpty {
        layers.append(.acknowledge(AlertDialog(alerts)))
      }
    case .goToAlert: goToAlert()
    case .serviceMode:
      if let line = services.current { layers.append(.mode(ModeMenu(line.health))) }
    case .servicesOk:
      for health in illModes { send(.sandboxService(SandboxService(health.service, .ok))) }
    case .openCall:
      if let call = latestCall { layers.append(.record(RecordPage(sequence: call.sequence))) }
    case .resendCallback: confirmResend()
    case .callbackProcess:
      if let line = callbacks.current { go(to: .rows(.processes, filter: of(line))) }
    default: break
    }
  }

  func offServices(_ id: ActionID) -> String? {
    switch id {
    case .acknowledge, .goToAlert:
      topAlert == nil ? texts("没有待确认的告警", "no alert is unacknowledged") : nil
    case .serviceMode: offSandbox ?? offRow
    case .servicesOk:
      offSandbox
        ?? (illModes.isEmpty ? texts("所有服务都是正常模式", "every service is in mode ok") : nil)
    case .openCall:
      offRow ?? (latestCall == nil ? texts("还没有调用", "no calls were made yet") : nil)
    case .resendCallback, .callbackProcess: offRow
    default: nil
    }
  }

  /// What the selection says about the next command.
  var prefilledServices: [String: String] {
    var values: [String: String] = [:]
    if panel == .services {
      values["service"] = services.current?.rowID
      values["alert_id"] = topAlert?.alertID
    } else if let line = callbacks.current {
      values["callback_id"] = line.callbackID
      values["process_id"] = line.processID
    }
    return values
  }

  /// Shows what the first alert is about.
  mutating func goToAlert() {
    if let topAlert { go(to: AlertPlace(topAlert)) }
  }

  mutating func go(to place: AlertPlace) {
    show(place.panel)
    switch place {
    case .service(let name):
      setFilter("")
      var line = ServiceLine()
      line.health = header?.services.first { $0.service == name } ?? ServiceHealth(name)
      services.select(line)
      asks.expire(.services)
    case .rows(_, let filter): setFilter(filter)
    }
  }

  private func of(_ line: CallbackLine) -> String { "process_id:\(line.processID)" }

  /// The services that a sandbox's operator made ill.
  private var illModes: [ServiceHealth] {
    (header?.services ?? []).filter { $0.mode != .ok }
  }

  /// The selected service's or callback's newest call.
  private var latestCall: AuditLine? {
    if panel == .services { return services.current?.calls.first }
    guard let callback, callback.line.callbackID == callbacks.current?.callbackID else {
      return nil
    }
    return callback.timeline.last
  }

  private mutating func confirmResend() {
    guard let line = callbacks.current else { return }
    var lines = [
      "\(line.callbackID)  \(StatusMark(line.status, texts).text)", line.url,
      texts(
        "立即以同一编号再发一次；对方凭编号识别重复。",
        "Sends it again at once under the same id, by which a repeat is known."),
    ]
    if line.status == .delivered {
      lines.append(texts("它已经送达过一次。", "It was delivered already."))
    }
    layers.append(
      .confirm(
        ConfirmDialog(
          title: texts("重发回调", "Resend a callback"), lines: lines, verb: texts("重发", "resend"),
          act: .perform(.callbackResend(CallbackResend(line.callbackID))))))
  }

  private var offSandbox: String? {
    header?.isSandbox == false ? texts.message(Code.notSandbox) : nil
  }

  private var offRow: String? {
    guard let id = list.selectedID else { return texts("没有选中的记录", "nothing is selected") }
    return list.isGone ? texts("\(id) 已不在列表中", "\(id) is no longer in the list") : nil
  }
}
