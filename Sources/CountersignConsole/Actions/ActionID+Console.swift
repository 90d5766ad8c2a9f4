/// The console's own actions.
extension ActionID {
  static let showPanel = ActionID("panel.show")
  static let nextPane = ActionID("pane.next")
  static let previousPane = ActionID("pane.previous")
  static let palette = ActionID("palette")
  static let help = ActionID("help")
  static let clock = ActionID("clock.advance")
  static let back = ActionID("back")
  static let redraw = ActionID("redraw")
  static let suspend = ActionID("suspend")
  static let leave = ActionID("leave")
  static let takeBack = ActionID("take_back")

  static let moveRow = ActionID("list.move")
  static let movePage = ActionID("list.page")
  static let moveEnd = ActionID("list.end")
  static let open = ActionID("list.open")
  static let filter = ActionID("list.filter")
  static let nextMatch = ActionID("list.next_match")
  static let previousMatch = ActionID("list.previous_match")
  static let mark = ActionID("list.mark")

  static let scroll = ActionID("page.scroll")
  static let pageBack = ActionID("page.back")

  static let openPhone = ActionID("process.phone")
  static let sendSMS = ActionID("process.send_sms")
  static let cancelProcess = ActionID("process.cancel")
  static let reveal = ActionID("personal.reveal")
  static let copyID = ActionID("copy.id")
  static let createProcess = ActionID("process.create")

  static let activateTemplate = ActionID("template.activate")
  static let deactivateTemplate = ActionID("template.deactivate")
  static let useTemplate = ActionID("template.use")
  static let uploadTemplate = ActionID("template.upload")

  static let filterProcess = ActionID("audit.process")
  static let filterActor = ActionID("audit.actor")
  static let filterType = ActionID("audit.type")
  static let goToProcess = ActionID("audit.go_to_process")
}
