import Countersign

extension FixtureDesk {
  func serviceView(_ query: Query) -> View {
    switch query {
    case .services: .services([])
    case .alerts: .alerts(ListView(total: 0, matching: 0, first: 0, rows: []))
    case .day: .day(DayView())
    case .callbacks: .callbacks(ListView(total: 0, matching: 0, first: 0, rows: []))
    default: .callback(nil)
    }
  }
}
