import CountersignClerk
import Glibc
import Testing

/// Every byte of every file that a store has, with a bit turned over (``FlipRow``).
///
/// A test run turns one bit of each byte, another at each place, asks who has to tell, and does all
/// of `verify` and all that a desk shows for some fifty bytes of a file. With
/// `COUNTERSIGN_CAMPAIGN=1` it is all eight bits of each byte, and 250 bytes.
@Suite struct BitFlipTests {
  private static let isCampaign = getenv("COUNTERSIGN_CAMPAIGN") != nil

  @Test(arguments: FlipRow.all)
  func everyFlipIsTold(_ row: FlipRow) throws {
    let scene = try FlipScene(isParted: row.isParted)
    let file = try #require(scene.files.first { FlipRow.name(of: $0) == row.file })
    let bytes = try scene.store.bytes(file)
    let step = max(1, bytes.count / (Self.isCampaign ? 250 : 50))
    let descriptor = open("\(scene.store.path)/\(file)", O_WRONLY | O_CLOEXEC)
    defer { close(descriptor) }
    var faults: [String] = []
    for (place, byte) in bytes.enumerated() {
      // People and a foreign reader have to do with the figures: all eight are cheap there.
      for bit in Self.isCampaign || row.teller == .figures ? Array(0..<8) : [place % 8] {
        var flipped = byte ^ 1 << UInt8(bit)
        pwrite(descriptor, &flipped, 1, place)
        let fault =
          Self.untold(row.teller, file, scene, place)
          ?? (place % step == 0 ? Self.fault(row.teller, scene, place) : nil)
        if let fault { faults.append("byte \(place), bit \(bit): \(fault)") }
      }
      var whole = byte
      pwrite(descriptor, &whole, 1, place)
    }
    #expect(faults.prefix(5) == [], "\(faults.count) of \(bytes.count) in \(file)")
    #expect(try Verification(of: scene.store.path) == scene.whole)
    #expect(scene.look().wrong == nil)
  }

  /// A file that the table does not name would be one whose flips nobody has thought about.
  @Test(arguments: [false, true])
  func everyFileHasItsRow(isParted: Bool) throws {
    let files = try FlipScene(isParted: isParted).files.map(FlipRow.name)
    let rows = FlipRow.all.filter { isParted || !$0.isParted }.map(\.file)
    #expect(Set(files) == Set(rows))
  }

  /// What is wrong with what the one who has to tell says of a flip.
  private static func untold(
    _ teller: FlipRow.Teller, _ file: String, _ scene: FlipScene, _ place: Int
  ) -> String? {
    do {
      guard try scene.holds(file, teller) else { return nil }
      return teller == .nobody || teller == .figures ? nil : "nobody tells"
    } catch {
      return scene.isRight(error, teller, byte: place) ? nil : "told as \(error)"
    }
  }

  /// What is wrong with what `verify` says of a flip, and with what a desk shows.
  private static func fault(
    _ teller: FlipRow.Teller, _ scene: FlipScene, _ place: Int
  ) -> String? {
    let look = scene.look()
    if let wrong = look.wrong { return "a desk shows what is not true: \(wrong)" }
    if let refusal = look.refusal, !FlipScene.isDamage(refusal) {
      return "a desk stopped by \(refusal)"
    }
    do {
      let found = try Verification(of: scene.store.path)
      switch teller {
      case .nobody: return look.refusal == nil && found == scene.whole ? nil : "it counts"
      case .figures: return look.refusal.map { "verify passed, a desk stopped by \($0)" }
      default: return "verify does not tell"
      }
    } catch {
      let isRight = FlipScene.isDamage(error) && scene.isRight(error, teller, byte: place)
      return isRight ? nil : "verify says \(error)"
    }
  }
}
