import Countersign
import Testing

@Suite("Callback addresses")
struct CallbackURLTests {
  @Test(
    "Sound ones",
    arguments: [
      "https://a.example", "https://a.example/", "https://a.example/b?c=d&e=%20",
      "https://localhost",
      "https://a.example:1", "https://a.example:65535/x", "https://127.0.0.1:8080/cb",
      "https://[::1]", "https://[::1]:8443/cb", "https://[2001:db8::1]/x",
      "https://xn--fiq228c.cn/x",
      "https://a-b.c_d.example/x", "https://A.EXAMPLE/X", "https://a.example?x",
      "https://a.example/p@q:r", "https://[1:2:3:4:5:6:7:8]/", "https://[1::]/",
    ])
  func sound(url: String) {
    #expect(CallbackURL.isValid(url, live: true))
    #expect(CallbackURL.isValid(url, live: false))
    let plain = "http" + url.dropFirst(5)
    #expect(CallbackURL.isValid(plain, live: false))
    #expect(!CallbackURL.isValid(plain, live: true), "plain http is for the sandbox only")
  }

  @Test(
    "Those that are none",
    arguments: [
      "", "https://", "https:///x", "http:/a.example", "//a.example", "a.example", "/cb",
      "ftp://a.example", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x",
      "https://user@a.example", "https://user:pw@a.example", "https://a.example@evil.example",
      "https://a.example#f", "https://a.example/#", "https://a.example/a b", "https://a.example/\t",
      "https://a.example/\n", "https://a.example/\u{0}", "https://a.example/中", "https://中.example",
      "https://a.example:", "https://a.example:0", "https://a.example:65536",
      "https://a.example:+80",
      "https://a.example:-1", "https://a.example:8a", "https://:80", "https://a..example",
      "https://.example", "https://a.example./", "https://-a.example", "https://a-.example",
      "https://a,b.example", "https://a%41.example", "https://[]", "https://[", "https://[::1",
      "https://::1]", "https://[:::::]", "https://[::1::2]", "https://[g::1]", "https://[12345::]",
      "https://[1:2:3:4:5:6:7:8:9]", "https://a.example/<x>", "https://a.example/\"",
      "https://a.example/\\x", "https://a.example/`", "https://a.example/{x}",
      "https://a.example/|",
      "https://a.example/^", " https://a.example", "https://a.example ", "https://?x",
      "https://[1]",
    ])
  func unsound(url: String) {
    #expect(!CallbackURL.isValid(url, live: false))
    #expect(!CallbackURL.isValid(url, live: true))
  }

  @Test("Lengths")
  func lengths() {
    let label = String(repeating: "a", count: 63)
    #expect(CallbackURL.isValid("https://\(label).example", live: true))
    #expect(!CallbackURL.isValid("https://\(label)a.example", live: true))
    let path = String(repeating: "x", count: 2048 - 18)
    #expect(CallbackURL.isValid("https://a.example/\(path)", live: true))
    #expect(!CallbackURL.isValid("https://a.example/\(path)x", live: true))
    let host = Array(repeating: label, count: 4).joined(separator: ".")
    #expect(!CallbackURL.isValid("https://\(host)", live: true), "a host has at most 253 bytes")
  }
}
