import Testing

/// Calls, exit statuses and streams (contract 1).
struct CommandLineTests {
  @Test func theVersionIsOneLine() throws {
    let ended = try Program.run(["--version"])
    #expect(ended.status == 0)
    #expect(ended.lines.count == 1)
    #expect(ended.text.contains("."))
  }

  @Test(arguments: [
    [], ["exec"], ["query"], ["verify"], ["init"], ["keys"], ["themes"], ["console"],
  ])
  func helpWorksEverywhere(_ call: [String]) throws {
    for flag in ["--help", "-h"] {
      let ended = try Program.run(call + [flag])
      #expect(ended.status == 0)
      #expect(ended.text.contains("USAGE: countersign"))
      #expect(ended.errors.isEmpty)
    }
    #expect(try Program.run(call + ["--version"]).status == 0)
  }

  @Test(arguments: [
    ["--no-such-flag"], ["nonsense"], ["exec", "--store"], ["exec", "--lang", "fr"],
    ["exec", "--operator", "李娜"], ["exec", "--operator", ""], ["exec", "--store", ""],
    ["query"], ["query", "no_such_table"], ["query", "users; drop"],
    ["query", "signing_process", "--where", "status"],
    ["query", "signing_process", "--where", "=x"],
    ["query", "signing_process", "--limit", "-1"], ["query", "signing_process", "--limit", "many"],
    ["query", "signing_process", "--format", "xml"], ["init", "--empty", "--from", "somewhere"],
    ["verify", "extra"], ["--theme"], ["--screen", "nowhere"],
  ])
  func wrongUsageIs64(_ arguments: [String]) throws {
    let desk = try Folder()
    let ended = try Program.run(arguments, home: desk.path)
    #expect(ended.status == 64, "\(arguments): \(ended.message)")
    #expect(ended.output.isEmpty)
    #expect(!ended.errors.isEmpty)
  }

  @Test(arguments: ["exec", "verify", "query"])
  func aStoreThatIsNotThereIsSaid(_ call: String) throws {
    let folder = try Folder()
    let arguments = call == "query" ? ["query", "services"] : [call]
    let ended = try Program.run(arguments + ["--store", folder.file("nothing")])
    #expect(ended.status == 64)
    #expect(ended.message.contains("countersign init"))
    #expect(!Folder.exists(folder.file("nothing")))
  }

  /// `query signing_process --where nonsense=1`: the field is wrong whatever the rows are.
  @Test func aFieldThatNoTableHasIs64() throws {
    let desk = try Desk()
    _ = try Signing(desk)
    let ended = try desk.run(["query", "signing_process", "--where", "colour=red"])
    #expect(ended.status == 64)
    #expect(ended.message.contains("colour"))
    let empty = try Desk(templates: false)
    #expect(try empty.run(["query", "signing_process", "--where", "colour=red"]).status == 64)
    #expect(try empty.run(["query", "signing_process", "--where", "status=SIGNED"]).text == "[]\n")
  }

  @Test func optionsMayStandBeforeTheCall() throws {
    let desk = try Desk(templates: false)
    #expect(try Program.run(["--store", desk.store, "verify"]).status == 0)
    #expect(
      try Program.run(["--lang", "en", "--store", desk.store, "query", "services"]).status == 0)
  }

  @Test func anotherStoreIsNeverMadeOverOne() throws {
    let desk = try Desk()
    let before = Folder.contents(of: desk.store)
    let again = try desk.run(["init", "--empty"])
    #expect(again.status == 1)
    #expect(Folder.contents(of: desk.store) == before)
    #expect(Folder.names(in: desk.folder.path) == ["store"])
  }

  @Test func somethingElseInTheFolderIsLeftAlone() throws {
    let folder = try Folder()
    try Folder.write(Array("mine".utf8), to: folder.file("note.txt"))
    #expect(try Program.run(["init", "--empty", "--store", folder.path]).status != 0)
    #expect(Folder.names(in: folder.path) == ["note.txt"])
  }

  @Test func resultsAndMessagesGoTheirWays() throws {
    let desk = try Desk(templates: false)
    let verified = try desk.verify()
    #expect(verified.status == 0)
    #expect(verified.lines.contains("records 1"))
    #expect(verified.lines.contains { $0.hasPrefix("head ") && $0.utf8.count == 5 + 64 })
    #expect(verified.message.contains("校验通过"))
    let english = try desk.run(["verify", "--lang", "en"])
    #expect(english.text == verified.text)
    #expect(english.message.contains("All well"))
  }

  /// Language comes from the option, else from the environment, else it is Chinese.
  @Test(arguments: [
    ([String](), ["LANG": "C.UTF-8"], true), ([], ["LANG": "en_US.UTF-8"], false),
    ([], ["LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"], false),
    ([], ["LANG": "zh_CN.UTF-8"], true),
    (["--lang", "zh"], ["LANG": "en_US.UTF-8"], true),
    (["--lang", "en"], ["LANG": "zh_CN.UTF-8"], false),
  ])
  func theLanguage(_ arguments: [String], _ environment: [String: String], isChinese: Bool) throws {
    let desk = try Desk(templates: false)
    let ended = try Program.run(
      ["exec", "--store", desk.store] + arguments, input: "{}\n", environment: environment)
    let message = try JSON(ended.text)["error"]["message"].string ?? ""
    #expect(message.unicodeScalars.contains { $0.value > 0x2E80 } == isChinese, "\(message)")
    #expect(try JSON(ended.text)["error"]["code"] == "BAD_REQUEST")
  }

  /// The key map is the table of the contract, in each language.
  @Test(arguments: ["zh", "en"])
  func theKeysAreThoseOfTheContract(_ language: String) throws {
    let ended = try Program.run(["keys", "--lang", language])
    #expect(ended.status == 0)
    #expect(ended.errors.isEmpty)
    let keys = ["Enter", "Esc", "Tab", "/", "n", "N", ":", "?", "q", "Ctrl-L", "h", "j", "k", "l"]
    let words = Set(ended.text.split { $0 == " " || $0 == "\n" }.map(String.init))
    for key in keys { #expect(words.contains(key), "\(key)") }
    #expect(words.contains(language == "zh" ? "空格" : "Space"))
    #expect(words.contains(language == "zh" ? ":bangzhu" : ":help"))
  }

  @Test func theThemesAreListed() throws {
    let ended = try Program.run(["themes"])
    #expect(ended.status == 0)
    #expect(ended.lines.contains { $0.contains("深色") })
    #expect(ended.lines.contains { $0.contains("浅色") })
  }

  /// Nothing that only a terminal understands ever gets into a pipe.
  @Test(arguments: ["--help", "keys", "themes", "verify", "query", "queryTable", "exec"])
  func noColourInAPipe(_ call: String) throws {
    let desk = try Desk()
    let arguments =
      switch call {
      case "query": ["query", "agreement_template"]
      case "queryTable": ["query", "agreement_template", "--format", "table"]
      default: [call]
      }
    let ended = try Program.run(
      arguments + (call.hasPrefix("--") ? [] : ["--store", desk.store]), input: "{}\n",
      environment: ["TERM": "xterm-256color", "CLICOLOR_FORCE": "1"])
    #expect(!ended.output.isEmpty)
    #expect(!ended.output.contains(0x1B))
    #expect(!ended.errors.contains(0x1B))
  }

  /// Without `--store`: the variable, else the user's data folder outside a checkout.
  @Test func theDefaultStore() throws {
    let folder = try Folder()
    let named = folder.file("named")
    let made = try Program.run(["init", "--empty"], environment: ["COUNTERSIGN_STORE": named])
    #expect(made.status == 0)
    #expect(Folder.exists(named + "/journal/00000001.log"))
    let own = try Program.shell(
      "cd \"$1\" && exec \"$0\" init --empty", [folder.path],
      environment: ["XDG_DATA_HOME": folder.file("share")])
    #expect(own.status == 0, "\(own.message)")
    #expect(Folder.exists(folder.file("share/countersign/journal/00000001.log")))
  }

  @Test func aClosedOutputEndsTheCallWith74() throws {
    let desk = try Desk()
    let commands = try Folder()
    let line = Command.advance(1).line + "\n"
    try Folder.write(Array(String(repeating: line, count: 200).utf8), to: commands.file("in"))
    let ended = try Program.shell(
      "\"$0\" exec --store \"$1\" \"$2\" >&-; echo $? >&2", [desk.store, commands.file("in")])
    #expect(ended.message.hasSuffix("74\n"), "\(ended.message)")
    let full = try Program.shell(
      "\"$0\" query services --store \"$1\" >/dev/full; echo $? >&2", [desk.store])
    #expect(full.message.hasSuffix("74\n"), "\(full.message)")
    #expect(try desk.verify().status == 0)
  }

  @Test func aFileOfCommandsIsRead() throws {
    let desk = try Desk(templates: false)
    let file = desk.folder.file("commands.jsonl")
    try Folder.write(Array((Desk.templates.map(\.line).joined(separator: "\n")).utf8), to: file)
    let ended = try desk.run(["exec", file])
    #expect(ended.status == 0)
    #expect(ended.lines.count == Desk.templates.count)
    let missing = try desk.run(["exec", desk.folder.file("nothing")])
    #expect(missing.status == 74)
    #expect(missing.output.isEmpty)
  }
}
