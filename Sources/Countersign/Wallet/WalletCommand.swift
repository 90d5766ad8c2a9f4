/// What can be asked of the wallet.
package enum WalletCommand: Equatable, Sendable {
  case userRegister(UserRegister)
  case accountOpen(AccountOpen)
  case accountFreeze(AccountChange)
  case accountUnfreeze(AccountChange)
  case accountClose(AccountChange)
  case bindingRequest(BindingRequest)
  case bindingInvalidate(BindingInvalidate)
  case paymentEnable(PaymentEnable)
  case splitSubmit(SplitSubmit)
  case splitExplain(SplitSubmit)
  case splitQuery(SplitReference)
  case splitResolve(SplitResolve)
  case freezeMerchant(MerchantInstruction)
  case thawMerchant(MerchantInstruction)
  case freezeTransaction(TransactionInstruction)
  case thawTransaction(TransactionInstruction)
  case alertAcknowledge(AlertAcknowledge)
  case sandboxFund(SandboxFund)

  package var name: CommandName {
    switch self {
    case .userRegister: .userRegister
    case .accountOpen: .accountOpen
    case .accountFreeze: .accountFreeze
    case .accountUnfreeze: .accountUnfreeze
    case .accountClose: .accountClose
    case .bindingRequest: .bindingRequest
    case .bindingInvalidate: .bindingInvalidate
    case .paymentEnable: .paymentEnable
    case .splitSubmit: .splitSubmit
    case .splitExplain: .splitExplain
    case .splitQuery: .splitQuery
    case .splitResolve: .splitResolve
    case .freezeMerchant: .freezeMerchant
    case .thawMerchant: .thawMerchant
    case .freezeTransaction: .freezeTransaction
    case .thawTransaction: .thawTransaction
    case .alertAcknowledge: .alertAcknowledge
    case .sandboxFund: .sandboxFund
    }
  }
}

extension CommandLineText {
  /// Reads the fields of one of the wallet's commands.
  static func readWallet(
    _ name: CommandName, _ reader: inout FieldReader, _ canonical: inout [UInt8]
  ) throws(JSONFault) -> Command {
    func read<Fields: Record>(
      _ make: (Fields) -> WalletCommand
    ) throws(JSONFault) -> Command {
      try fields({ .wallet(make($0)) }, &reader, &canonical)
    }
    return switch name {
    case .userRegister: try read(WalletCommand.userRegister)
    case .accountOpen: try read(WalletCommand.accountOpen)
    case .accountFreeze: try read(WalletCommand.accountFreeze)
    case .accountUnfreeze: try read(WalletCommand.accountUnfreeze)
    case .accountClose: try read(WalletCommand.accountClose)
    case .bindingRequest: try read(WalletCommand.bindingRequest)
    case .bindingInvalidate: try read(WalletCommand.bindingInvalidate)
    case .paymentEnable: try read(WalletCommand.paymentEnable)
    case .splitSubmit: try read(WalletCommand.splitSubmit)
    case .splitExplain: try read(WalletCommand.splitExplain)
    case .splitQuery: try read(WalletCommand.splitQuery)
    case .splitResolve: try read(WalletCommand.splitResolve)
    case .freezeMerchant: try read(WalletCommand.freezeMerchant)
    case .thawMerchant: try read(WalletCommand.thawMerchant)
    case .freezeTransaction: try read(WalletCommand.freezeTransaction)
    case .thawTransaction: try read(WalletCommand.thawTransaction)
    case .alertAcknowledge: try read(WalletCommand.alertAcknowledge)
    case .sandboxFund: try read(WalletCommand.sandboxFund)
    default: throw JSONFault("unknown command", at: 0)
    }
  }
}

extension CommandName {
  /// True for operators' attempts on money or status, whose refusal is a fact.
  var isWalletAct: Bool {
    switch self {
    case .userRegister, .accountOpen, .accountFreeze, .accountUnfreeze, .accountClose,
      .bindingRequest, .bindingInvalidate, .paymentEnable, .splitSubmit, .splitQuery,
      .splitResolve, .freezeMerchant, .thawMerchant, .freezeTransaction, .thawTransaction:
      true
    default: false
    }
  }
}
