extension Registry {
  /// What a service is told, in the clear; it goes to the service and nowhere else.
  package func outsideFields(
    _ request: ServiceRequest, _ policy: Policy, _ tools: Tools,
    smsText: (SigningProcess, Int) -> String
  ) -> [String: String] {
    var fields: [String: String] = [:]
    if request.operation == .deliverCallback {
      guard let number = callbackNumber(request.subject ?? "") else { return fields }
      fields["url"] = callbacks[number].url
      fields["body"] = callbacks[number].body
      return fields
    }
    guard !request.operation.isWallet else { return walletFields(request, policy, tools) }
    guard let id = request.processID, let number = processNumber(id),
      let place = processes[number].partyIndex(request.userID ?? "")
    else { return fields }
    let process = processes[number]
    let party = process.parties[place]
    fields["user_id"] = party.userID
    switch request.operation {
    case .sendSMS:
      fields["mobile"] = revealed(party, party.mobile, "mobile", tools)
      fields["text"] = smsText(process, place)
    case .requestDeposit:
      fields["bank_card_no"] = revealed(party, party.bankCardNo, "bank_card_no", tools)
      fields["name"] = revealed(party, party.name, "name", tools)
      if party.deposit?.madeAt != nil { fields["made"] = "true" }
    case .verifyAmount:
      fields["deposit"] = party.deposit?.requestID
      if let answer = request.answer {
        fields["amount"] = tools.reveal(answer, "\(request.requestID)/answer")
      }
    case .startFace, .verifyFace:
      fields["name"] = revealed(party, party.name, "name", tools)
      fields["id_no"] = revealed(party, party.idNo, "id_no", tools)
      fields["reference"] = party.faceReference
    default: break
    }
    return fields
  }

  /// A party's text in the clear; nil when there is none or its key was destroyed.
  private func revealed(
    _ party: Party, _ text: Guarded?, _ field: String, _ tools: Tools
  ) -> String? {
    text.flatMap { tools.reveal($0, SigningProcess.context(party.userID, field)) }
  }
}
