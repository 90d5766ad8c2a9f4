import Countersign
import Testing

@Suite("The split queue")
struct SplitQueueTests {
  /// All splits in the order of the queue, by looking at each.
  private func sorted(_ wallet: Wallet) -> [Int] {
    SplitQueue.allCases.flatMap { queue in
      (1..<wallet.splits.next).reversed().filter { wallet.splits[$0].queue == queue }
    }
  }

  @Test("Places and counts are those of the whole", arguments: UInt64(1)...20)
  func order(seed: UInt64) {
    var walk = WalletWalk(seed: seed)
    walk.run(300)
    let wallet = walk.scene.desk.registry.wallet
    let expected = sorted(wallet)
    #expect(expected.indices.map(wallet.queues.number) == expected)
    for (place, number) in expected.enumerated() {
      #expect(wallet.queues.place(of: number, wallet.splits[number].queue) == place)
    }
    for queue in SplitQueue.allCases {
      #expect(
        wallet.queues.count(queue) == wallet.splits.all.filter { $0.queue == queue }.count)
    }
    #expect(wallet.queues.total == wallet.splits.count)
  }

  @Test("Bindings are counted on both sides", arguments: UInt64(1)...20)
  func links(seed: UInt64) {
    var walk = WalletWalk(seed: seed)
    walk.run(300)
    let wallet = walk.scene.desk.registry.wallet
    for user in wallet.users.all {
      let links = wallet.links[user.userID] ?? UserLinks()
      let paysTo = wallet.bindings.all.filter { $0.payerUserID == user.userID }
      let paidBy = wallet.bindings.all.filter { $0.receiverUserID == user.userID }
      #expect(links.paysTo.map { wallet.bindings[$0] } == paysTo)
      #expect(links.paidBy.map { wallet.bindings[$0] } == paidBy)
      #expect(links.payees == paysTo.filter(\.isValid).count)
      #expect(links.payers == paidBy.filter(\.isValid).count)
    }
    for account in wallet.accounts.all.map(\.accountID) {
      let splits = wallet.splits.all.filter {
        $0.payerAccountID == account || $0.receiverAccountID == account
      }
      let latest = Array(splits.suffix(UserView.splitsShown))
      #expect((wallet.accountSplits[account] ?? []).map { wallet.splits[$0] } == latest)
    }
  }

  @Test("Open requests are found by what they are about", arguments: UInt64(1)...20)
  func requests(seed: UInt64) {
    var walk = WalletWalk(seed: seed)
    walk.run(120)
    var scene = walk.scene
    scene.desk.asksServices = false
    for name in ["hq", "wang", "store"] {
      let change = AccountChange(scene.account(name), reason: "核查")
      scene.desk.run(.wallet(.accountFreeze(change)))
      scene.desk.run(.wallet(.accountUnfreeze(change)))
    }
    let registry = scene.desk.registry
    let filed = registry.walletRequests.flatMap { $0.value }
    let open = registry.requests.values.filter(\.operation.isWallet).map(\.requestID)
    #expect(filed.sorted() == open.sorted())
    #expect(!open.isEmpty)
    for (topic, ids) in registry.walletRequests {
      for id in ids {
        let request = registry.requests[id]
        #expect(request?.userID == topic || request?.subject == topic)
      }
    }
  }

  @Test("Numbers stay in their order, each once")
  func numbers() {
    var dice = Dice(seed: 7)
    var numbers = SortedNumbers()
    var plain: Set<Int> = []
    for _ in 0..<2000 {
      let number = dice.roll(60)
      if dice.roll(2) == 0 {
        numbers.insert(number)
        plain.insert(number)
      } else {
        numbers.remove(number)
        plain.remove(number)
      }
      #expect(Array(numbers) == plain.sorted())
      #expect(numbers.count(from: 30) == plain.filter { $0 >= 30 }.count)
    }
  }
}
