package import Terminal

/// One thing that is done or waited for in a demonstration.
package enum DemoMove: Equatable, Sendable {
  case press(Key)
  case type(String)
  /// Types the amount that the bank's notice on the phone shows.
  case typeDeposit
  /// Goes on when this stands on the screen, in either language.
  case see(String, String)
  /// Time to look.
  case rest
  /// The same, at the moment that stands for the whole.
  case picture
}

/// A part of a demonstration: what is said, then what is done.
package struct DemoStep: Equatable, Sendable {
  package let chinese: String
  package let english: String
  package let moves: [DemoMove]

  init(_ chinese: String, _ english: String, _ moves: [DemoMove]) {
    self.chinese = chinese
    self.english = english
    self.moves = moves
  }
}

/// The main journey, as data: a relation is signed on two phones, money follows it, the clearing
/// house loses an answer, and the operator mends that.
///
/// It plays on the sample, whose users and accounts it names.
package enum DemoScript {
  package static let steps = opening + signing + money + mending + ending

  /// A restaurant and the manager it wants to pay.
  private static let payer = (user: "INST_JG1001_TYPE_ENTERPRISE_SEQ_2", account: "AC000299")
  private static let payee = (user: "INST_JG1001_TYPE_PERSON_SEQ_15", account: "AC000312")

  private static let opening = [
    DemoStep(
      "签约台：列表、流程、用户手机，一屏看全。按任意键暂停，q 退出",
      "Countersign: list, process and the user's phone at a glance. Any key pauses, q leaves",
      [.see("2 流程 ", "2 Processes "), .rest]),
    DemoStep(
      "门店要给店长分账，先得双方签约。按 : 打开命令，发起绑定",
      "A shop is to pay its manager a share. Both must sign first: the palette (:) begins it",
      [
        .press(.character(":")), .type("binding.request"), .rest, .press(.enter),
        .see("· binding.request", "· binding.request"), .press(.control("u")), .type(payer.user),
        .press(.enter), .type(payee.user), .press(.enter), .rest, .press(.control("s")),
        .see("已完成", "done: "), .rest, .press(.escape),
      ]),
  ]

  private static let signing = [
    DemoStep(
      "新流程排在最前，短信已发出。按 p 看付方的手机",
      "The new process is on top and its text message is out. p shows the payer's phone",
      [
        .press(.character("2")), .press(.home), .see("短信已发", "SMS sent"), .rest,
        .press(.character("p")), .see("▸ 打 开 链 接 ◂", "▸ Open the link ◂"), .rest,
      ]),
    DemoStep(
      "付方打开链接，用打款验证：银行打来一笔小额，填对金额即通过",
      "The payer opens the link and takes the micro-deposit: the amount that came in proves it",
      [
        .press(.enter), .see("打 款 验 证", "Micro-deposit"), .rest, .press(.enter), .typeDeposit,
        .rest, .press(.enter), .see("打款验证已通过", "Verified by micro-deposit"), .rest,
      ]),
    DemoStep(
      "读过协议，勾选同意，签署",
      "The agreement is read, agreed to and signed",
      [
        .see("[ ]", "[ ]"), .press(.enter), .see("[✓]", "[✓]"), .rest, .press(.enter),
        .see("▸ 打 开 链 接 ◂", "▸ Open the link ◂"),
      ]),
    DemoStep(
      "轮到收方：个人可以用人脸验证",
      "Now the payee: a person may use the face check",
      [
        .rest, .press(.enter), .see("人 脸 验 证", "Face check"), .press(.down), .rest,
        .press(.enter), .see("开 始 识 别", "Start"), .press(.enter),
        .see("人脸验证已通过", "Verified by face check"), .press(.enter), .see("[✓]", "[✓]"),
        .picture, .press(.enter), .see("各方已签署", "Signed by all"), .rest,
      ]),
    DemoStep(
      "流程页按 a：时间轴，时间花在哪里一目了然",
      "a on the process: its time axis shows at a glance where the time went",
      [
        .press(.escape), .press(.character("a")), .see("最久：", "longest: "), .rest, .rest,
        .press(.character("a")), .press(.escape),
      ]),
  ]

  private static let money = [
    DemoStep(
      "协议一生效，绑定就生效。分账面板按 + 付一笔",
      "The binding is valid with its agreement. + on the splits pays a share",
      [
        .press(.character("4")), .see("分账", "Splits"), .press(.character("+")),
        .type(payer.account), .press(.enter), .type(payee.account), .press(.enter),
        .type("188.88"), .rest, .press(.control("s")), .see("已划转", "transferred"), .rest,
      ]),
    DemoStep(
      "每一步检查都在：请求、账户、绑定、协议、验证，逐层到底。/ 过滤随时找回",
      "Every check is told, down to the verification. A filter (/) finds it again",
      [
        .rest, .press(.escape), .press(.character("/")), .type("S-20"), .press(.enter),
        .see("✓ 成功", "✓ paid"), .rest, .press(.escape),
      ]),
  ]

  private static let mending = [
    DemoStep(
      "现在让清结算出故障：划转做了，应答却丢了",
      "Now the clearing house fails: it moves the money and loses its answer",
      [
        .press(.character("6")), .press(.home), .press(.down), .press(.down), .press(.down),
        .press(.down), .press(.character("m")), .rest, .press(.character("7")), .rest,
        .press(.character("4")), .press(.character("+")), .type(payer.account), .press(.enter),
        .type(payee.account), .press(.enter), .type("66.66"), .rest, .press(.control("s")),
        .see("结果未知", "unknown"), .rest, .press(.escape),
      ]),
    DemoStep(
      "结果未知的分账排在最前，绝不重发，只能查询。先恢复服务",
      "A result nobody knows stands first. It is never sent again, only asked about. Mend first",
      [
        .rest, .press(.character("6")), .press(.character("a")), .see("已完成", "done: "), .rest,
        .press(.character("4")), .press(.home), .see("? 结果未知", "? unknown"), .rest,
        .press(.character("s")), .see("已完成", "done: "), .rest,
      ]),
  ]

  private static let ending = [
    DemoStep(
      "每一步都在审计日志里，< > 选时段，✕ 标出失败",
      "All of it is in the audit log. < > choose a part of the day, ✕ marks what failed",
      [
        .press(.character("5")), .see("近 24 小时", "Last 24 hours"), .press(.character("<")),
        .rest, .press(.enter), .see("只看 ", "only "), .rest, .press(.escape), .rest,
      ]),
    DemoStep(
      "演示完毕：countersign 打开你自己的签约台。按 q 退出",
      "That was it: countersign opens a console of your own. q leaves",
      [.press(.character("2")), .press(.home), .see("✓ 已签署", "✓ signed"), .rest]),
  ]
}
