import Countersign
import CountersignStore

/// Keys without secrets.
///
/// What is sealed can be opened by anyone who names the right context, unless its key was destroyed.
/// Every function is one of its arguments, so that a seed says everything.
final class SimulatedKeys: @unchecked Sendable {
  // Unchecked: a world and its keys belong to one thread.
  private(set) var destroyed: Set<Int> = []
  /// True once something was opened under a context that is not its own.
  private(set) var wasMisread = false

  func destroy(_ slot: Int) { destroyed.insert(slot) }

  /// `1,2|context|bytes`, the bytes moved by one so that no plain text stands in a record.
  func seal(_ plain: String, _ slots: [Int], _ context: String) -> String {
    let names = slots.map(String.init).joined(separator: ",")
    return "\(names)|\(context)|" + plain.utf8.map { String($0 ^ 1, radix: 36) + "." }.joined()
  }

  func open(_ text: Guarded, _ context: String) -> String? {
    guard case .sealed(let sealed) = text else {
      if case .open(let plain) = text { return plain }
      if case .fresh(let plain) = text { return plain }
      return nil
    }
    let parts = sealed.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1] == context else {
      wasMisread = true
      return nil
    }
    let slots = parts[0].split(separator: ",").compactMap { Int($0) }
    guard destroyed.isDisjoint(with: slots) else { return nil }
    let bytes = parts[2].split(separator: ".").compactMap { UInt8($0, radix: 36).map { $0 ^ 1 } }
    return String(decoding: bytes, as: UTF8.self)
  }

  func seal(_ record: inout JournalRecord) {
    for place in record.events.indices {
      record.events[place].visitGuarded { text, slots, context in
        guard case .fresh(let plain) = text else { return }
        text = .sealed(seal(plain, slots, context))
      }
    }
  }

  var tools: Tools {
    Tools(
      sha256: { ChainHash.of($0).hex },
      blindIndex: { "\($0):\(Self.mark(Array($1.utf8)))" },
      reveal: { [self] in open($0, $1) },
      locate: Self.locate)
  }

  /// The token of a party's link, as `locate` reads it.
  static func token(_ process: Int, _ party: Int) -> String { "T\(process).\(party)" }

  @Sendable
  private static func locate(_ token: String) -> (process: Int, party: Int)? {
    let numbers = token.dropFirst().split(separator: ".").map { Int($0) }
    guard token.hasPrefix("T"), numbers.count == 2, let process = numbers[0],
      let party = numbers[1]
    else { return nil }
    return (process, party)
  }

  /// A short print of some bytes (FNV-1a).
  static func mark(_ bytes: [UInt8]) -> String { String(hash(bytes), radix: 16) }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    return hash
  }

  /// The fen that the simulated bank pays for a deposit.
  @Sendable
  static func depositAmount(_ requestID: String) -> Int { Int(hash(requestID.utf8) % 99) + 1 }
}
