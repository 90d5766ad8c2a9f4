internal import Terminal

/// The actions of the panels of accounts and splits.
extension ActionTable {
  static let accounts = [
    Action(
      .requestBinding, keys: [.character("b")], "发起绑定", "bind", alias: "bind",
      pinyin: "faqibangding", writes: true, in: [.accounts], rank: 30),
    Action(
      .submitFrom, keys: [.character("s")], "发起分账", "split", alias: "split from",
      pinyin: "faqifenzhang", writes: true, in: [.accounts], rank: 31),
    Action(
      .openAccount, keys: [.character("a")], "开户", "open account", alias: "open account",
      pinyin: "kaihu", writes: true, in: [.accounts], rank: 32),
    Action(
      .freezeAccount, keys: [.character("f")], "冻结账户", "freeze account",
      alias: "freeze account", pinyin: "dongjiezhanghu", danger: .confirm, writes: true,
      in: [.accounts], rank: 36),
    Action(
      .unfreezeAccount, keys: [.character("u")], "解冻账户", "unfreeze account",
      alias: "unfreeze account", pinyin: "jiedongzhanghu", danger: .confirm, writes: true,
      in: [.accounts], rank: 37),
    Action(
      .freezeMerchant, keys: [.character("F")], "冻结商户", "freeze merchant",
      alias: "freeze merchant", pinyin: "dongjieshanghu", danger: .typed, writes: true,
      in: [.accounts], rank: 38),
    Action(
      .thawMerchant, keys: [.character("U")], "解冻商户", "thaw merchant", alias: "thaw merchant",
      pinyin: "jiedongshanghu", danger: .confirm, writes: true, in: [.accounts], rank: 39),
    Action(
      .enablePayment, keys: [.character("p")], "开通付款", "open payment", alias: "open payment",
      pinyin: "kaitongfukuan", writes: true, in: [.accounts], rank: 40),
    Action(
      .fundAccount, keys: [.character("m")], "模拟入金", "fund", alias: "fund",
      pinyin: "monirujin", writes: true, in: [.accounts], rank: 41),
    Action(
      .registerUser, keys: [.character("+")], "登记用户", "new user", alias: "register user",
      pinyin: "dengjiyonghu", writes: true, in: [.accounts], rank: 42),
    Action(
      .revealUser, keys: [.character("v")], "查看信息", "reveal", alias: "reveal user",
      pinyin: "chakanxinxi", danger: .confirm, writes: true, in: [.accounts], rank: 43),
    Action(
      .closeAccount, keys: [.character("x")], "注销账户", "close account", alias: "close account",
      pinyin: "zhuxiaozhanghu", danger: .typed, writes: true, in: [.accounts], rank: 46),
    Action(
      .invalidateBinding, keys: [.character("i")], "解除绑定", "invalidate binding",
      alias: "invalidate binding", pinyin: "jiechubangding", danger: .typed, writes: true,
      in: [.accounts], rank: 47),
  ]

  static let splits = [
    Action(
      .querySplit, keys: [.character("s")], "查询结果", "ask result", alias: "query split",
      pinyin: "chaxunjieguo", writes: true, in: [.splits], rank: 12),
    Action(
      .remedySplit, keys: [.character("R")], "下一步", "next step", alias: "next step",
      pinyin: "xiayibu", writes: true, in: [.splits], rank: 14),
    Action(
      .explainSplit, keys: [.character("e")], "试算", "explain", alias: "explain split",
      pinyin: "shisuan", in: [.splits], rank: 25),
    Action(
      .submitSplit, keys: [.character("+")], "新建分账", "new split", alias: "new split",
      pinyin: "xinjianfenzhang", writes: true, in: [.splits], rank: 30),
    Action(
      .reconcile, keys: [.character("=")], "对账", "reconcile", alias: "reconcile",
      pinyin: "duizhang", in: [.splits], rank: 33),
    Action(
      .freezeTransaction, keys: [.character("f")], "冻结交易", "freeze", alias: "freeze transaction",
      pinyin: "dongjiejiaoyi", danger: .confirm, writes: true, in: [.splits], rank: 36),
    Action(
      .thawTransaction, keys: [.character("u")], "解冻交易", "thaw", alias: "thaw transaction",
      pinyin: "jiedongjiaoyi", danger: .confirm, writes: true, in: [.splits], rank: 37),
    Action(
      .resolveSplit, keys: [.character("d")], "人工处理", "resolve by hand",
      alias: "resolve by hand", pinyin: "rengongchuli", danger: .typed, writes: true,
      in: [.splits], rank: 38),
    Action(
      .goToPayer, keys: [.character("<")], "付方", "payer", alias: "go to payer",
      pinyin: "zhuandaofufang", in: [.splits], rank: 40),
    Action(
      .goToReceiver, keys: [.character(">")], "收方", "receiver", alias: "go to receiver",
      pinyin: "zhuandaoshoufang", in: [.splits], rank: 41),
    Action(
      .goToBinding, keys: [.character("o")], "签约流程", "its process", alias: "go to binding",
      pinyin: "zhuandaoqianyueliucheng", in: [.splits], rank: 42),
  ]

  /// Pages whose lines lead on.
  static let links = [
    Action(
      .openLine, keys: [.enter], "打开此行", "open the line", alias: "open line",
      pinyin: "dakaicihang", in: [.links], rank: 9),
    Action(
      .moveLine,
      keys: [
        .up, .down, .character("k"), .character("j"), .pageUp, .pageDown, .home, .end,
        .character("g"), .character("G"),
      ], "上下选择", "choose", alias: "choose line", pinyin: "shangxiaxuanze", in: [.links]),
  ]
}

extension ActionID {
  static let openLine = ActionID("page.open")
  static let moveLine = ActionID("page.move")

  static let registerUser = ActionID("user.register")
  static let openAccount = ActionID("account.open")
  static let freezeAccount = ActionID("account.freeze")
  static let unfreezeAccount = ActionID("account.unfreeze")
  static let closeAccount = ActionID("account.close")
  static let requestBinding = ActionID("binding.request")
  static let invalidateBinding = ActionID("binding.invalidate")
  static let enablePayment = ActionID("payment.enable")
  static let freezeMerchant = ActionID("risk.freeze_merchant")
  static let thawMerchant = ActionID("risk.thaw_merchant")
  static let fundAccount = ActionID("sandbox.fund")
  static let submitFrom = ActionID("split.submit_from")
  static let revealUser = ActionID("personal.reveal_user")

  static let querySplit = ActionID("split.query")
  static let explainSplit = ActionID("split.explain")
  static let submitSplit = ActionID("split.submit")
  static let resolveSplit = ActionID("split.resolve")
  static let reconcile = ActionID("split.reconcile")
  static let remedySplit = ActionID("split.remedy")
  static let freezeTransaction = ActionID("risk.freeze_transaction")
  static let thawTransaction = ActionID("risk.thaw_transaction")
  static let goToPayer = ActionID("split.payer")
  static let goToReceiver = ActionID("split.receiver")
  static let goToBinding = ActionID("split.process")
}
