import Countersign
import CountersignClerk

extension Clerk {
  /// Something of everything happens: signed, declined, paid, waiting for a bank, erased.
  func live() throws {
    try signAll(try create(1, key: "K-1"))
    let declined = try create(2)
    try step("decline", declined.tokens[1], #","reason":"不同意条款""#)
    try WalletDesk(self).live(self)
    let waiting = try create(3)
    try set(.bank, .unavailable)
    try choose(.microDeposit, waiting.tokens[0], key: "K-2")
    try run(
      #"{"command":"personal.erase","user_id":"person-1","reason":"本人要求删除"}"#)
    try advance(30)
  }
}
