internal import Countersign
internal import Terminal

/// Filling in a command.
extension Console {
  /// - Parameter values: what is to stand in the form; by default what the screen says.
  mutating func openForm(_ command: CommandName, _ values: [String: String]? = nil) {
    // What cannot be undone is typed, never taken from the selection.
    let known = command.isTypedInFull ? [:] : values ?? prefilled(command)
    var form = CommandForm(command, prefilled: known)
    propose(&form)
    layers.append(.form(form))
  }

  /// Puts a new id where the operator would otherwise have to make one up.
  func proposalPrefix(_ command: CommandName) -> (field: String, prefix: String)? {
    switch command {
    case .splitSubmit, .splitExplain: ("request_id", "S")
    case .freezeMerchant: ("instruction_id", "FM")
    case .thawMerchant: ("instruction_id", "TM")
    case .freezeTransaction: ("instruction_id", "FT")
    case .thawTransaction: ("instruction_id", "TT")
    default: nil
    }
  }

  private mutating func propose(_ form: inout CommandForm) {
    guard let (field, prefix) = proposalPrefix(form.command), form.text(field).isEmpty else {
      return
    }
    form.set(field, lastProposal.next(prefix, now))
    form.index = form.firstOpen
  }

  /// What the screen says about the next command.
  private func prefilled(_ command: CommandName) -> [String: String] {
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
    case .accounts, .splits: values = prefilledWallet(command)
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
    case .control("n"): turn(&form, by: 1)
    case .control("p"): turn(&form, by: -1)
    case .pageUp: form.move(by: -form.fields.count)
    case .pageDown: form.move(by: form.fields.count)
    case .tab where form.current?.kind == .file: return completePath(form)
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

  /// The next of the desk's suggestions.
  private func turn(_ form: inout CommandForm, by step: Int) {
    let count = candidates(form).count
    if count > 0 { form.candidate = (form.candidate + step + count) % count }
  }

  private mutating func submit(_ form: CommandForm) {
    var form = form
    if let (index, _) = form.problem {
      form.index = index
      return replaceTop(.form(form))
    }
    if let path = form.path { return readFile(path, for: form) }
    do throws(Refusal) {
      let command = try form.read()
      form.refusal = nil
      // Explaining asks a question, and changes nothing.
      if case .wallet(.splitExplain(let fields)) = command {
        replaceTop(.form(form))
        return layers.append(.trace(TraceCard(.explanation(fields))))
      }
      send(command, from: .form)
    } catch {
      form.refusal = error
    }
    replaceTop(.form(form))
  }

  /// What the cursor's field would be completed to.
  func suggestion(_ form: CommandForm) -> String? {
    guard let field = form.current else { return nil }
    if case .desk = field.source {
      let found = candidates(form)
      return found.indices.contains(form.candidate) ? found[form.candidate].id : found.first?.id
    }
    return form.suggestion(among: known(field.source, form))
  }

  /// How many of the desk's suggestions are shown.
  static let mostCandidates = 5

  /// What the desk suggests for the cursor's field; none while it has not answered for what stands
  /// there now.
  func candidates(_ form: CommandForm) -> [Completion] {
    guard let field = form.current, case .desk = field.source, !asks.isWaiting(.completions),
      // A whole id is meant as it stands, also where a longer one begins with it.
      !completions.contains(where: { $0.id == field.text })
    else { return [] }
    return Array(completions.prefix(Self.mostCandidates))
  }

  /// What the form's field is to be completed from.
  var wantedCompletions: Query? {
    guard case .form(let form)? = layers.last, case .desk(let kind)? = form.current?.source
    else { return nil }
    return .completions(kind, prefix: form.current?.text ?? "")
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
    case .none, .desk: []
    }
  }

  private var templateLines: [TemplateLine] { templates.view?.rows ?? [] }

  private func templateID(_ form: CommandForm) -> String? {
    form.fields.first { $0.name == "template_id" }?.text
  }
}
