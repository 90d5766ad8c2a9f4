internal import Countersign
internal import Terminal

/// Filling in a command.
extension Console {
  mutating func openForm(_ command: CommandName) {
    // What cannot be undone is typed, never taken from the selection.
    let isTyped = command == .processCancel || command == .personalErase
    layers.append(.form(CommandForm(command, prefilled: isTyped ? [:] : prefilled)))
  }

  /// What the screen says about the next command.
  private var prefilled: [String: String] {
    var values: [String: String] = [:]
    switch panel {
    case .processes:
      values["process_id"] = processes.current?.processID
      values["user_id"] = phoneUserID
      values["token"] = isPhoneShown ? phone?.token : nil
    case .templates:
      guard let line = templates.current else { return values }
      values["template_id"] = line.templateID
      values["version"] = line.version
      values["biz_scene"] = line.scene.rawValue
      let platform = Set(PlatformVariable.allCases.map(\.rawValue))
      let own = line.variables.filter { !platform.contains($0) }
      values["variables"] = own.map { "\($0)=" }.joined(separator: "; ")
    case .audit: values["process_id"] = audit.current?.processID
    case .accounts, .splits: values = prefilledWallet
    case .services, .callbacks: values = prefilledServices
    }
    return values
  }

  mutating func actOnForm(_ form: CommandForm, _ key: Key) {
    var form = form
    switch key {
    case .escape: return closeForm(form)
    case .control("s"): return submit(form)
    case .enter where form.isOnButton: return submit(form)
    case .enter, .down: form.move(by: 1)
    case .up, .backTab: form.move(by: -1)
    case .pageUp: form.move(by: -form.fields.count)
    case .pageDown: form.move(by: form.fields.count)
    case .tab:
      if let suggestion = suggestion(form) { form.complete(suggestion) } else { form.move(by: 1) }
    default: form.type(key)
    }
    replaceTop(.form(form))
  }

  private mutating func closeForm(_ form: CommandForm) {
    guard form.isTouched else { return closeTop() }
    layers.append(
      .confirm(
        ConfirmDialog(
          title: texts("放弃填写", "Discard the form"),
          lines: [texts("已填写的内容不会保留。", "What you filled in will be lost.")],
          verb: texts("放弃", "discard"), act: .discard)))
  }

  private mutating func submit(_ form: CommandForm) {
    var form = form
    do throws(Refusal) {
      let command = try form.read()
      form.refusal = nil
      send(command, from: .form)
    } catch {
      form.refusal = error
    }
    replaceTop(.form(form))
  }

  /// What the cursor's field would be completed to.
  func suggestion(_ form: CommandForm) -> String? {
    guard let field = form.current else { return nil }
    return form.suggestion(among: known(field.source, form))
  }

  /// The ids on the screen, the selected first.
  private func known(_ source: FormField.Source, _ form: CommandForm) -> [String] {
    switch source {
    case .process:
      [subjectID].compactMap(\.self) + (processes.view?.rows.map(\.processID) ?? [])
    case .user:
      [phoneUserID].compactMap(\.self) + (process?.parties.map(\.userID) ?? [])
    case .template:
      [templates.selected?.templateID].compactMap(\.self) + templateLines.map(\.templateID)
    case .version: templateLines.filter { $0.templateID == templateID(form) }.map(\.version)
    case .token: [phone?.token].compactMap(\.self)
    case .none: []
    }
  }

  private var templateLines: [TemplateLine] { templates.view?.rows ?? [] }

  private func templateID(_ form: CommandForm) -> String? {
    form.fields.first { $0.name == "template_id" }?.text
  }
}
