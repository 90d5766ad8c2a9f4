internal import Terminal

extension ActionID {
  package static let processMove = ActionID("process.move")
  package static let processParty = ActionID("process.party")
  package static let processOpen = ActionID("process.open")
  package static let processAxis = ActionID("process.axis")
  package static let processScroll = ActionID("process.scroll")
}

/// The rows of the action table that a process's page has of its own.
extension ProcessPane {
  package static let actions = [
    Action(
      .processOpen, keys: [.enter], "打开手机或记录", "open phone or record", alias: "open",
      pinyin: "dakai", in: [.process], rank: 10),
    Action(
      .processMove, keys: [.up, .down, .character("k"), .character("j")], "上下选择", "choose",
      alias: "choose", pinyin: "shangxiaxuanze", in: [.process]),
    Action(
      .processParty, keys: [.left, .right, .character("h"), .character("l")], "换一方",
      "other party", alias: "other party", pinyin: "huanyifang", in: [.process], rank: 20),
    Action(
      .processAxis, keys: [.character("a")], "时间轴", "time axis", alias: "time axis",
      pinyin: "shijianzhou", in: [.process], rank: 32),
    Action(
      .processScroll, keys: [.pageUp, .pageDown, .home, .end], "翻阅经过", "page the timeline",
      alias: "page timeline", pinyin: "fanyuejingguo", in: [.process]),
  ]
}
