// The commands of contract 3 about templates, processes and the party's page.

package struct TemplateUpload: Record, Equatable {
  package var templateID = ""
  package var version = ""
  package var scene = BizScene.relationBind
  package var content = ""
  package var variables: [String] = []

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("template_id", &templateID)
    fields.field("version", &version)
    fields.field("biz_scene", &scene)
    fields.field("content", &content)
    fields.field("variables", &variables)
  }
}

package struct TemplateReference: Record, Equatable {
  package var templateID = ""
  package var version = ""

  package init() {}

  package init(_ templateID: String, _ version: String) {
    self.templateID = templateID
    self.version = version
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("template_id", &templateID)
    fields.field("version", &version)
  }
}

/// A party as the requester names it.
///
/// All may be missing, for the refusal says what is.
package struct PartyInput: StrictRecord, Equatable {
  package var role: PartyRole?
  package var userID: String?
  package var name: String?
  package var idNo: String?
  package var bankCardNo: String?
  package var mobile: String?
  package var type: PartyType?

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("role", &role)
    fields.field("user_id", &userID)
    fields.field("name", &name)
    fields.field("id_no", &idNo)
    fields.field("bank_card_no", &bankCardNo)
    fields.field("mobile", &mobile)
    fields.field("party_type", &type)
  }
}

package struct ProcessCreate: Record, Equatable {
  package var scene = BizScene.relationBind
  package var templateID = ""
  package var parties: [PartyInput]?
  package var callbackURL: String?
  package var variables: [String: String]?

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("biz_scene", &scene)
    fields.field("template_id", &templateID)
    fields.field("parties", &parties)
    fields.field("callback_url", &callbackURL)
    fields.field("variables", &variables)
  }
}

package struct ProcessSendSMS: Record, Equatable {
  package var processID = ""
  package var userID: String?

  package init() {}

  package init(_ processID: String, userID: String? = nil) {
    self.processID = processID
    self.userID = userID
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("process_id", &processID)
    fields.field("user_id", &userID)
  }
}

package struct ProcessCancel: Record, Equatable {
  package var processID = ""
  package var reason = ""

  package init() {}

  package init(_ processID: String, reason: String) {
    self.processID = processID
    self.reason = reason
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("process_id", &processID)
    fields.field("reason", &reason)
  }
}

/// A step on the party's page that needs the link alone.
package struct PageStepInput: Record, Equatable {
  package var token = ""

  package init() {}
  package init(_ token: String) { self.token = token }

  package mutating func visit(_ fields: inout some FieldVisitor) { fields.field("token", &token) }
}

package struct PageChoice: Record, Equatable {
  package var token = ""
  package var type = VerificationType.face

  package init() {}

  package init(_ token: String, _ type: VerificationType) {
    self.token = token
    self.type = type
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("token", &token)
    fields.field("verification_type", &type)
  }
}

package struct PageAmount: Record, Equatable {
  package var token = ""
  package var amount = Fen.zero

  package init() {}

  package init(_ token: String, _ amount: Fen) {
    self.token = token
    self.amount = amount
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("token", &token)
    fields.field("amount", &amount)
  }
}

package struct PageDecline: Record, Equatable {
  package var token = ""
  package var reason = ""

  package init() {}

  package init(_ token: String, reason: String) {
    self.token = token
    self.reason = reason
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("token", &token)
    fields.field("reason", &reason)
  }
}
