extension Registry {
  /// The wallet's commands.
  func decide(_ command: WalletCommand, _ context: Context) throws(Refusal) -> Decision {
    switch command {
    case .userRegister(let fields): try register(fields, context)
    case .accountOpen(let fields): try openAccount(fields, context)
    case .accountFreeze(let fields): try freezeAccount(fields, context)
    case .accountUnfreeze(let fields): try unfreezeAccount(fields, context)
    case .accountClose(let fields): try closeAccount(fields, context)
    case .bindingRequest(let fields): try requestBinding(fields, context)
    case .bindingInvalidate(let fields): try invalidate(fields)
    case .paymentEnable(let fields): try enablePayment(fields, context)
    case .splitSubmit(let fields): try submitSplit(fields, context)
    case .splitExplain(let fields): try explainSplit(fields, context)
    case .splitQuery(let fields): try querySplit(fields, context)
    case .splitResolve(let fields): try resolveSplit(fields, context)
    case .freezeMerchant(let fields): try freezeMerchant(fields, context)
    case .thawMerchant(let fields): try thawMerchant(fields, context)
    case .freezeTransaction(let fields): try freezeTransaction(fields, context)
    case .thawTransaction(let fields): try thawTransaction(fields, context)
    case .alertAcknowledge(let fields): try acknowledge(fields)
    case .sandboxFund(let fields): try fund(fields)
    }
  }

  /// What the wallet's services answer.
  func settleWallet(
    _ reply: ServiceReply, _ request: ServiceRequest, _ context: Context
  ) -> Decision {
    switch request.operation {
    case .reviewMerchant: settleReview(reply, request, context)
    case .openAccount: settleOpening(reply, request, context)
    case .changeAccount: settleTelling(reply, request, context)
    case .quoteFee: settleQuote(reply, request, context)
    case .transfer: settleTransfer(reply, request, context)
    case .queryTransfer: settleQuery(reply, request, context)
    default: settleHold(reply, request, context)
    }
  }

  /// What a refused command of the wallet's was about.
  func describe(_ command: WalletCommand, _ fact: inout CommandFailed) {
    switch command {
    case .userRegister(let fields): fact.reason = fields.institutionID
    case .accountOpen(let fields): fact.userID = fields.userID
    case .accountFreeze(let fields), .accountUnfreeze(let fields), .accountClose(let fields):
      fact.accountID = fields.accountID
      fact.userID = wallet.account(fields.accountID)?.userID
      fact.reason = fields.reason
    case .bindingRequest(let fields): fact.userID = fields.payerUserID
    case .bindingInvalidate(let fields):
      fact.requestID = fields.bindingID
      fact.reason = fields.reason
    case .paymentEnable(let fields): fact.userID = fields.userID
    case .splitSubmit(let fields), .splitExplain(let fields):
      fact.requestID = fields.requestID
      fact.accountID = fields.payerAccountID
      fact.userID = wallet.account(fields.payerAccountID)?.userID
    case .splitQuery(let fields): describe(fields.requestID, &fact)
    case .splitResolve(let fields):
      describe(fields.requestID, &fact)
      fact.reason = fields.reason
    case .freezeMerchant(let fields), .thawMerchant(let fields):
      fact.requestID = fields.instructionID
      fact.userID = fields.userID
      fact.reason = fields.reason
    case .freezeTransaction(let fields), .thawTransaction(let fields):
      describe(fields.requestID, &fact)
      fact.reason = fields.reason
    case .alertAcknowledge(let fields): fact.requestID = fields.alertID
    case .sandboxFund(let fields): fact.accountID = fields.accountID
    }
  }

  private func describe(_ requestID: String, _ fact: inout CommandFailed) {
    fact.requestID = requestID
    fact.accountID = wallet.split(requestID)?.payerAccountID
    fact.userID = fact.accountID.flatMap { wallet.account($0)?.userID }
  }
}
