internal import Countersign
internal import Terminal

/// The values that a check saw, in a few words: money in yuan, people masked.
struct TraceValues {
  private let line: SplitLine
  private let now: Instant
  private let texts: Texts

  init(_ line: SplitLine, now: Instant, texts: Texts) {
    self.line = line
    self.now = now
    self.texts = texts
  }

  /// - Parameter columns: the room on one line; names are cut so that it holds them.
  func text(_ step: TraceLine, columns: Int) -> String {
    switch step.step {
    case .requestID: step.outcome == .failed ? step.detail ?? "" : line.requestID
    case .payerAccount, .receiverAccount: account(step)
    case .balance: balance(step)
    case .binding: binding(step, columns)
    case .agreement: agreement(step)
    case .verification: verification(step)
    case .fee: fee(step)
    case .clearing: step.values["settlement_ref"] ?? said(step)
    }
  }

  /// What was said of a check that did not pass.
  private func said(_ step: TraceLine) -> String {
    step.outcome == .failed ? step.detail ?? "" : ""
  }

  private func yuan(_ step: TraceLine, _ field: String) -> Fen? {
    step.values[field].flatMap(Int64.init).map { Fen($0) }
  }

  private func account(_ step: TraceLine) -> String {
    let type = step.values["account_type"].flatMap(AccountType.init).map(texts.word)
    return [step.values["account_id"], type].compactMap(\.self).joined(separator: " · ")
  }

  /// `可用 ¥39,472.37 ≥ ¥12,838.40`, with what is held where something is.
  private func balance(_ step: TraceLine) -> String {
    guard let available = yuan(step, "available"), let amount = yuan(step, "amount") else {
      return said(step)
    }
    let needed = amount.adding(yuan(step, "fee") ?? .zero) ?? amount
    let sign = available < needed ? "<" : "≥"
    var text = texts("可用 ", "available ") + "\(available.yuan) \(sign) \(needed.yuan)"
    if let short = needed.subtracting(available), short > .zero {
      text += texts("，差 \(short.yuan)", ", \(short.yuan) short")
    }
    if let held = yuan(step, "held"), held > .zero {
      text += texts("（另占用 \(held.yuan)）", " (\(held.yuan) more is held)")
    }
    return text
  }

  private func binding(_ step: TraceLine, _ columns: Int) -> String {
    let id = step.values["binding_id"].map { " · \($0)" } ?? ""
    let room = columns - TextWidth.standard.columns(of: id)
    return Console.pair(line.payer, line.receiver, room, .standard) + id
  }

  private func agreement(_ step: TraceLine) -> String {
    let process = step.processID.map { texts("流程 \($0)", "process \($0)") }
    let why = step.why.map { texts.why($0, now: now) }
    return [process, why].compactMap(\.self).joined(separator: " · ")
  }

  private func verification(_ step: TraceLine) -> String {
    guard let party = step.party else { return said(step) }
    let way = party.verificationType.map(texts.word) ?? texts("尚未选择验证方式", "no way chosen yet")
    let left = max(0, party.attemptsAllowed - party.attempts)
    let tries = texts("剩 \(left) 次", "\(left) left")
    let verified = party.verifiedAt.map {
      texts("\(texts.moment($0, now: now)) 通过", "passed \(texts.moment($0, now: now))")
    }
    return ["\(texts.word(party.role)) \(party.name)", way, verified ?? tries]
      .joined(separator: " · ")
  }

  private func fee(_ step: TraceLine) -> String {
    guard let fee = yuan(step, "fee") else { return said(step) }
    let minimum = yuan(step, "minimum").map { texts("，最低 \($0.yuan)", ", at least \($0.yuan)") }
    return fee.yuan + texts("，四舍五入到分", ", rounded to a fen") + (minimum ?? "")
  }
}
