/// What anyone can ask of the desk: the one vocabulary of console, `exec`, gateway and tests
/// (contract 3), and what the desk's own clock and services bring.
package enum Command: Equatable, Sendable {
  case templateUpload(TemplateUpload)
  case templateActivate(TemplateReference)
  case templateDeactivate(TemplateReference)
  case processCreate(ProcessCreate)
  case processSendSMS(ProcessSendSMS)
  case processCancel(ProcessCancel)
  case h5Open(PageStepInput)
  case h5ChooseVerification(PageChoice)
  case h5SubmitAmount(PageAmount)
  case h5CompleteFace(PageStepInput)
  case h5Sign(PageStepInput)
  case h5Decline(PageDecline)
  case h5Heartbeat(PageStepInput)
  case wallet(WalletCommand)
  case personalReveal(PersonalReveal)
  case personalFind(PersonalFind)
  case personalErase(PersonalErase)
  case callbackResend(CallbackResend)
  case statementImport(StatementImport)
  case sandboxService(SandboxService)
  case sandboxAdvanceClock(SandboxClock)
  case sandboxPeek(SandboxPeek)
  case sandboxInbox(SandboxInbox)
  /// A service answered, or did not.
  case reply(ServiceReply)
  /// The clock reached something.
  case due(Due)
}

/// Something that happens by itself at its time.
package enum Due: Equatable, Sendable {
  case expiry(processID: String)
  /// Nobody knows a split's result yet.
  case unresolvedSplit(requestID: String)
  /// Whether what an alert warns of has come, or is over.
  case alertCheck(AlertCode, subject: String)
  /// A subject's key is to be destroyed, as an erasure promised.
  case keyDestruction(slot: Int)
}

/// The names of the commands, as the contract spells them.
package enum CommandName: String, Word {
  case templateUpload = "template.upload"
  case templateActivate = "template.activate"
  case templateDeactivate = "template.deactivate"
  case processCreate = "process.create"
  case processSendSMS = "process.send_sms"
  case processCancel = "process.cancel"
  case h5Open = "h5.open"
  case h5ChooseVerification = "h5.choose_verification"
  case h5SubmitAmount = "h5.submit_amount"
  case h5CompleteFace = "h5.complete_face"
  case h5Sign = "h5.sign"
  case h5Decline = "h5.decline"
  case h5Heartbeat = "h5.heartbeat"
  case userRegister = "user.register"
  case accountOpen = "account.open"
  case accountFreeze = "account.freeze"
  case accountUnfreeze = "account.unfreeze"
  case accountClose = "account.close"
  case bindingRequest = "binding.request"
  case bindingInvalidate = "binding.invalidate"
  case paymentEnable = "payment.enable"
  case splitSubmit = "split.submit"
  case splitExplain = "split.explain"
  case splitQuery = "split.query"
  case splitResolve = "split.resolve"
  case freezeMerchant = "risk.freeze_merchant"
  case thawMerchant = "risk.thaw_merchant"
  case freezeTransaction = "risk.freeze_transaction"
  case thawTransaction = "risk.thaw_transaction"
  case alertAcknowledge = "alert.acknowledge"
  case personalReveal = "personal.reveal"
  case personalFind = "personal.find"
  case personalErase = "personal.erase"
  case callbackResend = "callback.resend"
  case statementImport = "statement.import"
  case sandboxService = "sandbox.service"
  case sandboxAdvanceClock = "sandbox.advance_clock"
  case sandboxPeek = "sandbox.peek"
  case sandboxInbox = "sandbox.inbox"
  case sandboxFund = "sandbox.fund"
  // The desk's own; nobody can send them.
  case reply = "service.reply"
  case expiry = "process.expire"
  case keyDestruction = "personal.destroy_key"
  case unresolvedSplit = "split.remind"
  case alertCheck = "alert.check"

  /// True for what the clock and the services bring.
  package var isInternal: Bool {
    switch self {
    case .reply, .expiry, .keyDestruction, .unresolvedSplit, .alertCheck: true
    default: false
    }
  }

  package var isPageStep: Bool { rawValue.hasPrefix("h5.") }
  package var isSandboxOnly: Bool { rawValue.hasPrefix("sandbox.") || isPageStep }

  /// True where a refused attempt is a fact of its own: operators' attempts on money or status.
  package var recordsRefusal: Bool {
    switch self {
    case .processCancel, .personalErase, .personalReveal: true
    default: isWalletAct
    }
  }
}

extension Command {
  package var name: CommandName {
    switch self {
    case .templateUpload: .templateUpload
    case .templateActivate: .templateActivate
    case .templateDeactivate: .templateDeactivate
    case .processCreate: .processCreate
    case .processSendSMS: .processSendSMS
    case .processCancel: .processCancel
    case .h5Open: .h5Open
    case .h5ChooseVerification: .h5ChooseVerification
    case .h5SubmitAmount: .h5SubmitAmount
    case .h5CompleteFace: .h5CompleteFace
    case .h5Sign: .h5Sign
    case .h5Decline: .h5Decline
    case .h5Heartbeat: .h5Heartbeat
    case .wallet(let command): command.name
    case .personalReveal: .personalReveal
    case .personalFind: .personalFind
    case .personalErase: .personalErase
    case .callbackResend: .callbackResend
    case .statementImport: .statementImport
    case .sandboxService: .sandboxService
    case .sandboxAdvanceClock: .sandboxAdvanceClock
    case .sandboxPeek: .sandboxPeek
    case .sandboxInbox: .sandboxInbox
    case .reply: .reply
    case .due(.expiry): .expiry
    case .due(.keyDestruction): .keyDestruction
    case .due(.unresolvedSplit): .unresolvedSplit
    case .due(.alertCheck): .alertCheck
    }
  }
}
