import Countersign
import Testing

/// Every service in every mode, for everything that is asked of it (seed 000 section 6; contract 7.4
/// and 7.9): a provider that is down never costs the user an attempt, never fails a process, and
/// never moves money twice.
///
/// A row: mode | answer | how all stand then | calls | how all stand ten minutes after the service
/// was mended, though nobody did anything | calls until then | answer when it is asked for once
/// more | how all stand at the end. `=` is as before, `!` an alert that stands, `✓` one that is over
/// and waits for a person, `?` a result that nobody knows.
@Suite struct FaultTableTests {
  @Test(arguments: FaultScene.allCases)
  func everyMode(_ scene: FaultScene) throws {
    let rows = try ServiceMode.allCases.map { try Self.row(scene, $0) }
    let wanted = Self.plain(FaultTables.modes[scene] ?? "")
    #expect(rows == wanted, "\n\(rows.joined(separator: "\n"))")
  }

  private static func row(_ scene: FaultScene, _ mode: ServiceMode) throws -> String {
    let desk = try FaultDesk(scene, mode)
    let name = "\(scene.rawValue), \(mode.rawValue)"
    var cells = [mode.rawValue, try desk.act(), try desk.tell(), try desk.calls()]
    try desk.mend()
    cells += [try desk.news(), try desk.calls()]
    #expect(try desk.keys().count == 1, "\(name): tried again under the same key")
    cells += [try desk.repeated(), try desk.news()]
    try desk.expectSound(name)
    return cells.joined(separator: " | ")
  }

  /// A quarter of an hour without a connection: the breaker spares the service, somebody is told,
  /// and what waited goes on.
  ///
  /// A row: what was asked | how all stand after it, and the breaker | the same ten minutes after
  /// the service was mended.
  @Test func aLongOutage() throws {
    // A callback's rounds go over days: they have a suite of their own.
    let scenes = FaultScene.allCases.filter { $0 != .callback }
    let rows = try scenes.map(Self.outage)
    #expect(rows == Self.plain(FaultTables.outage), "\n\(rows.joined(separator: "\n"))")
  }

  private static func outage(_ scene: FaultScene) throws -> String {
    let desk = try FaultDesk(scene, .unavailable)
    _ = try desk.act()
    try desk.clerk.advance(900)
    var cells = [scene.rawValue, try desk.tell(), try desk.breaker()]
    try desk.mend()
    cells += [try desk.news(), try desk.breaker()]
    #expect(try desk.keys().count == 1, "\(scene.rawValue): tried again under the same key")
    try desk.expectSound(scene.rawValue)
    return cells.joined(separator: " | ")
  }

  /// No operation and no mode is left out.
  @Test func nothingIsLeftOut() {
    #expect(Set(FaultScene.allCases.map(\.operation)) == Set(ServiceOperation.allCases))
    for scene in FaultScene.allCases {
      let modes = Self.plain(FaultTables.modes[scene] ?? "").map { $0.prefix { $0 != " " } }
      #expect(modes.map(String.init) == ServiceMode.allCases.map(\.rawValue), "\(scene)")
    }
  }

  private static func plain(_ table: String) -> [String] {
    table.split(separator: "\n").map { line in
      line.split(separator: "|").map { cell in
        cell.split(separator: " ").joined(separator: " ")
      }.joined(separator: " | ")
    }
  }
}
