import Countersign

/// Something that is asked of a service, and what a user or an operator does to have it asked.
enum FaultScene: String, CaseIterable {
  case smsAtCreation = "process.create"
  case smsByHand = "process.send_sms"
  case deposit = "h5.choose_verification MICRO_DEPOSIT"
  case amount = "h5.submit_amount"
  case faceStart = "h5.choose_verification FACE"
  case face = "h5.complete_face"
  case callback = "process.cancel"
  case review = "account.open of a merchant"
  case opening = "account.open of a person"
  case change = "account.freeze"
  case fee = "split.submit, its fee"
  case transfer = "split.submit, its transfer"
  case queryPaid = "split.query of one that was paid"
  case queryUnpaid = "split.query of one that was not"
  case hold = "risk.freeze_transaction"

  var operation: ServiceOperation {
    switch self {
    case .smsAtCreation, .smsByHand: .sendSMS
    case .deposit: .requestDeposit
    case .amount: .verifyAmount
    case .faceStart: .startFace
    case .face: .verifyFace
    case .callback: .deliverCallback
    case .review: .reviewMerchant
    case .opening: .openAccount
    case .change: .changeAccount
    case .fee: .quoteFee
    case .transfer: .transfer
    case .queryPaid, .queryUnpaid: .queryTransfer
    case .hold: .holdMoney
    }
  }

  /// How clearing behaves while the scene is set.
  var clearing: ServiceMode {
    switch self {
    case .queryPaid: .lostReply
    case .queryUnpaid: .timeout
    default: .ok
    }
  }
}
