internal import Countersign
internal import Terminal

/// Writes the page of one callback: how it stands, every attempt, and what is told.
struct CallbackPage {
  private let view: CallbackView
  private let now: Instant
  private let texts: Texts
  private let width: TextWidth
  private let columns: Int
  private(set) var lines: [PageLine] = []

  private static let muted = Style(.textMuted)

  init(_ view: CallbackView, now: Instant, texts: Texts, width: TextWidth, columns: Int) {
    self.view = view
    self.now = now
    self.texts = texts
    self.width = width
    self.columns = max(2, columns)
    head()
    attempts()
    body()
  }

  private mutating func head() {
    let line = view.line
    let mark = StatusMark(line.status, texts)
    lines.append(
      PageLine([
        (line.callbackID, Style(.text, on: .surface, .bold)),
        ("  \(mark.text)", Style(mark.role)),
      ]))
    lines += width.wrap(sentence, columns: columns).map { PageLine($0) }
    lines.append(.blank)
    let process = StatusMark(view.processStatus, view.endReason, texts)
    var rows = [
      (texts("流程", "process"), "\(line.processID)  \(process.text)"),
      (texts("地址", "address"), line.url),
      (texts("入队", "queued"), texts.moment(line.createdAt, now: now)),
      (texts("已收到", "received"), received),
    ]
    if let error = line.lastError {
      rows.append((texts("最近错误", "last error"), texts.serviceError(error)))
    }
    lines += PageLine.table(rows, columns: columns, width: width)
  }

  /// How it stands and what comes next.
  private var sentence: String {
    let line = view.line
    let tries = texts.count(line.attempts, ("次", "time"))
    switch line.status {
    case .pending:
      guard let next = line.nextAt, next > now else {
        return texts("即将发送第 \(line.attempts + 1) 次。", "Attempt \(line.attempts + 1) is due now.")
      }
      let (at, wait) = (texts.moment(next, now: now), texts.span(next.since(now)))
      return texts(
        "已试 \(tries)未成，\(at)（\(wait)后）再发。只有 2xx 应答才算送达。",
        "Tried \(tries) in vain; goes out again at \(at), in \(wait). Only a 2xx counts.")
    case .delivered:
      let at = line.deliveredAt.map { texts.moment($0, now: now) } ?? ""
      return texts(
        "\(at) 第 \(line.attempts) 次发送时送达。", "Delivered \(at), on attempt \(line.attempts).")
    case .givenUp:
      return texts(
        "试了 \(tries)都未送达，不再自动重发；对方修好后可手工重发。",
        "Given up after it was tried \(tries); once they are well again, resend it by hand.")
    }
  }

  /// When the simulated inbox received it; more than once after lost answers.
  private var received: String {
    guard !view.receivedAt.isEmpty else { return texts("三代还没有收到", "not by the requester yet") }
    let times = view.receivedAt.map { texts.moment($0, now: now) }
    let text = times.joined(separator: texts("、", ", "))
    return times.count > 1 ? text + texts("（编号相同，按一次处理）", " (same id: counts once)") : text
  }

  private mutating func attempts() {
    lines.append(.blank)
    lines.append(PageLine(texts("经过", "Timeline"), Style(.accent)))
    guard !view.timeline.isEmpty else {
      return lines.append(
        PageLine(
          texts("还没有发送过；每次发送会列在这里", "not sent yet; each attempt will be listed here"), Self.muted))
    }
    lines += view.timeline.map {
      PageLine.event($0, now: now, texts: texts, columns: columns, width: width)
    }
  }

  private mutating func body() {
    lines.append(.blank)
    lines.append(PageLine(texts("告知的内容", "What is told"), Style(.accent)))
    for text in PrettyJSON.lines(Array(view.body.utf8)) {
      let indent = text.prefix { $0 == " " }.count
      let rest = String(text.dropFirst(indent))
      for (at, part) in width.wrap(rest, columns: max(2, columns - indent - 2)).enumerated() {
        let blanks = String(repeating: " ", count: min(columns - 1, indent + (at > 0 ? 2 : 0)))
        lines.append(PageLine(blanks + part))
      }
    }
  }
}
