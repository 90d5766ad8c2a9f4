internal import Countersign

/// Moments on the columns of a row: to scale, but for gaps so long that nothing else would be seen
/// beside them; those are cut short and marked.
struct TimeAxis: Equatable, Sendable {
  /// A gap that is cut short.
  struct Cut: Equatable, Sendable {
    /// Its first column.
    let x: Int
    let columns: Int
    /// How long it is, in milliseconds.
    let length: Int64
  }

  let columns: Int
  let cuts: [Cut]
  private let moments: [Instant]
  /// The column of each moment.
  private let places: [Int]

  /// A gap is cut when it is so many times all that is left.
  private static let weight: Int64 = 5
  /// No gap is cut where a column is this short already.
  private static let fine: Int64 = 2000
  private static let most = 4

  /// - Parameters:
  ///   - moments: in any order; the first and the last are the ends of the axis.
  ///   - cutColumns: how wide a cut of a gap of this length is, for what is written on it.
  init(_ moments: [Instant], columns: Int, cutColumns: (Int64) -> Int) {
    let moments = Set(moments).sorted()
    let gaps = zip(moments.dropFirst(), moments).map { $0.since($1) }
    let cut = Self.cut(gaps, columns, cutColumns)
    let kept = gaps.indices.reduce(Int64(0)) { $0 + (cut.contains($1) ? 0 : gaps[$1]) }
    let room = max(1, columns - 1 - cut.reduce(0) { $0 + cutColumns(gaps[$1]) })
    var cuts: [Cut] = []
    var places = [0]
    var before: Int64 = 0
    var shift = 0
    for (at, gap) in gaps.enumerated() {
      if cut.contains(at) {
        let wide = cutColumns(gap)
        cuts.append(Cut(x: places[at] + 1, columns: wide - 1, length: gap))
        shift += wide
      } else {
        before += gap
      }
      places.append(Self.place(before, of: kept, room) + shift)
    }
    self.columns = columns
    self.moments = moments
    self.cuts = cuts
    self.places = places.map { min($0, max(0, columns - 1)) }
  }

  private static func place(_ part: Int64, of whole: Int64, _ room: Int) -> Int {
    whole > 0 ? Int((Double(part) / Double(whole) * Double(room)).rounded()) : 0
  }

  /// The gaps to cut: up to three at once, so that two long nights hide nothing either.
  private static func cut(
    _ gaps: [Int64], _ columns: Int, _ cutColumns: (Int64) -> Int
  ) -> Set<Int> {
    var cut: Set<Int> = []
    while cut.count < most {
      let left = gaps.indices.filter { !cut.contains($0) }.sorted { gaps[$0] > gaps[$1] }
      let sum = left.reduce(Int64(0)) { $0 + gaps[$1] }
      guard sum > Int64(max(1, columns)) * fine else { break }
      let count = (1...3).first { count in
        guard count < left.count, cut.count + count <= most else { return false }
        let rest = left.dropFirst(count).reduce(Int64(0)) { $0 + gaps[$1] }
        return rest > 0 && gaps[left[count - 1]] >= weight * rest
      }
      guard let count else { break }
      let wanted = cut.union(left.prefix(count))
      // What is cut must leave most of the row to what is not.
      guard wanted.reduce(0, { $0 + cutColumns(gaps[$1]) }) * 2 <= columns else { break }
      cut = wanted
    }
    return cut
  }

  /// Where a moment is; what lies outside stands at the ends.
  func column(of moment: Instant) -> Int {
    guard let next = moments.firstIndex(where: { $0 >= moment }) else { return places.last ?? 0 }
    guard next > 0, moments[next] > moment else { return places[next] }
    let gap = moments[next].since(moments[next - 1])
    let part = Double(moment.since(moments[next - 1])) / Double(max(1, gap))
    return places[next - 1] + Int(part * Double(places[next] - places[next - 1]))
  }

  /// The moments with their columns, for writing times on the axis.
  var stops: [(moment: Instant, column: Int)] { zip(moments, places).map { ($0, $1) } }
}
