import Countersign
import Testing

@Suite("What a template may be written in")
struct TemplateMarkupTests {
  private func fault(_ html: String) -> TemplateMarkup.Fault? {
    do throws(TemplateMarkup.Fault) {
      _ = try TemplateMarkup(html)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "Allowed",
    arguments: [
      "", "合同", "<p>甲方</p>", "<P>甲方</P>", "<!DOCTYPE html><html lang=\"zh\"></html>",
      "<!doctype HTML >x", "<meta charset=\"utf-8\">", "<br>", "<br/>", "<br />", "<hr>",
      "<h1 class='a b'>x</h1>", "<p style=\"text-align:center\">x</p>",
      "<p style='color: #333; margin: 0 1em'>x</p>", "<td colspan=\"2\" rowspan='3'>x</td>",
      "<ol start=\"3\" type=\"a\"><li>x</li></ol>", "<a href=\"#part2\">x</a>", "<a href='#'>x</a>",
      "<p\n\tclass = \"a\"\n>x</p >", "{{name}}", "{{ name }}", "<p>{{a}}{{b1}}{{_c}}</p>",
      "a { b } c", "{ {a} }", "}}", "a &amp; b &lt;script&gt;", "1 > 0", "tab\tline\r\n",
      "<p class=\"\">x</p>", "<p title='\"'>x</p>", "<p>\u{FF1C}script\u{FF1E}</p>",
      "<p id=\"a\" class=\"b\">x</p>", "<p>{</p>", "<p title=\"javascript:alert(1)\">x</p>",
    ])
  func allowed(html: String) { #expect(fault(html) == nil) }

  /// Elements, attributes and addresses that could run, load or lead outside.
  @Test("Unsafe", arguments: unsafeElements + unsafeAttributes + unsafeSyntax)
  func unsafe(html: String) { #expect(fault(html)?.isUnsafe == true) }

  private static let unsafeElements = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//x></SCRIPT>", "<ScRiPt>", "<script/x>", "</script>",
    "<script\n>", "<scr\u{0}ipt>", "<img src=\"x\">", "<img/src=x onerror=alert(1)>", "<svg>",
    "<svg/onload=alert(1)>", "<math>", "<iframe src=\"https://x\"></iframe>", "<object>", "<embed>",
    "<applet>", "<link rel=\"stylesheet\" href=\"https://x\">", "<style>p{}</style>",
    "<base href=\"/\">",
    "<form>", "<input>", "<button>", "<textarea>", "<select>", "<video>", "<audio>", "<source>",
    "<template>", "<noscript>", "<frame>", "<frameset>", "<marquee>", "<xmp>", "<plaintext>",
    "<isindex>",
    "<xss>", "<p:p>", "<custom-element>", "<字>", "<ſcript>", "<\u{130}>", "<x>", "<keygen>",
    "<dialog>",
    "<details>", "<canvas>", "<slot>", "<portal>", "<import>", "<foreignObject>", "<use>",
  ]

  private static let unsafeAttributes = [
    "<p onclick=\"x()\">", "<p ONCLICK=\"x()\">", "<p oNmOuSeOvEr='x()'>", "<p onfocus=x>",
    "<p\tonclick=\"x\">", "<p\nonclick\n=\n\"x\">", "<p class=\"a\"onclick=\"x\">",
    "<p/onclick=\"x\">",
    "<body onload=\"x\">", "<br onclick=\"x\"/>", "<p src=\"x\">", "<p data-x=\"y\">",
    "<p xmlns=\"y\">",
    "<p formaction=\"x\">", "<p background=\"x\">", "<p contenteditable=\"\">", "<p srcdoc=\"x\">",
    "<a href=\"https://x\">", "<a href=\"http://x\">", "<a href=\"//x\">", "<a href=\"/x\">",
    "<a href=\"x\">", "<a href=\"\">", "<a href=\" #x\">", "<a href=\"\t#x\">", "<a href=\"?#x\">",
    "<a href=\"javascript:alert(1)\">", "<a href=\"JaVaScRiPt:alert(1)\">",
    "<a href=\"java\tscript:alert(1)\">", "<a href=\"&#106;avascript:x\">", "<a href=\"&#x23;x\">",
    "<a href=\"\u{1}javascript:x\">", "<a href=\"data:text/html,x\">", "<a href=\"vbscript:x\">",
    "<p href=\"#x\">", "<td href='#x'>", "<a target=\"_blank\" href=\"#x\">",
    "<a xlink:href=\"#x\">",
    "<p style=\"background:url(x)\">", "<p style=\"background:URL(x)\">",
    "<p style=\"b:u\\72l(x)\">",
    "<p style=\"b:u/**/rl(x)\">", "<p style=\"width:expression(alert(1))\">",
    "<p style=\"@import 'x'\">", "<p style=\"behavior:x\">", "<p style=\"-moz-binding:x\">",
    "<p style=\"a:&#117;rl(x)\">", "<p style=\"javascript:x\">",
    "<p style=\"a:image-set('x' 1x)\">",
    "<p style=\"a:env(x)\">", "<p charset=\"utf-7\">", "<meta http-equiv=\"refresh\">",
    "<meta content=\"0;url=x\">", "<meta name=\"x\">",
  ]

  private static let unsafeSyntax = [
    "<!-- x -->", "<!--[if IE]><script><![endif]-->", "<!---->", "<![CDATA[x]]>",
    "<!ENTITY x \"y\">",
    "<!DOCTYPE>", "<!DOCTYPE html SYSTEM \"x\">", "<!DOCTYPE svg>", "<!>", "<!doctype html",
    "<?xml ?>",
    "<?php x ?>", "<%x%>", "<", "<p", "<p ", "<p class", "<p class=", "<p class=a>",
    "<p class=\"a>",
    "<p class='a\">", "<p class>", "<p =\"a\">", "< p>", "<>", "</>", "</ p>", "</p class=\"a\">",
    "<p//>",
    "<p/ >", "<p <b>>", "<p class=\"<\">", "<p class=\">\">", "<p class=\"{{name}}\">",
    "<{{name}}>", "<p {{name}}>", "<p class={{name}}>", "<p class=\"&quot;\">",
    "<p class=\"a\u{0}\">",
    "<p class=\"a\nb\">", "<p class=`a`>", "<p class=“a”>", "a\u{0}b", "a\u{B}b", "a\u{1B}[31m",
    "a < b", "1<2", "<p class=\"a\" class", "<p class=\"\u{7F}\">", "<\u{301}p>", "<p\u{301}>",
    "<p class=\"a\"\u{301}>", "<p class=\"a\u{301}\" onclick=\"x\">",
  ]

  @Test(
    "Malformed variables are a slip, not a danger",
    arguments: [
      "{{}}", "{{ }}", "{{a", "{{a}", "{{a }", "{{a b}}", "{{a.b}}", "{{a-b}}", "{{{a}}}", "{{中}}",
      "{{a\u{301}}}", "{{#if}}", "{{a|raw}}", "{{&a}}", "{{<b>}}", "{{a}\u{301}}",
    ])
  func malformed(html: String) {
    #expect(fault(html)?.isUnsafe == false)
    #expect(fault(html)?.reason == "a variable is malformed")
  }

  @Test("The variables, each once, in order of appearance")
  func variables() throws {
    let markup = try TemplateMarkup("<p>{{b}} {{ a }}</p>{{b}}{{B}}{{\tc1\n}}")
    #expect(markup.variables == ["b", "a", "B", "c1"])
  }

  @Test("The pieces")
  func pieces() throws {
    let markup = try TemplateMarkup("<!DOCTYPE html><H1 CLASS='a\"b'>甲 {{x}}</H1><br/>")
    #expect(
      markup.pieces == [
        .open("h1", attributes: " class=\"a&quot;b\""), .text("甲 "), .variable("x"), .close("h1"),
        .open("br", attributes: ""),
      ])
  }
}
