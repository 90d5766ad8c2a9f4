import Countersign
import Glibc
import Testing

@testable import CountersignConsole

/// What exactly is wrong reads well in Chinese, and nothing that the rules say is left out.
struct DetailSentenceTests {
  private static let zh = Texts(.chinese)

  @Test(
    arguments: [
      ("field amount is missing", "缺少字段 amount"),
      ("field amount: a whole number of fen is expected", "字段 amount：应为整数，单位分"),
      ("field mode: one of ok, slow is expected", "字段 mode：应为 ok, slow 之一"),
      ("a value is expected (byte 116)", "应为一个值（第 116 字节）"),
      ("',' is expected (byte 9)", "缺少逗号（第 9 字节）"),
      ("template T2 is for OPEN_PAYMENT", "模板 T2 用于场景 OPEN_PAYMENT"),
      ("¥1.00 short", "还差 ¥1.00"),
      ("element <script> is not allowed", "不允许标签 <script>"),
      ("attribute charset is not allowed here", "此处不允许属性 charset"),
      (
        "line 2: status is not known; line 4: not UTF-8; and 3 more",
        "第 2 行：状态无法识别；第 4 行：不是 UTF-8 文本；另有 3 处"
      ),
      (
        "line 1: column amount is missing; line 1: column status is missing",
        "第 1 行：缺少 amount 列；第 1 行：缺少 status 列"
      ),
      // Ids and values stay as they are.
      ("AC000001", "AC000001"), ("", ""), ("parties[0].name", "parties[0].name"),
    ])
  func sentences(english: String, chinese: String) {
    #expect(Self.zh.detail(english) == chinese)
    #expect(Texts(.english).detail(english) == english)
  }

  @Test func theMessageIsInOneLanguage() {
    #expect(
      Self.zh.message(Refusal(.insufficientBalance, "¥1.00 short")) == "可用余额不足：还差 ¥1.00")
  }

  @Test func bothSidesHaveTheSameSlots() {
    for sentence in DetailSentence.all {
      #expect(sentence.english.count == sentence.chinese.count, "\(sentence.english)")
    }
  }

  /// A new sentence of the rules is listed, or this fails and names it.
  @Test func everySentenceOfTheRulesIsListed() throws {
    let files = try Self.folders.flatMap(Self.sources)
    let sentences = files.flatMap(Self.sentences)
    #expect(sentences.count > 90, "the sources were read")
    let missing = sentences.filter { DetailSentence.known($0) == nil }
    #expect(missing.isEmpty, "\(Set(missing).sorted())")
  }

  // MARK: Reading the rules

  private static let folders = ["Signing", "Statements", "Desk", "Kernel", "Wallet"]

  /// Said to nobody who sends a command: traps, the books' own names, next steps of alerts, what is
  /// wrong with stored rows.
  private static let exempt = [
    "Guarded.swift", "Registry+Parts.swift", "RegistrySnapshot.swift", "Rows.swift", "Wallet.swift",
    "WalletTables.swift",
    "WalletWords.swift",
  ]

  private static func sources(_ folder: String) throws -> [String] {
    let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    let path = "\(root)/Sources/Countersign/\(folder)"
    let listing = try #require(opendir(path))
    defer { closedir(listing) }
    var texts: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasSuffix(".swift"), !exempt.contains(name) else { continue }
      let file = try #require(fopen("\(path)/\(name)", "r"))
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 1 << 17)
      let count = fread(&bytes, 1, bytes.count, file)
      texts.append(String(decoding: bytes[..<count], as: UTF8.self))
    }
    return texts
  }

  /// The literals of a source that are sentences: small letters, spaces and values.
  private static func sentences(_ source: String) -> [String] {
    source.split(separator: "\n").flatMap { line -> [String] in
      let code = line.drop { $0 == " " }
      let isSaid = !["//", "precondition", "fatalError"].contains { code.hasPrefix($0) }
      return isSaid ? literals(code).filter(isSentence) : []
    }
  }

  private static func isSentence(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.contains(" ") else { return false }
    let hasWord = text.split(separator: " ").contains { word in
      word.utf8.count > 2 && word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }
    return hasWord && (first.properties.isLowercase || first == "7" || first == "'")
  }

  /// String literals, a 7 for each interpolated value.
  private static func literals(_ code: Substring) -> [String] {
    var found: [String] = []
    var text: String?
    var depth = 0
    var before: Character = " "
    for character in code {
      if depth > 0 {
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
      } else if character == "\"", before != "\\" {
        if let whole = text { found.append(whole) }
        text = text == nil ? "" : nil
      } else if character == "(", before == "\\", let whole = text {
        text = whole.dropLast() + "7"
        depth = 1
      } else {
        text?.append(character)
      }
      before = character
    }
    return found
  }
}
