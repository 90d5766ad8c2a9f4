internal import Countersign
internal import Terminal

/// Draws who may pay a user and whom they may pay: payers above, the user, receivers below, an
/// arrow for what is valid and a broken line for what is not.
struct BindingGraph {
  let texts: Texts
  let columns: Int
  let isASCII: Bool
  private let width = TextWidth.standard

  init(texts: Texts, columns: Int, isASCII: Bool) {
    self.texts = texts
    self.columns = columns
    self.isASCII = isASCII
  }

  func rows(_ name: String, paidBy: [BindingLine], paysTo: [BindingLine]) -> [PageRow] {
    let muted = Style(.textMuted)
    if paidBy.isEmpty, paysTo.isEmpty {
      return [PageRow(texts("还没有绑定关系", "no bindings yet"), muted)]
    }
    let reasons = (paidBy + paysTo).map { width.columns(of: reason($0)) }.max() ?? 0
    var rows = paidBy.enumerated().map { place, binding in
      row(
        binding, binding.payer, reasons,
        lead: lead(binding, isFirst: place == 0, isLast: false, isAbove: true))
    }
    if !paidBy.isEmpty {
      rows.append(
        PageRow(
          PageLine([
            (isASCII ? "v " : "▼ ", Style(.accent)), (texts("付给", "pay"), muted),
          ])))
    }
    rows.append(PageRow(name, Style(.text, .bold)))
    if !paysTo.isEmpty {
      rows.append(
        PageRow(
          PageLine([(isASCII ? "| " : "│ ", Style(.accent)), (texts("付给", "pays"), muted)])))
    }
    rows += paysTo.enumerated().map { place, binding in
      row(
        binding, binding.receiver, reasons,
        lead: lead(
          binding, isFirst: false, isLast: place == paysTo.count - 1, isAbove: false))
    }
    return rows
  }

  /// The branch: `├─▶ `, broken where no payment can pass.
  private func lead(
    _ binding: BindingLine, isFirst: Bool, isLast: Bool, isAbove: Bool
  ) -> String {
    if isASCII { return binding.isValid ? (isAbove ? "+-- " : "+-> ") : "+.. " }
    let joint = isFirst ? "┌" : isLast ? "└" : "├"
    let run = binding.isValid ? "─" : "┄"
    return joint + run + (isAbove || !binding.isValid ? run : "▶") + " "
  }

  /// - Parameter reasons: columns of the longest reason; it may take two fifths of the row.
  private func row(
    _ binding: BindingLine, _ name: String, _ reasons: Int, lead: String
  ) -> PageRow {
    let mark = StatusMark(binding, texts)
    let leadStyle = Style(binding.isValid ? .accent : .textMuted)
    let state = width.fit(mark.text, columns: texts.isChinese ? 8 : 13)
    let reason = reason(binding)
    let room = columns - width.columns(of: lead) - width.columns(of: state) - 2
    let nameColumns = max(4, room - min(reasons, room * 2 / 5))
    return PageRow(
      PageLine([
        (lead, leadStyle),
        (width.fit(name, columns: nameColumns) + " ", binding.isValid ? .plain : Style(.textMuted)),
        (state + " ", Style(mark.role)), (reason, Style(.textMuted)),
      ]),
      id: UserPage.id(binding),
      opens: binding.processID.isEmpty ? nil : .openProcess(binding.processID))
  }

  /// Why it is not valid.
  private func reason(_ binding: BindingLine) -> String {
    guard !binding.isValid else { return "" }
    let ended = binding.endReason.flatMap { $0 == .completed ? nil : texts.word($0) }
    let said = binding.reason.flatMap(Self.said)
    return [ended, said].compactMap(\.self).joined(separator: texts("：", ": "))
  }

  /// What somebody said of it, without the word that says how it ended: that is told already.
  private static func said(_ reason: String) -> String? {
    let parts = reason.split(separator: ":", maxSplits: 1).map(String.init)
    guard let first = parts.first, EndReason(rawValue: first) != nil else { return reason }
    return parts.count > 1 ? String(parts[1].drop { $0 == " " }) : nil
  }
}
