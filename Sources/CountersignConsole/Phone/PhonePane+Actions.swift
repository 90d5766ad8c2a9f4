package import Countersign
internal import Terminal

extension ActionID {
  package static let phoneTouch = ActionID("phone.touch")
  package static let phoneFocus = ActionID("phone.focus")
  package static let phoneScroll = ActionID("phone.scroll")
  package static let phoneDecline = ActionID("phone.decline")
  package static let phoneLeave = ActionID("phone.leave")
  package static let phoneHeartbeat = ActionID("phone.heartbeat")
}

/// The phone's rows of the action table.
extension PhonePane {
  package static let actions = [
    Action(
      .phoneTouch, keys: [.enter, .character(" ")], "按下按钮", "press the button",
      alias: "press", pinyin: "anxiaanniu", writes: true, in: [.phone], rank: 10),
    Action(
      .phoneFocus, keys: [.down, .up, .tab, .backTab], "换按钮", "other button",
      alias: "other button", pinyin: "huananniu", in: [.phone], rank: 15),
    Action(
      .phoneScroll, keys: [.pageDown, .pageUp, .home, .end], "阅读协议", "read on",
      alias: "read", pinyin: "yueduxieyi", in: [.phone], rank: 20),
    Action(
      .phoneDecline, keys: [.character("x")], "拒绝签署", "decline", alias: "decline",
      pinyin: "jujueqianshu", danger: .confirm, writes: true, in: [.phone], rank: 30),
    Action(
      .phoneLeave, keys: [.character("b")], "退出页面", "leave the page", alias: "leave page",
      pinyin: "tuichuyemian", in: [.phone], rank: 35),
    Action(
      .phoneHeartbeat, keys: [.character("r")], "保持在线", "stay online", alias: "heartbeat",
      pinyin: "baochizaixian", writes: true, in: [.phone], rank: 40),
  ]

  /// Why an action of the phone does nothing just now; nil when it can be done.
  package func off(_ id: ActionID, _ view: PhoneView, texts: Texts) -> String? {
    let pane = arrived(view)
    switch id {
    case .phoneScroll:
      return screen(view).showsAgreement ? nil : texts("没有可读的协议", "no agreement here")
    case _ where view.token == nil:
      return texts("只读画面", "read-only")
    case .phoneTouch: return pane.offTouch(view, texts)
    case .phoneFocus:
      return pane.controls(view).count > 1 ? nil : texts("没有别的按钮", "no other button")
    case .phoneDecline:
      return pane.controls(view).contains(.decline) ? nil : texts("此步不能拒绝", "not at this step")
    case .phoneLeave:
      return screen(view) == .message ? texts("页面未打开", "the page is not open") : nil
    case .phoneHeartbeat:
      if case .page = screen(view) { return nil }
      return texts("页面未打开", "the page is not open")
    default: return nil
    }
  }

  private func offTouch(_ view: PhoneView, _ texts: Texts) -> String? {
    if sent != nil { return texts("处理中", "working") }
    switch focused(view) {
    case nil: return texts("此步无需操作", "nothing to do here")
    case .amount, .submitAmount:
      if case .success = amount.value { return nil }
      return texts("请先输入金额", "enter the amount first")
    case .sign: return hasAgreed ? nil : texts("请先勾选同意", "tick the box first")
    case .reason, .confirmDecline: return hasReason ? nil : texts("请先说明原因", "give a reason first")
    default: return nil
    }
  }

  /// What Enter does just now, in place of the action's general name; nil where it does nothing.
  package func touchLabel(_ view: PhoneView, texts: Texts) -> String? {
    switch arrived(view).focused(view) {
    case nil: nil
    case .link: texts("打开链接", "open the link")
    case .choose(let type): texts.word(type)
    case .amount, .submitAmount: texts("提交金额", "submit")
    case .startFace: texts("开始识别", "start")
    case .consent: hasAgreed ? texts("取消同意", "untick") : texts("勾选同意", "tick")
    case .sign: texts("确认签署", "sign")
    case .decline: texts("拒绝签署", "decline")
    case .reason, .confirmDecline: texts("确认拒绝", "decline")
    case .keepSigning: texts("返回", "go back")
    case .resume: texts("重新进入", "enter again")
    }
  }
}
