package import Countersign

/// The simulated 对账单 system: what the simulated clearing really carried out, also where its
/// answer was lost.
package enum SandboxStatement {
  package static func lines(_ wallet: Wallet) -> [StatementLine] {
    wallet.splits.all.filter { $0.wasExecuted || $0.settlementRef != nil }.enumerated()
      .map { place, split in
        var line = StatementLine()
        line.number = place + 2
        line.settlementRef =
          split.clearingKey.map(SandboxWallet.settlementRef) ?? split.settlementRef ?? ""
        line.requestID = split.requestID
        line.amount = split.amount
        line.at = split.finishedAt ?? split.createdAt
        return line
      }
  }
}
