internal import Countersign
internal import Terminal

/// The last day's failure and completion rates, of processes and of splits, hour by hour.
///
/// A rate is taken of what ended in that hour; an hour in which nothing ended is an empty place.
struct DayCharts {
  private let hours: [DayView.Hour]
  private let texts: Texts
  private let width: TextWidth
  private let columns: Int
  private let isASCII: Bool

  init(_ day: DayView, texts: Texts, width: TextWidth, columns: Int, isASCII: Bool) {
    hours = day.hours
    self.texts = texts
    self.width = width
    self.columns = columns
    self.isASCII = isASCII
  }

  /// One chart: its name, its bars, its colour.
  private struct Chart {
    let subject: String
    let name: String
    let bars: [Bar]
    let role: Role
  }

  private var charts: [Chart] {
    [
      Chart(
        subject: texts("流程", "processes"), name: texts("完成率", "signed"),
        bars: hours.map { Bar($0.processesSigned, of: $0.processesSigned + $0.processesFailed) },
        role: .statusDone),
      Chart(
        subject: "", name: texts("失败率", "failed"),
        bars: hours.map { Bar($0.processesFailed, of: $0.processesSigned + $0.processesFailed) },
        role: .statusFailed),
      Chart(
        subject: texts("分账", "splits"), name: texts("成功率", "paid"),
        bars: hours.map { Bar($0.splitsPaid, of: $0.splitsPaid + $0.splitsFailed) },
        role: .statusDone),
      Chart(
        subject: "", name: texts("失败率", "failed"),
        bars: hours.map { Bar($0.splitsFailed, of: $0.splitsPaid + $0.splitsFailed) },
        role: .statusFailed),
    ]
  }

  /// - Parameter height: rows of a chart; with more than one there is also a time line.
  func lines(height: Int) -> [PageLine] {
    var page = [heading]
    guard !hours.isEmpty, columns > 1 else {
      return page + [
        PageLine(
          texts("这里显示近 24 小时流程和分账的完成率、失败率", "rates of the last 24 hours will stand here"),
          Style(.textMuted))
      ]
    }
    let labels = Labels(charts, isTall: height > 1, width)
    let room = columns - labels.before - labels.behind
    let times = room >= hours.count * 2 ? 2 : 1
    for (at, chart) in charts.enumerated() {
      let bars = Array(chart.bars.suffix(max(1, room / times))).widened(by: times)
      let rows = BarChart(bars, isASCII: isASCII).rows(height)
      for (row, text) in rows.enumerated() {
        let (before, behind) = labels.row(row, of: height, at)
        page.append(
          PageLine([
            (before.subject, .plain), (before.name, Style(.textMuted)), (text, Style(chart.role)),
            (" " + behind, .plain),
          ]))
      }
    }
    guard height > 1 else { return page }
    return page + [timeLine(indent: labels.before, bars: min(hours.count * times, room))]
  }

  private var heading: PageLine {
    let created = hours.reduce(0) { $0 + $1.processesCreated }
    let submitted = hours.reduce(0) { $0 + $1.splitsSubmitted }
    return PageLine([
      (texts("近 24 小时", "Last 24 hours"), Style(.accent)),
      (
        hours.isEmpty
          ? ""
          : texts(
            "  发起流程 \(created) · 提交分账 \(submitted)",
            "  \(created) processes, \(submitted) splits begun"),
        Style(.textMuted)
      ),
    ])
  }

  private func timeLine(indent: Int, bars: Int) -> PageLine {
    let start = hours.first.map { String(texts.clock($0.startsAt).prefix(5)) } ?? ""
    let end = texts("现在", "now")
    let gap = max(1, bars - width.columns(of: start + end))
    return PageLine(
      String(repeating: " ", count: indent) + start + String(repeating: " ", count: gap) + end,
      Style(.textDisabled))
  }

  /// What stands before and behind the bars: side by side in a low chart, one over the other in a
  /// tall one.
  private struct Labels {
    private let charts: [Chart]
    private let shares: [String]
    private let counts: [String]
    private let isTall: Bool
    private let width: TextWidth
    private let subject: Int
    private let name: Int

    init(_ charts: [Chart], isTall: Bool, _ width: TextWidth) {
      self.charts = charts
      self.isTall = isTall
      self.width = width
      let sums = charts.map {
        $0.bars.reduce(Bar.empty) { Bar($0.part + $1.part, of: $0.whole + $1.whole) }
      }
      shares = sums.map {
        width.fit(Texts.percent($0.part, of: $0.whole), columns: 4, align: .right)
      }
      counts = sums.map { "\($0.part)/\($0.whole)" }
      subject = (charts.map { width.columns(of: $0.subject) }.max() ?? 0) + 1
      name = (charts.map { width.columns(of: $0.name) }.max() ?? 0) + 1
    }

    /// Columns before the bars.
    var before: Int { isTall ? max(subject, name) : subject + name }

    /// Columns behind them.
    var behind: Int {
      let count = counts.map { width.columns(of: $0) }.max() ?? 0
      return 1 + (isTall ? max(4, count) : 5 + count)
    }

    func row(_ row: Int, of rows: Int, _ at: Int)
      -> (before: (subject: String, name: String), behind: String)
    {
      guard isTall else {
        return (
          (
            width.fit(charts[at].subject, columns: subject),
            width.fit(charts[at].name, columns: name)
          ),
          "\(shares[at]) \(counts[at])"
        )
      }
      let blank = width.fit("", columns: before)
      if row == rows - 1 { return (("", width.fit(charts[at].name, columns: before)), shares[at]) }
      if row == rows - 2 {
        return ((width.fit(charts[at].subject, columns: before), ""), counts[at])
      }
      return ((blank, ""), "")
    }
  }
}
