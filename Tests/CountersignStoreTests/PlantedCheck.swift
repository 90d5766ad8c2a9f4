import CountersignStore

/// A check of the chain as one might write it, right or with a bug that others have had.
struct PlantedCheck {
  enum Bug: String, CaseIterable, Sendable {
    case endpointsOnly = "only the first and the last link are checked"
    case letterCase = "digits are compared without regard to case"
    case shortCompare = "only the first half of a hash is compared"
    case separatorIgnored = "any byte may stand between hash and record"
    case lastLineSkipped = "the last line is taken for unfinished, whatever it is"
  }

  var bug: Bug?

  /// Whether any single flipped bit in the journal passes.
  func misses(anyFlipIn volume: CrashVolume) throws -> Bool {
    let files = try SampleJournal.files(on: volume)
    for (number, file) in files.enumerated() {
      for bit in 0..<(file.count * 8) {
        var damaged = files
        damaged[number][bit / 8] ^= 1 << UInt8(bit % 8)
        if passes(damaged) { return true }
      }
    }
    return false
  }

  private func passes(_ files: [[UInt8]]) -> Bool {
    var lines = files.flatMap { file in
      file.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    }
    guard files.allSatisfy({ $0.last == 0x0A }) || bug == .lastLineSkipped else { return false }
    if bug == .lastLineSkipped { lines = lines.dropLast() }
    var head = [UInt8](repeating: 0, count: 32)
    for (index, line) in lines.enumerated() {
      guard line.count > 65, line[line.startIndex + 64] == 0x20 || bug == .separatorIgnored else {
        return false
      }
      let link = ChainHash.of(head + line.dropFirst(65))
      let skipped = bug == .endpointsOnly && index > 0 && index < lines.count - 1
      if !skipped, !agree(Array(line.prefix(64)), Array(link.hex.utf8)) { return false }
      // A check of the ends believes the digits in between.
      head = skipped ? Self.bytes(line.prefix(64)) : Self.bytes(Array(link.hex.utf8)[...])
    }
    return true
  }

  private func agree(_ found: [UInt8], _ right: [UInt8]) -> Bool {
    switch bug {
    case .letterCase: found.map { $0 | 0x20 } == right.map { $0 | 0x20 }
    case .shortCompare: found.prefix(32) == right.prefix(32)
    default: found == right
    }
  }

  private static func bytes(_ digits: ArraySlice<UInt8>) -> [UInt8] {
    let values = digits.map { digit in
      UInt8(truncatingIfNeeded: Character(UnicodeScalar(digit)).hexDigitValue ?? 0)
    }
    return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }
}
