import Countersign

/// Ids while they are typed.
extension Clerk {
  private static let completionsShown = 20
  /// How many of the newest rows are looked through.
  private static let completionReach = 5_000

  /// The newest rows whose id begins with what was typed, or in whose shown names it stands.
  func completions(_ kind: IDKind, _ prefix: String) throws -> [Completion] {
    let wallet = registry.wallet
    switch kind {
    case .user:
      return found(wallet.users.count, prefix) { number in
        let user = wallet.users[number]
        return Named(
          user.userID, self.maskedName(user), "\(user.role.rawValue) \(user.status.rawValue)")
      }
    case .account, .collectionAccount:
      return found(wallet.accounts.count, prefix) { number in
        let account = wallet.accounts[number]
        guard kind == .account || account.type == .collection else { return nil }
        return Named(
          account.accountID, self.userName(account.userID),
          "\(account.type.rawValue) \(account.status.rawValue) \(account.available.yuan)")
      }
    case .binding:
      return found(wallet.bindings.count, prefix) { number in
        let binding = wallet.bindings[number]
        return Named(
          binding.bindingID,
          "\(self.userName(binding.payerUserID)) → \(self.userName(binding.receiverUserID))",
          binding.agreementStatus.rawValue)
      }
    case .split:
      return found(wallet.splits.count, prefix) { number in
        let line = self.line(wallet.splits[number])
        return Named(
          line.requestID, "\(line.payer) → \(line.receiver)",
          "\(line.amount.yuan) \(line.status.rawValue)")
      }
    case .instruction:
      return found(wallet.instructions.count, prefix) { number in
        let row = wallet.instructions[number]
        return Named(row.instructionID, row.target, row.kind.rawValue)
      }
    case .alert:
      return found(wallet.alerts.count, prefix) { number in
        let alert = wallet.alerts[number]
        return Named(alert.alertID, alert.subject, alert.code.rawValue)
      }
    case .process, .callback, .template: return signingCompletions(kind, prefix)
    }
  }

  private func signingCompletions(_ kind: IDKind, _ prefix: String) -> [Completion] {
    switch kind {
    case .process:
      return found(registry.processes.count, prefix) { number in
        let process = self.registry.processes[number]
        return Named(
          process.processID, process.parties.map { self.maskedName($0) }.joined(separator: " → "),
          process.status.rawValue)
      }
    case .callback:
      return found(registry.callbacks.count, prefix) { number in
        let callback = self.registry.callbacks[number]
        return Named(callback.callbackID, callback.processID, callback.status.rawValue)
      }
    default:
      let all = registry.templateOrder.compactMap { registry.templates[$0] }
      return found(all.count, prefix) { number in
        let template = all[number - 1]
        // One line for each id: that of its latest version.
        let isLatest = !all[number...].contains { $0.templateID == template.templateID }
        return isLatest
          ? Named(template.templateID, template.title, template.scene.rawValue) : nil
      }
    }
  }

  /// A row as completion looks at it.
  private struct Named {
    var id: String
    var name: String
    var words: String

    init(_ id: String, _ name: String, _ words: String) {
      self.id = id
      self.name = name
      self.words = words
    }
  }

  /// Looks from the newest row back, and stops when there are enough.
  private func found(
    _ count: Int, _ prefix: String, _ row: (Int) -> Named?
  ) -> [Completion] {
    let typed = prefix.lowercased()
    var byID: [Completion] = []
    var byName: [Completion] = []
    for number in (0..<min(count, Self.completionReach)).lazy.map({ count - $0 }) {
      guard byID.count < Self.completionsShown else { break }
      guard let row = row(number) else { continue }
      let completion = Completion(
        row.id, note: [row.name, row.words].filter { !$0.isEmpty }.joined(separator: " "))
      if row.id.lowercased().hasPrefix(typed) {
        byID.append(completion)
      } else if row.name.lowercased().contains(typed) {
        byName.append(completion)
      }
    }
    return Array((byID + byName).prefix(Self.completionsShown))
  }
}
