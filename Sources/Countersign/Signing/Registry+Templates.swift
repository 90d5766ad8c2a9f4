// Templates: stored by id and version, one active version for each id (seed 000, 2.3 and 4).

extension Registry {
  /// Content longer than this is no agreement.
  static let longestContent = 256 * 1024

  func upload(_ fields: TemplateUpload, _ context: Context) throws(Refusal) -> Decision {
    try checkID(fields.templateID, "template_id")
    try checkID(fields.version, "version")
    var checks = CheckList()
    let isNew = templates[Template.key(fields.templateID, fields.version)] == nil
    checks.note(
      "version", isNew, .duplicateTemplateVersion, "\(fields.templateID) \(fields.version)")
    switch Result(catching: { () throws(TemplateMarkup.Fault) in
      try TemplateMarkup(fields.content)
    }) {
    case .success(let markup):
      checks.note("content", true, .unsafeTemplate)
      note(fields, markup, &checks)
    case .failure(let fault):
      checks.note(
        "content", false, fault.isUnsafe ? .unsafeTemplate : .invalidTemplate, fault.reason)
      checks.skip("variables")
    }
    try checks.refuse()
    var fact = TemplateUploaded()
    fact.templateID = fields.templateID
    fact.version = fields.version
    fact.scene = fields.scene
    fact.contentHTML = fields.content
    fact.variables = fields.variables
    fact.contentSHA256 = context.tools.sha256(Array(fields.content.utf8))
    var outcome = Outcome(.template)
    outcome.templateID = fact.templateID
    outcome.version = fact.version
    outcome.contentSHA256 = fact.contentSHA256
    return Decision([.templateUploaded(fact)], outcome)
  }

  private func note(
    _ fields: TemplateUpload, _ markup: TemplateMarkup, _ checks: inout CheckList
  ) {
    let blank = AgreementText(html: fields.content).blocks.allSatisfy { block in
      block.text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
    let tooLong = fields.content.utf8.count > Self.longestContent
    checks.note(
      "length", !blank && !tooLong, .invalidTemplate,
      blank ? "content is empty" : "content is too long")
    let declared = Set(fields.variables)
    let malformed = fields.variables.first { !Self.isVariableName($0) }
    let platform = Set(PlatformVariable.allCases.map(\.rawValue))
    let undeclared = markup.variables.first { !declared.contains($0) && !platform.contains($0) }
    let detail =
      malformed.map { "variable \($0.prefix(40)) is malformed" }
      ?? undeclared.map { "variable \($0.prefix(40)) is not declared" }
      ?? "a variable is declared twice"
    checks.note(
      "variables",
      malformed == nil && undeclared == nil && declared.count == fields.variables.count,
      .invalidTemplate, detail)
  }

  private static func isVariableName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, name.utf8.count <= 64 else { return false }
    return MarkupReader.isNameScalar(first)
      && name.unicodeScalars.allSatisfy {
        MarkupReader.isNameScalar($0) || ("0"..."9").contains($0)
      }
  }

  /// Activating what is active, and resting what rests, is done already and leaves no trace.
  func activate(_ fields: TemplateReference, _ active: Bool) throws(Refusal) -> Decision {
    guard let template = templates[Template.key(fields.templateID, fields.version)] else {
      throw Refusal(.notFound, "\(fields.templateID) \(fields.version)")
    }
    var outcome = Outcome(.template)
    outcome.templateID = template.templateID
    outcome.version = template.version
    outcome.contentSHA256 = template.contentSHA256
    guard template.isActive != active else { return Decision([], outcome) }
    return Decision(
      [active ? .templateActivated(fields) : .templateDeactivated(fields)], outcome)
  }
}
