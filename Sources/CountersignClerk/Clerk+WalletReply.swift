import Countersign
import CountersignStore

extension Clerk {
  /// The result of one of the wallet's commands, with a process's links where it made one.
  func writeWallet(_ outcome: Outcome, to body: inout JSONWriter) {
    guard var wallet = outcome.wallet else { return }
    var fields = FieldWriter(writer: JSONWriter(reserving: 0))
    swap(&fields.writer, &body)
    wallet.visit(&fields)
    swap(&fields.writer, &body)
    if let process = process(outcome) { writeLinks(process, to: &body) }
  }

  /// A registered user's own fields, whole.
  func writePersonal(_ user: User, to body: inout JSONWriter) {
    body.member("user_id", user.userID)
    body.member("name", told(user.name, user.userID, "name"))
    body.member("id_no", told(user.idNo, user.userID, "id_no"))
    body.member("bank_card_no", told(user.bankCardNo, user.userID, "bank_card_no"))
    body.member("mobile", told(user.mobile, user.userID, "mobile"))
  }
}
