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
    body.member("name", revealed(user, user.name, "name"))
    body.member("id_no", revealed(user, user.idNo, "id_no"))
    body.member("bank_card_no", revealed(user, user.bankCardNo, "bank_card_no"))
    body.member("mobile", revealed(user, user.mobile, "mobile"))
  }
}
