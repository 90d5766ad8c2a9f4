import Countersign
import Testing

/// Every service in every mode, for everything that is asked of it (seed 000 section 6; contract 7.4
/// and 7.9): a provider that is down never costs the user an attempt, never fails a process, and
/// never moves money twice.
///
/// A row: the mode | the answer | how all stand then | the calls | how all stand ten minutes after
/// the service was mended, without anybody doing anything | the calls until then | the answer when
/// it is asked for once more | how all stand at the end.
@Suite struct FaultTableTests {
  private static func row(_ scene: FaultScene, _ mode: ServiceMode) throws -> String {
    let desk = try FaultDesk(scene, mode)
    var cells = [mode.rawValue, try desk.act(), try desk.tell(), try desk.calls()]
    try desk.mend()
    cells += [try desk.tell(), try desk.calls()]
    #expect(try desk.keys().count == 1, "\(scene.rawValue) \(mode.rawValue): one key")
    cells += [try desk.repeated(), try desk.tell()]
    try desk.expectSound("\(scene.rawValue) \(mode.rawValue)")
    return cells.joined(separator: " | ")
  }

  @Test(arguments: FaultScene.allCases)
  func draft(_ scene: FaultScene) throws {
    print("TABLE \(scene.rawValue)")
    for mode in ServiceMode.allCases { print("TABLE   \(try Self.row(scene, mode))") }
  }

  private static func outage(_ scene: FaultScene) throws -> String {
    let desk = try FaultDesk(scene, .unavailable)
    var cells = [scene.rawValue, try desk.act()]
    try desk.clerk.advance(1200)
    cells += [try desk.tell(), try desk.breaker()]
    try desk.mend()
    cells += [try desk.tell(), try desk.breaker()]
    #expect(try desk.keys().count == 1, "\(scene.rawValue): one key")
    try desk.expectSound(scene.rawValue)
    return cells.joined(separator: " | ")
  }

  @Test(arguments: FaultScene.allCases)
  func draftOutage(_ scene: FaultScene) throws {
    print("OUTAGE \(try Self.outage(scene))")
  }
}
