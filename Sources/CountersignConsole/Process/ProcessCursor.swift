/// What is chosen on a process's page: a party or a line of its timeline, by id, so that a refresh
/// never moves the choice to another record.
enum ProcessCursor: Hashable, Sendable {
  case party(String)
  case line(String)
}
