import Countersign
import CountersignStore

extension Clerk {
  /// What a service is told, in the clear; it goes to the service and nowhere else.
  func outsideFields(_ request: ServiceRequest) -> [String: String] {
    var fields: [String: String] = [:]
    if request.operation == .deliverCallback {
      guard let number = registry.callbackNumber(request.subject ?? "") else { return fields }
      fields["url"] = registry.callbacks[number].url
      fields["body"] = registry.callbacks[number].body
      return fields
    }
    guard !request.operation.isWallet else { return walletFields(request) }
    guard let id = request.processID, let number = registry.processNumber(id),
      let place = registry.processes[number].partyIndex(request.userID ?? "")
    else { return fields }
    let process = registry.processes[number]
    let party = process.parties[place]
    fields["user_id"] = party.userID
    switch request.operation {
    case .sendSMS:
      fields["mobile"] = revealed(party, party.mobile, "mobile")
      fields["text"] = smsText(process, place)
    case .requestDeposit:
      fields["bank_card_no"] = revealed(party, party.bankCardNo, "bank_card_no")
      fields["name"] = revealed(party, party.name, "name")
      if party.deposit?.madeAt != nil { fields["made"] = "true" }
    case .verifyAmount:
      fields["deposit"] = party.deposit?.requestID
      if let answer = request.answer {
        fields["amount"] = Self.reveal(answer, "\(request.requestID)/answer", keys)
      }
    case .startFace, .verifyFace:
      fields["name"] = revealed(party, party.name, "name")
      fields["id_no"] = revealed(party, party.idNo, "id_no")
      fields["reference"] = party.faceReference
    default: break
    }
    return fields
  }

  /// A party's text in the clear; nil when there is none or its key was destroyed.
  func revealed(_ party: Party, _ text: Guarded?, _ field: String) -> String? {
    text.flatMap { Self.reveal($0, SigningProcess.context(party.userID, field), keys) }
  }

  /// A party's link.
  func token(_ process: SigningProcess, _ place: Int) -> String {
    let number = Ordinal.number(of: process.processID) ?? 0
    return keys.linkToken(ordinal: UInt64(number), party: UInt8(place), generation: 0)
  }

  func h5URL(_ process: SigningProcess, _ place: Int) -> String {
    policy.h5BaseURL + token(process, place)
  }

  /// The text message with a party's link.
  func smsText(_ process: SigningProcess, _ place: Int) -> String {
    let title = registry.template(of: process)?.title ?? process.templateID
    let minutes = policy.sessionSeconds / 60
    return "【电子签约】您有一份《\(title)》待签署，请在\(minutes)分钟内点击 \(h5URL(process, place)) "
      + "完成认证与签署。如非本人操作请忽略。"
  }

  /// The agreement as it was rendered for its parties; nil when a party was erased.
  func agreement(_ process: SigningProcess) -> String? {
    guard let template = registry.template(of: process),
      let json = Self.reveal(
        process.values, SigningProcess.valuesContext(process.processID), keys),
      let text = try? JSONText(Array(json.utf8)),
      let values = try? [String: String].read(text.root, of: text),
      let markup = try? TemplateMarkup(template.contentHTML)
    else { return nil }
    return markup.render(values)
  }
}
