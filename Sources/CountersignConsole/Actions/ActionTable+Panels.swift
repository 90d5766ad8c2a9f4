internal import Terminal

/// The actions on the records of each panel.
extension ActionTable {
  static let processes = [
    Action(
      .openPhone, keys: [.character("p")], "手机", "phone", alias: "phone", pinyin: "shouji",
      in: [.processes, .process], rank: 15),
    Action(
      .sendSMS, keys: [.character("s")], "重发短信", "send SMS", alias: "resend sms",
      pinyin: "chongfaduanxin", writes: true, in: [.processes, .process], rank: 30),
    Action(
      .cancelProcess, keys: [.character("c")], "撤销", "cancel", alias: "cancel",
      pinyin: "chexiao", danger: .typed, writes: true, in: [.processes, .process], rank: 35),
    Action(
      .reveal, keys: [.character("v")], "查看信息", "reveal", alias: "reveal",
      pinyin: "chakanxinxi", danger: .confirm, writes: true, in: [.processes, .process], rank: 40),
    Action(
      .copyID, keys: [.character("y")], "复制编号", "copy id", alias: "copy id",
      pinyin: "fuzhibianhao",
      in: [.processes, .process, .templates, .accounts, .splits, .audit, .callbacks], rank: 45),
    Action(
      .createProcess, keys: [.character("+")], "新建流程", "new process", alias: "new process",
      pinyin: "xinjianliucheng", writes: true, in: [.processes, .process], rank: 48),
  ]

  static let templates = [
    Action(
      .activateTemplate, keys: [.character("a")], "启用", "activate", alias: "activate",
      pinyin: "qiyong", danger: .confirm, writes: true, in: [.templates], rank: 30),
    Action(
      .deactivateTemplate, keys: [.character("d")], "停用", "deactivate", alias: "deactivate",
      pinyin: "tingyong", danger: .confirm, writes: true, in: [.templates], rank: 31),
    Action(
      .useTemplate, keys: [.character("+")], "用它发起流程", "new process from it",
      alias: "use template", pinyin: "yongtafaqiliucheng", writes: true, in: [.templates], rank: 35),
    Action(
      .uploadTemplate, keys: [.character("u")], "上传模板", "upload", alias: "upload template",
      pinyin: "shangchuanmoban", writes: true, in: [.templates], rank: 40),
  ]

  static let audit = [
    Action(
      .earlier, keys: [.character("<")], "早一段", "earlier", alias: "earlier",
      pinyin: "zaoyiduan", in: [.audit], rank: 24),
    Action(
      .later, keys: [.character(">")], "晚一段", "later", alias: "later", pinyin: "wanyiduan",
      in: [.audit], rank: 25),
    Action(
      .filterProcess, keys: [.character("p")], "只看此流程", "this process only",
      alias: "filter process", pinyin: "zhikanciliucheng", in: [.audit], rank: 30),
    Action(
      .filterActor, keys: [.character("a")], "只看此人", "this actor only", alias: "filter actor",
      pinyin: "zhikanciren", in: [.audit], rank: 31),
    Action(
      .filterType, keys: [.character("e")], "只看此类", "this type only", alias: "filter type",
      pinyin: "zhikancilei", in: [.audit], rank: 32),
    Action(
      .goToProcess, keys: [.character("o")], "转到流程", "go to process", alias: "go to process",
      pinyin: "zhuandaoliucheng", in: [.audit], rank: 35),
  ]
}
