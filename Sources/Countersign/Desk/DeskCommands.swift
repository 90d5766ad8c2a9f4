// The commands of contract 3 about personal data and the sandbox.

package struct PersonalReveal: Record, Equatable {
  package var userID = ""
  package var processID: String?
  package var reason = ""

  package init() {}

  package init(userID: String, processID: String? = nil, reason: String) {
    self.userID = userID
    self.processID = processID
    self.reason = reason
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("user_id", &userID)
    fields.field("process_id", &processID)
    fields.field("reason", &reason)
  }
}

package struct PersonalFind: Record, Equatable {
  package var mobile: String?
  package var idNo: String?
  package var bankCardNo: String?

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("mobile", &mobile)
    fields.field("id_no", &idNo)
    fields.field("bank_card_no", &bankCardNo)
  }
}

package struct PersonalErase: Record, Equatable {
  package var userID = ""
  package var reason = ""

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("user_id", &userID)
    fields.field("reason", &reason)
  }
}

package struct SandboxService: Record, Equatable {
  package var service = ServiceName.sms
  package var mode = ServiceMode.ok

  package init() {}

  package init(_ service: ServiceName, _ mode: ServiceMode) {
    self.service = service
    self.mode = mode
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("service", &service)
    fields.field("mode", &mode)
  }
}

package struct SandboxClock: Record, Equatable {
  package var seconds: Int64 = 0

  package init() {}
  package init(_ seconds: Int64) { self.seconds = seconds }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("seconds", &seconds)
  }
}

package struct SandboxPeek: Record, Equatable {
  package var processID = ""
  package var userID = ""

  package init() {}

  package init(_ processID: String, _ userID: String) {
    self.processID = processID
    self.userID = userID
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("process_id", &processID)
    fields.field("user_id", &userID)
  }
}

package struct SandboxInbox: Record, Equatable {
  package var processID: String?

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("process_id", &processID)
  }
}

package struct CallbackResend: Record, Equatable {
  package var callbackID = ""

  package init() {}
  package init(_ callbackID: String) { self.callbackID = callbackID }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("callback_id", &callbackID)
  }
}
