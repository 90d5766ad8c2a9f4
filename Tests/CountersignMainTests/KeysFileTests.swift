import Testing

/// `keys.toml` in the operator's folder of settings.
struct KeysFileTests {
  private func printed(_ text: String, _ isChinese: Bool = false) throws -> Finished {
    // The file is made by a shell, so that the folder is one a person would have.
    let line = "mkdir -p \"$1/countersign\" && printf '%s' \"$2\" >\"$1/countersign/keys.toml\""
    let home = try Folder()
    let made = try Program.shell(line, [home.path, text])
    #expect(made.status == 0)
    return try Program.run(
      ["keys", "--lang", isChinese ? "zh" : "en"], environment: ["XDG_CONFIG_HOME": home.path])
  }

  @Test func theChangedTableIsPrinted() throws {
    let ended = try printed("process.cancel = \"F8\"")
    #expect(ended.status == 0)
    #expect(ended.text.contains("  F8 "))
    #expect(ended.errors.isEmpty)
  }

  @Test func aWrongFileIsNamedWithItsLineAndNoneOfItCounts() throws {
    let ended = try printed("help = \"F1\"\nprocess.cancel = \"s\"", true)
    #expect(ended.status == 1)
    #expect(!ended.text.contains("F1"))
    #expect(ended.message.contains("keys.toml:2: s 重复：process.send_sms 和 process.cancel"))
  }
}
