import Testing

/// Plays a table from the start and expects it to say what happened.
func expectJourney(
  _ table: String, on desk: TestDesk = TestDesk(),
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var script = Script(desk)
  let played = script.play(table)
  #expect(played == Script.plain(table), sourceLocation: sourceLocation)
}
