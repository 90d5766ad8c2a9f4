import Countersign
import Testing

@Suite("Callback addresses")
struct CallbackURLTests {
  @Test(
    "Sound ones",
    arguments: [
      "https://a.example", "https://a.example/", "https://a.example/b?c=d&e=%20",
      "https://a.example:1", "https://a.example:65535/x", "https://xn--fiq228c.cn/x",
      "https://a-b.c_d.example/x", "https://A.EXAMPLE/X", "https://a.example?x",
      "https://a.example/p@q:r", "https://8.8.8.8/cb", "https://223.255.255.255:8443/x",
      "https://[2400:3200::1]/", "https://[2400:3200:0:0:0:0:0:1]:8443/x",
      "https://[2606:4700::1.2.3.4]/", "https://localhost.example", "https://internal.example",
      "https://10.example", "https://192.168.0.1.example/x", "https://0x7f.example",
    ])
  func sound(url: String) {
    #expect(CallbackURL.isValid(url, live: true))
    #expect(CallbackURL.isValid(url, live: false))
    let plain = "http" + url.dropFirst(5)
    #expect(CallbackURL.isValid(plain, live: false))
    #expect(!CallbackURL.isValid(plain, live: true), "plain http is for the sandbox only")
  }

  @Test(
    "Addresses and names of private networks: a rehearsal may use them, a live store never",
    arguments: [
      "localhost", "LOCALHOST:8443", "a.localhost", "printer.local", "db.internal", "x.lan",
      "metadata.google.internal", "router.home.arpa", "sandai", "x.corp", "x.localdomain",
      "127.0.0.1:8080", "127.1", "127.0.1", "2130706433", "0x7f000001", "0X7F.1", "0177.0.0.1",
      "0x7f.0x0.0x0.0x1", "017700000001", "127.0.0.01", "00.0.0.0", "0", "0.0.0.0", "0x", "10.0",
      "10.0.0.1", "10.255.255.255", "012.0.0.1", "167772161", "100.64.0.1", "100.127.255.255",
      "100.100.100.200", "169.254.169.254", "169.254.43518", "2852039166", "0xa9fea9fe",
      "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.1",
      "192.168.1", "3232235521", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9",
      "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "4294967295", "8.8.8.08",
      "134744072", "8.8", "1.2.3.4.5", "256.1.1.1", "1.2.3.256", "a.1", "a.0x1",
      "[::]", "[::1]", "[::1]:8443", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]",
      "[::ffff:7f00:1]", "[::ffff:8.8.8.8]", "[::127.0.0.1]", "[64:ff9b::a00:1]",
      "[64:ff9b:1::a00:1]", "[100::1]", "[2001::1]", "[2001:0:53aa:64c:0:0:0:1]",
      "[2001:2::1]", "[2001:10::1]", "[2001:20::1]", "[2001:db8::1]", "[2002:7f00:1::]",
      "[2002:a00:1::1]", "[3fff::1]", "[fc00::1]", "[fd12:3456::1]", "[fe80::1]", "[fec0::1]",
      "[ff02::1]", "[FD00::1]", "[1:2:3:4:5:6:7:8]", "[1::]", "[5f00::1]",
    ])
  func privateNetworks(host: String) {
    #expect(CallbackURL.isValid("https://\(host)/cb", live: false))
    #expect(!CallbackURL.isValid("https://\(host)/cb", live: true))
  }

  @Test(
    "The edges of the private blocks of IPv4, to the address",
    arguments: [
      ("9.255.255.255", true), ("10.0.0.0", false), ("11.0.0.0", true), ("1.0.0.0", true),
      ("100.63.255.255", true), ("100.64.0.0", false), ("100.128.0.0", true),
      ("126.255.255.255", true), ("128.0.0.0", true), ("169.253.255.255", true),
      ("169.255.0.0", true), ("172.15.255.255", true), ("172.32.0.0", true),
      ("192.0.1.0", true), ("192.0.3.0", true), ("192.167.255.255", true), ("192.169.0.0", true),
      ("198.17.255.255", true), ("198.20.0.0", true), ("223.255.255.255", true),
      ("224.0.0.0", false),
    ])
  func edges(host: String, isPublic: Bool) {
    #expect(CallbackURL.isValid("https://\(host)/", live: true) == isPublic)
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
