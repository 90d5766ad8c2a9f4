internal import Terminal

/// The one action table.
package enum ActionTable {
  /// Every action of the console and its panes.
  package static let all: [Action] =
    everywhere + alerts + lists + processes + accounts + splits + templates + audit + services
    + callbacks + pages + links + ProcessPane.actions
    + PhonePane.actions

  static func action(_ id: ActionID) -> Action? { all.first { $0.id == id } }

  /// The actions whose keys work in one of these contexts.
  static func actions(in contexts: Set<ActionContext>) -> [Action] {
    all.filter { !$0.contexts.isDisjoint(with: contexts) }
  }

  private static let everywhere = [
    Action(
      .showPanel, keys: PanelName.allCases.compactMap { digit($0.number) }, "切换面板", "panels",
      alias: "panels", pinyin: "qiehuanmianban", in: [.everywhere]),
    Action(
      .nextPane, keys: [.tab], "下一窗格", "next pane", alias: "next pane", pinyin: "xiayichuangge",
      in: [.everywhere], rank: 60),
    Action(
      .previousPane, keys: [.backTab], "上一窗格", "previous pane", alias: "previous pane",
      pinyin: "shangyichuangge", in: [.everywhere]),
    Action(
      .palette, keys: [.character(":")], "命令", "commands", alias: "commands", pinyin: "mingling",
      in: [.everywhere], rank: 80),
    Action(
      .help, keys: [.character("?")], "帮助", "help", alias: "help", pinyin: "bangzhu",
      in: [.everywhere], rank: 90),
    Action(
      .clock, keys: [.character("t")], "拨快时钟", "move the clock", alias: "clock",
      pinyin: "bokuaishizhong", writes: true, in: [.everywhere], rank: 50),
    Action(
      .back, keys: [.escape], "返回", "back", alias: "back", pinyin: "fanhui", in: [.everywhere],
      rank: 70),
    Action(
      .export, keys: [.character("w"), Console.exportKey], "导出列表、屏幕", "export list, screen",
      alias: "export",
      pinyin: "daochu", in: [.everywhere]),
    Action(
      .takeBack, keys: [.character("Z")], "撤回", "take back", alias: "undo", pinyin: "chehui",
      danger: .confirm, writes: true, in: [.everywhere]),
    Action(
      .tour, keys: [.character("T")], "导览", "tour", alias: "tour", pinyin: "daolan",
      in: [.everywhere]),
    Action(
      .mouse, keys: [.character("M")], "鼠标（Shift 选字）", "mouse (Shift selects)",
      alias: "mouse", pinyin: "shubiao", in: [.everywhere]),
    Action(
      .redraw, keys: [.control("l")], "重画屏幕", "redraw", alias: "redraw", pinyin: "chonghua",
      in: [.everywhere]),
    Action(
      .suspend, keys: [.control("z")], "暂离到命令行", "suspend", alias: "suspend",
      pinyin: "zanli", in: [.everywhere]),
    Action(
      .leave, keys: [.character("q"), .control("c")], "退出", "leave", alias: "quit",
      pinyin: "tuichu", in: [.everywhere], rank: 95),
    Action(
      .placeBack, keys: [.character("[")], "后退", "previous place", alias: "previous place",
      pinyin: "houtui", in: [.everywhere]),
    Action(
      .placeForward, keys: [.character("]")], "前进", "next place", alias: "next place",
      pinyin: "qianjin", in: [.everywhere]),
  ]

  private static let lists = [
    Action(
      .moveRow, keys: [.up, .down, .character("k"), .character("j")], "上下移动", "move",
      alias: "move", pinyin: "yidong", in: [.list]),
    Action(
      .movePage, keys: [.pageUp, .pageDown], "翻页", "page", alias: "page", pinyin: "fanye",
      in: [.list]),
    Action(
      .moveEnd, keys: [.home, .end, .character("g"), .character("G")], "首行、末行", "first, last",
      alias: "first last", pinyin: "shouhangmohang", in: [.list]),
    Action(
      .open, keys: [.enter, .right, .character("l")], "打开", "open", alias: "open",
      pinyin: "dakai", in: [.list], rank: 10),
    Action(
      .filter, keys: [.character("/")], "过滤", "filter", alias: "filter", pinyin: "guolv",
      in: [.list], rank: 20),
    Action(
      .search, keys: [.control("f")], "查找", "find", alias: "find", pinyin: "chazhao", in: [.list],
      rank: 62),
    Action(
      .columns, keys: [.character("S")], "排序与列", "sort, columns", alias: "sort",
      pinyin: "paixu", in: [.list], rank: 63),
    Action(
      .nextMatch, keys: [.character("n")], "下一匹配", "next match", alias: "next match",
      pinyin: "xiayipipei", in: [.list]),
    Action(
      .previousMatch, keys: [.character("N")], "上一匹配", "previous match",
      alias: "previous match", pinyin: "shangyipipei", in: [.list]),
    Action(
      .mark, keys: [.character(" ")], "标记", "mark", alias: "mark", pinyin: "biaoji", in: [.list]),
    Action(
      .markAll, keys: [.character("*")], "标记本屏、全部取消", "mark screen / unmark",
      alias: "mark all", pinyin: "quanbubiaoji", in: [.list]),
  ]

  private static let pages = [
    Action(
      .scroll,
      keys: [.up, .down, .character("k"), .character("j"), .pageUp, .pageDown, .home, .end],
      "滚动", "scroll", alias: "scroll", pinyin: "gundong", in: [.page], rank: 10),
    Action(
      .pageBack, keys: [.left, .character("h")], "回到列表", "to the list", alias: "to the list",
      pinyin: "huidaoliebiao", in: [.page, .links]),
  ]

  private static func digit(_ number: Int) -> Key? {
    Unicode.Scalar(UInt32(48 + number)).map(Key.character)
  }
}
