import Countersign

/// Breaks of every kind.
enum StatementSamples {
  static func found(
    _ kind: BreakKind, _ id: String?, ref: String?, ours: (Int64, SplitStatus)?,
    theirs: (Int64, SplitStatus)?, line: Int?, isUnresolved: Bool = false
  ) -> StatementBreak {
    var found = StatementBreak(kind)
    found.requestID = id
    found.settlementRef = ref
    found.ourAmount = ours.map { Fen($0.0) }
    found.ourStatus = ours?.1
    found.theirAmount = theirs.map { Fen($0.0) }
    found.theirStatus = theirs?.1
    found.line = line
    found.isUnresolved = isUnresolved ? true : nil
    return found
  }

  static func breaks() -> [StatementBreak] {
    [
      found(
        .missingHere, "S-20261120-0999", ref: "CL000901", ours: nil, theirs: (6_600, .success),
        line: 41),
      found(
        .missingThere, WalletSamples.paid, ref: "CL000117", ours: (120_000, .success),
        theirs: nil, line: nil),
      found(
        .amountDiffers, "S-20261121-0039", ref: "CL000118", ours: (8_800_000, .success),
        theirs: (8_800_010, .success), line: 57),
      found(
        .statusDiffers, WalletSamples.unresolved, ref: "CL000119", ours: (1_280_000, .processing),
        theirs: (1_280_000, .success), line: 93, isUnresolved: true),
    ]
  }

  static func view() -> ReconciliationView {
    ReconciliationView(lines: 94, matched: 91, breaks: breaks())
  }
}
