/// Whether a journal really has a record, with that link, where a snapshot says.
struct PositionCheck {
  let volume: any Volume
  let options: JournalOptions
  /// How many files there are.
  let files: Int

  /// - Throws: `JournalDamage.Reason.positionNotThere`; `VolumeFailure`.
  func check(_ position: JournalPosition) throws {
    if position == .start { return }
    guard position.records > 0, position.file >= 1, position.file <= files,
      let digits = try lastDigits(before: position),
      digits.withUnsafeBytes({ position.head.hasDigits($0) })
    else { throw position.damage(.positionNotThere) }
  }

  /// The hash digits of the line that ends right before the position.
  private func lastDigits(before position: JournalPosition) throws -> [UInt8]? {
    // A position at the start of a file comes after the last line of the one before.
    let number = position.offset == 0 ? position.file - 1 : position.file
    guard number >= 1 else { return nil }
    let file = try volume.openFile(JournalFiles.path(number), for: .reading)
    let size = try file.size()
    let end = position.offset == 0 ? size : position.offset
    guard end > 0, end <= size, let start = try lineStart(in: file, before: end) else { return nil }
    return try file.bytes(in: start..<min(start + 64, end))
  }

  /// Where the line begins that has its newline right before `end`.
  private func lineStart(in file: any VolumeFile, before end: Int) throws -> Int? {
    var window = 4096
    while true {
      let from = max(0, end - window)
      let bytes = try file.bytes(in: from..<end)
      guard bytes.count == end - from, bytes.last == JournalLine.newline else { return nil }
      if let found = bytes.dropLast().lastIndex(of: JournalLine.newline) { return from + found + 1 }
      if from == 0 { return 0 }
      if window > options.maximumLineBytes { return nil }
      window *= 4
    }
  }
}
