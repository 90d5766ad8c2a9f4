import Countersign
import Testing

@testable import CountersignConsole

/// What stands in an exported file.
struct ListExportTests {
  private func text(
    _ views: [View], _ query: Query, _ form: ExportForm, _ language: Language = .chinese,
    only: Set<String>? = nil
  ) -> String {
    var export = ListExport(query, form, language, only: only)
    var bytes: [UInt8] = []
    for (at, view) in views.enumerated() { bytes += export.bytes(view, isFirst: at == 0) }
    return String(decoding: bytes + export.tail, as: UTF8.self)
  }

  private static let all = Window(count: 10)

  private func processes(_ rows: [ProcessLine]) -> View {
    .processes(ListView(total: rows.count, matching: rows.count, first: 0, rows: rows))
  }

  @Test func aTableIsInTheWordsOfTheScreen() {
    let row = ConsoleSamples.process(127)
    let lines = text([processes([row])], .processes(Self.all), .csv).split(separator: "\r\n")
    #expect(lines.count == 2)
    #expect(lines[0] == "\u{FEFF}流程编号,场景,付方,收方,状态,结束原因,为何,更新时间")
    #expect(lines[1].hasPrefix("\(row.processID),关系绑定,"))
    #expect(lines[1].contains(",已签署,") && lines[1].hasSuffix("2026-11-21 14:27:57"))
    let english = text([processes([row])], .processes(Self.all), .csv, .english)
    #expect(english.hasPrefix("\u{FEFF}process,scene,payer"))
  }

  @Test func aTextIsNeverAFormula() {
    for start in ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t"] {
      var row = ConsoleSamples.process(1)
      row.payer = "\(start)HYPERLINK(\"a\")"
      let csv = text([processes([row])], .processes(Self.all), .csv)
      #expect(csv.contains("\"'\(start)HYPERLINK(\"\"a\"\")\""), "\(start)")
    }
    var split = SplitLine()
    split.amount = Fen(-123_456)
    let view = View.splits(ListView(total: 1, matching: 1, first: 0, rows: [split]))
    #expect(text([view], .splits(Self.all), .csv).contains(",-1234.56,"), "a number is none")
  }

  @Test func programsGetCodesAndNames() throws {
    let rows = [ConsoleSamples.process(128), ConsoleSamples.process(127)]
    // Two views are one list.
    let json = text(rows.map { processes([$0]) }, .processes(Self.all), .json)
    let read = try JSONText(Array(json.utf8))
    let items = read.items(of: read.root)
    #expect(items.count == 2)
    let members = read.members(of: items[1])
    #expect(members.map(\.key).prefix(2) == ["process_id", "biz_scene"])
    let status = try #require(members.first { $0.key == "status" })
    #expect(read.string(status.value) == rows[1].status.rawValue)
    let updated = try #require(members.first { $0.key == "updated_at" })
    #expect(Instant(text: read.string(updated.value)) == rows[1].updatedAt)
  }

  @Test(arguments: [ExportForm.csv, .json]) func anEmptyListIsAFileToo(form: ExportForm) throws {
    let empty = text([processes([])], .processes(Self.all), form)
    if form == .json {
      let read = try JSONText(Array(empty.utf8))
      #expect(read.items(of: read.root).isEmpty)
    } else {
      #expect(empty.hasSuffix("更新时间\r\n"))
    }
  }

  @Test func everyListCanBeExported() {
    let desk = FixtureDesk()
    let queries: [Query] = [
      .templates(Self.all), .processes(Self.all), .users(Self.all), .splits(Self.all),
      .audit(Self.all), .services, .callbacks(Self.all),
    ]
    for query in queries {
      let lines = text([desk.view(query)], query, .csv).split(separator: "\r\n")
      #expect(lines.count > 2, "\(query)")
    }
  }

  @Test func servicesAreFilteredAsTheyAreShown() {
    let view = FixtureDesk().view(.services)
    let lines = text([view], .services, .csv, only: ["bank"]).split(separator: "\r\n")
    #expect(lines.count == 2)
  }
}
