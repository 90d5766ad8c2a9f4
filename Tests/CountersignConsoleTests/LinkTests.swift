import Countersign
import CountersignConsole
import Testing

@testable import CountersignConsole

/// A view as a short text: what is written opens the same view.
struct LinkTests {
  @Test(
    arguments: [
      ("countersign:splits", PanelName.splits, nil, "", nil),
      (
        "countersign:splits/FZ-1?filter=status:FAILED&sort=-amount", .splits, "FZ-1",
        "status:FAILED",
        "-amount"
      ),
      ("countersign:processes?filter=已签署%20南门", .processes, nil, "已签署 南门", nil),
      ("countersign:templates/FZ-AUTH%202.1", .templates, "FZ-AUTH 2.1", "", nil),
      (
        "countersign:splits?filter=amount:>100%25%26%3D%3F%23%2F", .splits, nil,
        "amount:>100%&=?#/", nil
      ),
    ] as [(String, PanelName, String?, String, String?)])
  func isReadAndWritten(
    text: String, panel: PanelName, id: String?, filter: String, sort: String?
  ) throws {
    let link = try #require(Link(text: text))
    #expect(link.panel == panel && link.id == id && link.filter == filter)
    #expect(link.sort?.text == sort)
    #expect(Link(text: link.text) == link)
    #expect(!link.text.contains(" "))
  }

  @Test func otherWaysToWriteIt() {
    #expect(Link(text: "Countersign:分账 pasted with more")?.panel == .splits)
    #expect(Link(text: "countersign:splits?new=1&filter=a")?.filter == "a")
    #expect(Link(text: "countersign:splits?sort=nofield")?.sort == nil)
    #expect(Link(text: "countersign:audit?sort=seq")?.sort == nil)
    #expect(Link(text: "countersign:splits?columns=amount,fee")?.columns == ["amount", "fee"])
  }

  @Test(arguments: [
    "", "splits", "countersign:", "countersign:nopanel", "countersign:splits?filter=%",
    "countersign:splits?filter=%zz", "countersign:splits?filter=%FF", "countersign:splits?filter",
    "http:splits",
  ])
  func whatIsNoLink(text: String) { #expect(Link(text: text) == nil) }
}
