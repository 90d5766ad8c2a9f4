extension Journal {
  /// Reads the whole journal from the first byte and checks every link.
  ///
  /// Changes nothing.
  ///
  /// Hold the lock, shared or not, or a line that is just being written looks unfinished.
  /// - Parameters:
  ///   - expecting: A place that must lie on the way, such as a snapshot's; its records and head
  ///     are compared.
  ///   - heads: What was signed of it before.
  ///   - body: Gets each record after its link was checked.
  /// - Returns: The end: count of records and head.
  /// - Throws: `CheckpointDamage`; `JournalDamage`, also for an unfinished last line; `JournalMisuse.absent`;
  ///   `VolumeFailure`; what `body` throws.
  @discardableResult
  package static func verify(
    on volume: any Volume, options: JournalOptions = .init(),
    expecting: JournalPosition? = nil, heads: [CheckpointHeads] = [],
    _ body: Body = { _, _ in }
  ) throws -> JournalPosition {
    let journal = try Journal(on: volume, options: options)
    var heads = heads
    let found = try journal.catchUp { sequence, json in
      for place in heads.indices { try heads[place].pass(journal.position) }
      if sequence == expecting?.records { try journal.compare(with: expecting) }
      try body(sequence, json)
    }
    if found.unfinishedBytes > 0 {
      let tail = try journal.judgeTail(bytes: found.unfinishedBytes)
      throw journal.position.damage(tail == .badNewline ? .badNewline : .unfinishedTail)
    }
    if let expecting, expecting.records >= journal.position.records {
      try journal.compare(with: expecting)
    }
    guard journal.position.records > 0 else { throw JournalMisuse.absent }
    for place in heads.indices { try heads[place].end(journal.position) }
    return journal.position
  }

  private func compare(with expected: JournalPosition?) throws {
    if let expected, expected.records != position.records || expected.head != position.head {
      throw expected.damage(.positionNotThere)
    }
  }
}
