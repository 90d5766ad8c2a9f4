import Countersign
import Testing

@Suite("Rendering an agreement")
struct RenderingTests {
  @Test(
    "Values are escaped scalar by scalar",
    arguments: [
      ("王小明", "王小明"), ("<b>", "&lt;b&gt;"), ("a & b", "a &amp; b"), ("\"'", "&quot;&#39;"),
      ("&lt;", "&amp;lt;"), ("\"\u{301}", "&quot;\u{301}"),
      ("<\u{301}script>", "&lt;\u{301}script&gt;"),
      ("'\u{20E3}", "&#39;\u{20E3}"), ("&\u{FE0F}lt;", "&amp;\u{FE0F}lt;"),
      (">\u{200D}<", "&gt;\u{200D}&lt;"),
      ("\r\n", "\r\n"), ("{{other}}", "{{other}}"), ("", ""),
      ("\u{1F1E8}\u{1F1F3}", "\u{1F1E8}\u{1F1F3}"),
    ])
  func escaping(value: String, html: String) throws {
    let markup = try TemplateMarkup("<p>{{v}}</p>")
    let rendered = markup.render(["v": value, "other": "X"])
    #expect(Array(rendered.utf8) == Array("<p>\(html)</p>".utf8))
    #expect(Array(TemplateMarkup.escape(value).utf8) == Array(html.utf8))
  }

  @Test("No value of two scalars brings a raw bracket, quote or ampersand into the page")
  func everyPair() throws {
    let markup = try TemplateMarkup("{{v}}")
    let marks: [UInt32] = [0x301, 0x20E3, 0x200D, 0xFE0F, 0x1F3FB, 0x0D, 0x0A, 0x41, 0x4E2D]
    for special in ["<", ">", "\"", "'", "&"] as [Unicode.Scalar] {
      for mark in marks.compactMap(Unicode.Scalar.init) {
        for pair in [[special, mark], [mark, special], [special, special]] {
          var text = String.UnicodeScalarView()
          text.append(contentsOf: pair)
          let out = markup.render(["v": String(text)]).unicodeScalars
          #expect(!out.contains { "<>\"'".unicodeScalars.contains($0) })
          let entities = out.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
          #expect(entities.allSatisfy { $0.prefix(5).contains(";") })
        }
      }
    }
  }

  @Test("The page is written anew, so that nothing of the author's spelling is left")
  func normalised() throws {
    let markup = try TemplateMarkup("<!doctype HTML><P\n Class = 'x'\t>a&amp;b</P ><BR/>1 > 0")
    #expect(markup.render([:]) == "<p class=\"x\">a&amp;b</p><br>1 > 0")
  }

  @Test("A value that is not there is empty")
  func missing() throws {
    #expect(try TemplateMarkup("a{{v}}b").render([:]) == "ab")
  }

  @Test("Rendering a rendered page changes nothing more")
  func again() throws {
    let markup = try TemplateMarkup("<h2 id='a'>甲方 {{n}}</h2><p style=\"color:red\">x<br/>y</p>")
    let once = markup.render(["n": "<&\">"])
    #expect(try TemplateMarkup(once).render([:]) == once)
  }
}

@Suite("An agreement as lines of text")
struct AgreementTextTests {
  private func lines(_ html: String) -> [String] {
    AgreementText(html: html).blocks.map { block in
      let mark =
        switch block.kind {
        case .title: "# "
        case .heading: "## "
        case .paragraph: ""
        case .item: "- "
        case .row: "| "
        case .rule: "---"
        }
      return mark + block.text
    }
  }

  @Test(
    "Blocks",
    arguments: [
      ("", []), ("  \n ", []), ("a", ["a"]), ("<p>a</p><p>b</p>", ["a", "b"]),
      ("<h1>协议</h1><h2>第一条</h2>正文", ["# 协议", "## 第一条", "正文"]),
      ("a<br>b<br/>c", ["a", "b", "c"]), ("<h2>a<br>b</h2>", ["## a", "## b"]),
      ("a<hr>b", ["a", "---", "b"]), ("<p>a <b>b</b> <i>c</i></p>", ["a b c"]),
      ("<ol><li>a</li><li>b</li></ol><p>c</p>", ["- 1. a", "- 2. b", "c"]),
      ("<ul><li>a</li><li>b</li></ul>", ["- · a", "- · b"]),
      ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", ["- 1. a", "- · b", "- 2. c"]),
      (
        "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
        ["| a\u{3000}b", "| c\u{3000}d"]
      ),
      ("<div>a<p>b</p>c</div>", ["a", "b", "c"]), ("<title>t</title>x", ["# t", "x"]),
      ("<script>", []), ("<p>{{name}}</p>", ["{{name}}"]),
    ] as [(String, [String])])
  func blocks(html: String, expected: [String]) {
    #expect(lines(html) == expected)
  }

  @Test(
    "Entities and spaces, by scalar",
    arguments: [
      ("&lt;b&gt; &amp;amp; &quot;&#39;&apos;", "<b> &amp; \"''"), ("&lt;\u{301}", "<\u{301}"),
      ("&amp;\u{20E3}x", "&\u{20E3}x"), ("a&b;c", "a&b;c"), ("&", "&"), ("&lt", "&lt"),
      ("&;", "&;"),
      ("&&lt;", "&<"), ("&ldquo;甲&rdquo;&hellip;&mdash;", "“甲”…—"), ("甲方\n乙方", "甲方乙方"),
      ("甲方 ABC", "甲方 ABC"), ("ABC\n 甲方", "ABC 甲方"), ("a \t\r\n b", "a b"), (" a ", "a"),
      ("甲\u{3000}乙", "甲\u{3000}乙"), ("a&nbsp;b", "a b"), ("&lt;p&gt;x", "<p>x"),
    ])
  func entities(html: String, text: String) {
    #expect(
      AgreementText(html: "<p>\(html)</p>").blocks.map { Array($0.text.utf8) }
        == [Array(text.utf8)])
  }

  @Test("What is rendered is read back as it was given")
  func roundTrip() throws {
    let markup = try TemplateMarkup("<p>{{v}}</p>")
    for value in ["<b>\u{301}&amp;\"'", "王\u{20DD}小明", "a;b&c;", "5 > 3 & 2 < 4", "&#39;"] {
      let text = AgreementText(html: markup.render(["v": value])).blocks.first?.text
      #expect(text.map { Array($0.utf8) } == Array(value.utf8))
    }
  }

  @Test("The title is the first heading")
  func title() {
    #expect(AgreementText.title(of: "<p>x</p><h2>二</h2><h1>一</h1>") == "二")
    #expect(AgreementText.title(of: "<p>x</p>") == nil)
  }
}
