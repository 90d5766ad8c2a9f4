/// One journal record being read.
struct RecordPage: Equatable, Sendable {
  var sequence: Int
  var scroll = 0
}
