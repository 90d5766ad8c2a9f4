/// A signing process (seed 000, table signing_process) with its parties.
package struct SigningProcess: Record, Equatable {
  package var processID = ""
  package var scene = BizScene.relationBind
  package var templateID = ""
  package var templateVersion = ""
  package var status = ProcessStatus.created
  package var endReason: EndReason?
  /// What the operator or the user said when it ended.
  package var reason: String?
  package var callbackURL = ""
  package var expiresAt = Instant(milliseconds: 0)
  package var createdAt = Instant(milliseconds: 0)
  package var updatedAt = Instant(milliseconds: 0)
  /// The journal record that gave it its status.
  package var statusRecord: Int?
  /// When it left the open states for the last time.
  package var endedAt: Instant?
  /// SHA-256 of the rendered agreement: what the parties sign.
  package var agreementSHA256 = ""
  /// The template's values, sealed under the keys of all parties.
  package var values = Guarded.open("")
  package var parties: [Party] = []
  /// The binding that becomes valid with it (the wallet's), if any.
  package var bindingID: String?
  /// The last callback that was put in the outbox for it.
  package var callbackID: String?
  /// The journal records in which it appears, for its timeline.
  package var records: [Int] = []

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    visitRow(&fields)
    fields.field("parties", &parties)
  }

  /// The fields of its own row, without the parties, which are rows themselves.
  package mutating func visitRow(_ fields: inout some FieldVisitor) {
    fields.field("process_id", &processID)
    fields.field("biz_scene", &scene)
    fields.field("template_id", &templateID)
    fields.field("template_version", &templateVersion)
    fields.field("status", &status)
    fields.field("end_reason", &endReason)
    fields.field("reason", &reason)
    fields.field("callback_url", &callbackURL)
    fields.field("expires_at", &expiresAt)
    fields.field("created_at", &createdAt)
    fields.field("updated_at", &updatedAt)
    fields.field("status_record", &statusRecord)
    fields.field("ended_at", &endedAt)
    fields.field("agreement_sha256", &agreementSHA256)
    fields.field("values", &values)
    fields.field("binding_id", &bindingID)
    fields.field("callback_id", &callbackID)
    fields.field("records", &records)
  }

  /// The status an open process has by what its parties did (contract 7.3).
  package var derivedStatus: ProcessStatus {
    if parties.allSatisfy({ $0.status == .signed }) { return .signed }
    if parties.contains(where: { $0.verificationType != nil || $0.status != .pending }) {
      return .verifying
    }
    return parties.contains { $0.smsAt != nil } ? .smsSent : .created
  }

  package func partyIndex(_ userID: String) -> Int? {
    parties.firstIndex { $0.userID == userID }
  }

  package func party(_ role: PartyRole) -> Party? { parties.first { $0.role == role } }

  /// The subjects' key slots, in party order: the template's values are sealed under all of them.
  package var slots: [Int] { parties.map(\.slot) }

  /// Which processes exclude each other: the same two parties, whichever pays, in one scene.
  package var pair: String { Self.pair(scene, parties.map(\.userID)) }

  package static func pair(_ scene: BizScene, _ users: [String]) -> String {
    let sorted = users.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return "\(scene.rawValue) \(sorted.joined(separator: " "))"
  }

  /// The context under which a process's template values are sealed.
  package static func valuesContext(_ processID: String) -> String { "\(processID)/values" }

  /// The context under which a subject's field is sealed.
  package static func context(_ userID: String, _ field: String) -> String { "\(userID)/\(field)" }
}

/// Numbered ids: `P20261121-000042` is the 42nd process.
///
/// The number is the place of the row, the date is for people.
package enum Ordinal {
  package static func processID(_ number: Int, at instant: Instant) -> String {
    let day = instant.civil(offsetSeconds: Instant.chinaOffsetSeconds)
    return "P\(padded(day.year, 4))\(padded(day.month, 2))\(padded(day.day, 2))-\(text(number))"
  }

  package static func text(_ number: Int) -> String { padded(Int64(number), 6) }

  /// The number an id ends with, or nil.
  package static func number(of id: String) -> Int? {
    var value = 0
    var digits = 0
    for unit in id.utf8.reversed() {
      guard unit != UInt8(ascii: "-") else { break }
      guard PartyNumbers.isDigit(unit), digits < 12 else { return nil }
      digits += 1
    }
    for unit in id.utf8.suffix(digits) { value = value * 10 + Int(unit - 48) }
    return digits >= 6 && digits < id.utf8.count ? value : nil
  }
}
