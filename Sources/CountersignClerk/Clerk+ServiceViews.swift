import Countersign

/// What the panels of services and callbacks show, and the alerts.
extension Clerk {
  var serviceLines: [ServiceLine] { [] }

  func alerts(_ window: Window) throws -> ListView<Alert> {
    ListView(total: 0, matching: 0, first: 0, rows: [])
  }

  func callbacks(_ window: Window) throws -> ListView<CallbackLine> {
    ListView(total: 0, matching: 0, first: 0, rows: [])
  }

  func callback(_ id: String) throws -> CallbackView? { nil }

  var day: DayView { DayView() }
}
