internal import Terminal

extension ActionID {
  static let acknowledge = ActionID("alert.acknowledge")
  static let goToAlert = ActionID("alert.go")
  static let serviceMode = ActionID("service.mode")
  static let servicesOk = ActionID("service.all_ok")
  static let openCall = ActionID("service.record")
  static let resendCallback = ActionID("callback.resend")
  static let callbackProcess = ActionID("callback.go_to_process")
}

/// The actions of the panels of services and callbacks, and those on alerts.
extension ActionTable {
  static let alerts = [
    Action(
      .acknowledge, keys: [.character("!")], "确认告警", "acknowledge", alias: "acknowledge",
      pinyin: "querengaojing", danger: .confirm, writes: true, in: [.everywhere]),
    Action(
      .goToAlert, keys: [.character("@")], "转到告警对象", "go to the alert",
      alias: "go to alert", pinyin: "zhuandaogaojing", in: [.everywhere]),
  ]

  static let services = [
    Action(
      .serviceMode, keys: [.character("m")], "切换模式", "set the mode", alias: "mode",
      pinyin: "qiehuanmoshi", danger: .confirm, writes: true, in: [.services], rank: 30),
    Action(
      .servicesOk, keys: [.character("a")], "全部恢复正常", "all back to ok", alias: "all ok",
      pinyin: "quanbuhuifuzhengchang", writes: true, in: [.services], rank: 32),
    Action(
      .openCall, keys: [.character("r")], "打开记录", "open its record", alias: "record",
      pinyin: "dakaijilu", in: [.services, .callbacks], rank: 38),
  ]

  static let callbacks = [
    Action(
      .resendCallback, keys: [.character("s")], "重发", "resend", alias: "resend",
      pinyin: "chongfa", danger: .confirm, writes: true, in: [.callbacks], rank: 30),
    Action(
      .callbackProcess, keys: [.character("o")], "转到流程", "go to process",
      alias: "callback process", pinyin: "zhuandaoliucheng", in: [.callbacks], rank: 35),
  ]
}
