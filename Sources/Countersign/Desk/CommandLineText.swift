/// One line of `exec`: a command in JSON, read strictly.
package struct CommandLineText: Sendable {
  package let command: Command
  /// The idempotency key, if any.
  package let key: String?
  /// The command's fields alone, in a fixed order, for telling a repetition from another command.
  package let canonical: [UInt8]

  /// Reads a line.
  /// - Throws: `BAD_REQUEST` with what is wrong and where.
  package init(_ bytes: [UInt8]) throws(Refusal) {
    let text: JSONText
    do throws(JSONFault) {
      text = try JSONText(bytes)
      guard text.nodes[text.root].kind == .object else {
        throw JSONFault("an object is expected", at: 0)
      }
    } catch {
      throw Refusal(.badRequest, "\(error.reason) (byte \(error.offset))")
    }
    do throws(JSONFault) {
      (command, key, canonical) = try Self.read(text)
    } catch {
      throw Refusal(.badRequest, error.reason)
    }
  }

  private static func read(
    _ text: JSONText
  ) throws(JSONFault) -> (Command, String?, [UInt8]) {
    var reader = try FieldReader(text.root, of: text)
    var word = ""
    var key: String?
    reader.field("command", &word)
    reader.field("key", &key)
    if let fault = reader.fault { throw fault }
    guard let name = CommandName(rawValue: word), !name.isInternal else {
      throw JSONFault("unknown command \(word.prefix(40))", at: 0)
    }
    if let key, !PartyNumbers.isID(key) { throw JSONFault("field key is not an id", at: 0) }
    var canonical: [UInt8] = []
    let command = try read(name, &reader, &canonical)
    return (command, key, Array(word.utf8) + canonical)
  }

  static func fields<Fields: Record>(
    _ make: (Fields) -> Command, _ reader: inout FieldReader, _ canonical: inout [UInt8]
  ) throws(JSONFault) -> Command {
    var fields = Fields()
    fields.visit(&reader)
    if let fault = reader.fault { throw fault }
    var names = FieldNames()
    fields.visit(&names)
    let known = Set(names.names + ["command", "key"])
    if let unknown = reader.unknownNames(known: known.contains).first {
      throw JSONFault("unknown field \(unknown.prefix(40))", at: 0)
    }
    var ids = IDCheck()
    fields.visit(&ids)
    if let wrong = ids.wrong { throw JSONFault("field \(wrong) is not an id", at: 0) }
    canonical = fields.json
    return make(fields)
  }

  private static func read(
    _ name: CommandName, _ reader: inout FieldReader, _ canonical: inout [UInt8]
  ) throws(JSONFault) -> Command {
    switch name {
    case .templateUpload: try fields(Command.templateUpload, &reader, &canonical)
    case .templateActivate: try fields(Command.templateActivate, &reader, &canonical)
    case .templateDeactivate: try fields(Command.templateDeactivate, &reader, &canonical)
    case .processCreate: try fields(Command.processCreate, &reader, &canonical)
    case .processSendSMS: try fields(Command.processSendSMS, &reader, &canonical)
    case .processCancel: try fields(Command.processCancel, &reader, &canonical)
    case .h5Open: try fields(Command.h5Open, &reader, &canonical)
    case .h5ChooseVerification: try fields(Command.h5ChooseVerification, &reader, &canonical)
    case .h5SubmitAmount: try fields(Command.h5SubmitAmount, &reader, &canonical)
    case .h5CompleteFace: try fields(Command.h5CompleteFace, &reader, &canonical)
    case .h5Sign: try fields(Command.h5Sign, &reader, &canonical)
    case .h5Decline: try fields(Command.h5Decline, &reader, &canonical)
    case .h5Heartbeat: try fields(Command.h5Heartbeat, &reader, &canonical)
    case .personalReveal: try fields(Command.personalReveal, &reader, &canonical)
    case .personalFind: try fields(Command.personalFind, &reader, &canonical)
    case .personalErase: try fields(Command.personalErase, &reader, &canonical)
    case .callbackResend: try fields(Command.callbackResend, &reader, &canonical)
    case .statementImport: try fields(Command.statementImport, &reader, &canonical)
    case .sandboxService: try fields(Command.sandboxService, &reader, &canonical)
    case .sandboxAdvanceClock: try fields(Command.sandboxAdvanceClock, &reader, &canonical)
    case .sandboxPeek: try fields(Command.sandboxPeek, &reader, &canonical)
    case .sandboxInbox: try fields(Command.sandboxInbox, &reader, &canonical)
    case .reply, .expiry, .keyDestruction, .unresolvedSplit, .alertCheck:
      throw JSONFault("unknown command", at: 0)
    case .userRegister, .accountOpen, .accountFreeze, .accountUnfreeze, .accountClose,
      .bindingRequest, .bindingInvalidate, .paymentEnable, .splitSubmit, .splitExplain,
      .splitQuery, .splitResolve, .freezeMerchant, .thawMerchant, .freezeTransaction,
      .thawTransaction, .alertAcknowledge, .sandboxFund:
      try readWallet(name, &reader, &canonical)
    }
  }
}

/// Finds a field that names a row and cannot be its id (contract 3): such a line has no effect.
private struct IDCheck: FieldVisitor {
  private(set) var wrong: String?
  /// These have codes of their own, whatever is wrong with them.
  private static let others: Set<String> = ["institution_id", "template_id"]

  mutating func field<Value: FieldValue>(_ name: StaticString, _ value: inout Value) {
    guard wrong == nil, let text = value as? String else { return }
    let name = "\(name)"
    guard name.hasSuffix("_id"), !Self.others.contains(name) else { return }
    if !PartyNumbers.isID(text) { wrong = name }
  }
}
