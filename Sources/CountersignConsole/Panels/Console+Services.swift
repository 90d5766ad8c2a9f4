internal import Countersign
internal import Terminal

/// The services panel: how the systems outside are, the alerts, and how the day went.
extension Console {
  func drawServicesPanel(_ canvas: inout Canvas, _ layout: Layout) {
    if !layout.list.isEmpty {
      draw(services, serviceColumns(layout.list.columns), &canvas, layout.list)
    }
    if !layout.lower.isEmpty {
      let area = pageArea(layout.lower)
      canvas.put(overview(area.columns, rows: area.rows), from: 0, in: area)
    }
    guard !layout.detail.isEmpty else { return }
    let area = pageArea(layout.detail)
    canvas.put(servicePage(area.columns), from: pageScroll, in: area)
  }

  /// Charts in signs that take one column each.
  var chartsInASCII: Bool { options.ascii || options.width.columns(of: "▁") > 1 }

  /// Name, mode, breaker, failures over time and in numbers, what waits, how long a call takes; the
  /// last error, where there is room for it.
  func serviceColumns(_ total: Int) -> [Column<ServiceLine>] {
    let texts = texts
    let isChinese = texts.isChinese
    let state = isChinese ? 8 : 11
    let widths = (name: isChinese ? 9 : 15, bad: 8, waiting: isChinese ? 4 : 7, time: 7)
    let modes = header?.isSandbox == false ? 0 : state + 1
    let fixed = widths.name + modes + state + 1 + widths.bad + widths.waiting + widths.time + 5
    // What is left after a chart of 12 goes to the error, or else to the chart.
    let spare = total - 3 - fixed - 12
    let chart = spare >= 14 ? 12 : min(24, max(12, 12 + spare))
    var columns = [
      Column<ServiceLine>("service", texts("服务", "service"), widths.name) {
        (texts.word($0.health.service), .plain)
      }
    ]
    if modes > 0 {
      columns.append(
        Column("mode", texts("模式", "mode"), state) {
          let isOk = $0.health.mode == .ok
          return (texts.shortWord($0.health.mode), Style(isOk ? .textMuted : .warning))
        })
    }
    columns += [
      Column("breaker", texts("熔断器", "breaker"), state) {
        let mark = StatusMark($0.health.breaker, texts)
        return (mark.text, Style(mark.role))
      },
      Column("rate", texts("失败率走势", "failure rate"), chart) { chartCell($0, chart) },
      Column("failures", texts("失败/次", "failed"), widths.bad) {
        ("\($0.health.failures)/\($0.health.calls)", Style(.textMuted))
      },
      Column("waiting", texts("等待", "waiting"), widths.waiting) {
        $0.waiting > 0 ? ("\($0.waiting)", Style(.statusPending)) : ("—", Style(.textDisabled))
      },
      Column("latency", texts("用时", "latency"), widths.time) {
        ($0.health.calls > 0 ? texts.seconds($0.health.lastDurationMs) : "—", Style(.textMuted))
      },
    ]
    columns.append(
      Column("last_error", texts("最近错误", "last error"), nil) {
        ($0.health.lastError.map(texts.serviceError) ?? "", Style(.textMuted))
      }.shown(if: spare >= 14))
    return columns
  }

  private func chartCell(_ line: ServiceLine, _ columns: Int) -> (text: String, style: Style) {
    let bars = line.failureRates.merged(into: columns)
    let hasFailed = bars.contains { $0.part > 0 }
    return (
      BarChart(bars, isASCII: chartsInASCII).line, Style(hasFailed ? .statusFailed : .textMuted)
    )
  }

  /// The chosen service; with what there was no room for beside it.
  func servicePage(_ columns: Int) -> [PageLine] {
    guard let line = services.selected, columns > 1 else { return [] }
    let page = ServicePage(
      line, now: now, texts: texts, width: options.width, columns: columns,
      isASCII: chartsInASCII, isSandbox: header?.isSandbox != false)
    guard layout.lower.isEmpty else { return page.lines }
    return page.lines + [.blank] + overview(columns, rows: nil)
  }

  /// Alerts, then the day's charts; both, if need be shortened, in so many rows.
  private func overview(_ columns: Int, rows: Int?) -> [PageLine] {
    let charts = DayCharts(
      day ?? DayView(), texts: texts, width: options.width, columns: columns,
      isASCII: chartsInASCII)
    let low = charts.lines(height: 1)
    guard let rows else { return alertSection(columns, most: 6) + [.blank] + low }
    let high = charts.lines(height: 2)
    let chart = rows >= high.count + 5 ? high : low
    let room = rows - chart.count - 1
    guard room >= 2 else { return Array(chart.prefix(rows)) }
    var page = alertSection(columns, most: (room - 1) / 2)
    page += Array(repeating: .blank, count: max(1, rows - chart.count - page.count))
    return page + chart
  }

  /// The alerts that stand, acknowledged or not: two lines each.
  private func alertSection(_ columns: Int, most: Int) -> [PageLine] {
    let open = (alerts?.rows ?? []).filter(\.isOpen)
    let muted = Style(.textMuted)
    var page = [PageLine(texts("告警", "Alerts"), Style(.accent))]
    guard !open.isEmpty else {
      let text =
        alerts == nil
        ? texts("正在读取…", "reading…")
        : texts("✓ 没有未了结的告警", "✓ no alert stands")
      return page + [PageLine(text, alerts == nil ? muted : Style(.statusDone))]
    }
    for alert in open.prefix(most) {
      page += [alertLine(alert, columns), stepLine(alert, columns)]
    }
    let others = max(open.count, header?.openAlerts ?? 0) - min(most, open.count)
    if others > 0 {
      page[0].pieces.append(.init(text: "  " + texts.otherAlerts(others), style: Style(.warning)))
    }
    return page
  }

  private func alertLine(_ alert: Alert, _ columns: Int) -> PageLine {
    let mark = StatusMark(alert, texts)
    let since = "  " + texts.ago(alert.raisedAt, now: now)
    let head = "\(mark.text)  "
    let room = columns - options.width.columns(of: head + since)
    let ink = alert.acknowledgedAt == nil ? Style.plain : Style(.textMuted)
    return PageLine([
      (head, Style(mark.role)),
      (options.width.fit(texts.sentence(alert), columns: max(0, room)), ink),
      (since, Style(.textMuted)),
    ])
  }

  /// What to do; of an acknowledged one, who has it in hand.
  private func stepLine(_ alert: Alert, _ columns: Int) -> PageLine {
    guard alert.acknowledgedAt != nil else {
      return PageLine("   " + texts.nextStep(alert), Style(.textMuted))
    }
    let actor = alert.acknowledgedBy ?? ""
    let who = actor.hasPrefix("operator:") ? String(actor.dropFirst(9)) : actor
    let note = alert.note.map { texts("：", ": ") + $0 } ?? ""
    return PageLine(
      texts("   ✓ \(who) 已确认", "   ✓ acknowledged by \(who)") + note, Style(.statusDone))
  }
}

extension ServiceLine {
  /// Failures among the calls of each part of time.
  var failureRates: [Bar] { history.map { Bar($0.failures, of: $0.calls) } }

  /// Calls of each part of time against the most in any.
  var callCounts: [Bar] {
    let most = history.map(\.calls).max() ?? 0
    return history.map { Bar($0.calls, of: $0.calls > 0 ? most : 0) }
  }
}
