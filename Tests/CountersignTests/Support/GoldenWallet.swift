import Countersign

/// The wallet's part of the golden journal: every kind of its events stands in it.
enum GoldenWallet {
  static func play(_ desk: inout TestDesk) {
    var scene = WalletScene(on: desk)
    accounts(&scene)
    bindings(&scene)
    splits(&scene)
    unknown(&scene)
    freezes(&scene)
    desk = scene.desk
  }

  private static func change(_ name: String, _ scene: WalletScene) -> AccountChange {
    AccountChange(scene.account(name), reason: "核查")
  }

  /// Opened, opened late, frozen, closed; the account system told, and not told.
  private static func accounts(_ scene: inout WalletScene) {
    let late = scene.register(.store, .traderE).outcome?.wallet?.userID ?? ""
    let open = Command.wallet(.accountOpen(AccountOpen(late, .collection)))
    scene.set(.accountSystem, .lostReply)
    scene.desk.run(open)
    scene.mend(.accountSystem)
    scene.desk.run(open)
    scene.desk.run(.wallet(.accountFreeze(change("store", scene))))
    scene.set(.accountSystem, .unavailable)
    scene.desk.run(.wallet(.accountUnfreeze(change("store", scene))))
    scene.desk.run(.wallet(.alertAcknowledge(AlertAcknowledge("AL-000001"))))
    scene.mend(.accountSystem)
    scene.desk.run(.wallet(.accountClose(change("supplier", scene))))
  }

  /// Declined, invalidated, and payment opened.
  private static func bindings(_ scene: inout WalletScene) {
    scene.request("hq", "ouyang")
    let token = StubTools.token(scene.desk.registry.processes.count, 1)
    scene.desk.run(.h5Open(PageStepInput(token)))
    scene.desk.run(.h5Decline(PageDecline(token, reason: "不认识")))
    scene.bind("hq", "ouyang")
    let number = scene.desk.registry.wallet.bindings.count
    let fields = BindingInvalidate("BD-\(Ordinal.text(number))", reason: "解约")
    scene.desk.run(.wallet(.bindingInvalidate(fields)))
    scene.desk.run(.wallet(.paymentEnable(PaymentEnable(scene.user("hq")))))
    scene.sign(scene.desk.registry.processes.count)
  }

  /// Paid, refused by a check, refused by clearing.
  private static func splits(_ scene: inout WalletScene) {
    scene.submit("S1", 1000)
    scene.submit("S2", 1000, to: "ouyang")
    scene.set(.clearing, .reject)
    scene.submit("S3", 1000)
    scene.set(.clearing, .ok)
  }

  /// Of three nobody knows the result: clearing tells of one, contradicts a hand, leaves one to it.
  private static func unknown(_ scene: inout WalletScene) {
    func resolve(_ id: String) {
      var fields = SplitResolve()
      fields.requestID = id
      fields.outcome = .failed
      fields.evidence = "银行回单"
      fields.reason = "清算停机"
      scene.desk.run(.wallet(.splitResolve(fields)))
    }
    for id in ["S4", "S5", "S6"] {
      scene.mend(.clearing)
      scene.set(.clearing, id == "S6" ? .timeout : .lostReply)
      scene.submit(id, 2000)
    }
    scene.query("S4")
    resolve("S6")
    scene.desk.wait(seconds: 90)
    let fields = TransactionInstruction("X1", "S4", reason: "风控")
    scene.desk.run(.wallet(.freezeTransaction(fields)))
    scene.mend(.clearing)
    scene.query("S4")
    resolve("S5")
    scene.desk.run(.wallet(.thawTransaction(fields)))
  }

  private static func freezes(_ scene: inout WalletScene) {
    let fields = MerchantInstruction("I1", scene.user("wang"), reason: "风控")
    scene.desk.run(.wallet(.freezeMerchant(fields)))
    scene.submit("S7", 1000)
    scene.desk.run(.wallet(.thawMerchant(fields)))
    scene.set(.clearing, .unavailable)
    let frozen = TransactionInstruction("X2", "S1", reason: "风控")
    scene.desk.run(.wallet(.freezeTransaction(frozen)))
    scene.mend(.clearing)
  }

  /// What a wallet knows, in few words.
  static func summary(_ wallet: Wallet) -> [String] {
    let users = wallet.users.all.map { user in
      "\(user.userID) \(user.status.rawValue) \(StubTools.clear(user.name) ?? "?")"
        + (user.paymentEnabledAt == nil ? "" : " pays")
    }
    let accounts = wallet.accounts.all.map { account in
      "\(account.accountID) \(account.type.rawValue) \(account.status.rawValue) "
        + "\(account.balance.count) held \(account.held.count)"
    }
    let bindings = wallet.bindings.all.map { binding in
      "\(binding.bindingID) \(binding.agreementStatus.rawValue) \(binding.reason ?? "-")"
    }
    let splits = wallet.splits.all.map { split in
      [
        split.requestID, split.status.rawValue, split.code?.rawValue ?? "-",
        split.settlementRef ?? "-", split.resolution?.by ?? "-", "\(split.records.count) records",
      ].joined(separator: " ")
    }
    let alerts = wallet.alerts.all.map { alert in
      "\(alert.alertID) \(alert.code.rawValue) \(alert.subject) "
        + "\(alert.resolvedAt == nil ? "stands" : "over") \(alert.acknowledgedBy ?? "-")"
    }
    let instructions = wallet.instructions.all.map { row in
      "\(row.instructionID) \(row.kind.rawValue) \(row.liftedAt == nil ? "stands" : "lifted")"
    }
    return users + accounts + bindings + splits + alerts + instructions + [
      "funded \(wallet.ledger.funded.count), fees \(wallet.ledger.fees.count)"
    ]
  }
}
