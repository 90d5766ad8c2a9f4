/// What is due when: a heap of times, each naming a row that knows its own.
///
/// Entries are never removed; one whose row has moved on is dropped when it comes up.
package struct Timers: Equatable, Sendable {
  package enum Subject: Equatable, Sendable {
    case process(Int)
    case request(String)
    /// When a split of which nobody knows the result becomes an alert.
    case split(Int)
    /// When a callback that nobody takes becomes an alert.
    case callback(Int)
    /// When to look whether what an alert warns of is over.
    case alert(Int)
  }

  package struct Timer: Equatable, Sendable {
    package var at: Instant
    /// Order among equal times: the order in which they were set.
    package var turn: Int
    package var subject: Subject
  }

  private var heap: [Timer] = []
  private var turn = 0
  /// When each alert is looked at next, so that it is looked at once.
  private var looks: [Int: Instant] = [:]

  package init() {}

  package var first: Timer? { heap.first }

  /// Looks at an alert once a part of time has passed.
  package mutating func look(atAlert number: Int, after moment: Instant) {
    let next = moment.adding(milliseconds: TimeGrid.step)
    looks[number] = next
    set(.alert(number), at: next)
  }

  /// True for the one time an alert is looked at; false for one that was put off.
  package mutating func takeLook(atAlert number: Int, at moment: Instant) -> Bool {
    guard looks[number] == moment else { return false }
    looks[number] = nil
    return true
  }

  package mutating func set(_ subject: Subject, at: Instant) {
    turn += 1
    heap.append(Timer(at: at, turn: turn, subject: subject))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard Self.precedes(heap[child], heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  package mutating func removeFirst() {
    guard let last = heap.popLast(), !heap.isEmpty else { return }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && Self.precedes(heap[child], heap[least]) {
        least = child
      }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private static func precedes(_ one: Timer, _ other: Timer) -> Bool {
    one.at == other.at ? one.turn < other.turn : one.at < other.at
  }
}
