import Countersign
import CountersignServices

/// The simulated services of the product, with a memory of their own: a crash of ours does not make
/// them forget what they did under a key.
final class SimulatedOutside: Outside, @unchecked Sendable {
  // Unchecked: a world and its services belong to one thread.
  private let services = SandboxServices(depositAmount: SimulatedKeys.depositAmount)
  private let audit: Audit
  private let tamper: Tamper
  /// What clearing carried out, by its key.
  private(set) var transfers: [String: [String: String]] = [:]
  /// Keys that clearing said it never saw.
  private(set) var denied: Set<String> = []
  private var deposits: Set<String> = []
  /// The callbacks that arrived, by their id: the body, and how often.
  private(set) var inbox: [String: (body: String, times: Int)] = [:]

  /// All bodies that arrived.
  private(set) var bodies: Set<String> = []

  init(_ audit: Audit, _ tamper: Tamper) {
    self.audit = audit
    self.tamper = tamper
  }

  func call(_ call: OutsideCall) -> OutsideAnswer {
    var known = call
    tamper.called?(&known)
    if call.operation == .transfer {
      audit.sent(known)
      audit.expect(.clearingAgrees, !denied.contains(known.key)) {
        "\(known.key) was sent after clearing said it never saw it"
      }
    }
    remind(&known)
    let answer = services.call(known)
    if answer.wasExecuted { remember(known) }
    if answer.values["status"] == "NOT_EXECUTED", let key = known.fields["clearing_key"] {
      denied.insert(key)
    }
    return answer
  }

  /// Tells a service what it did already; nobody else can.
  private func remind(_ call: inout OutsideCall) {
    switch call.operation {
    case .transfer: call.fields["executed"] = transfers[call.key].map { _ in "true" }
    case .queryTransfer:
      let key = call.fields["clearing_key"] ?? ""
      call.fields["executed"] = transfers[key].map { _ in "true" }
    case .requestDeposit: call.fields["made"] = deposits.contains(call.key) ? "true" : nil
    default: break
    }
  }

  private func remember(_ call: OutsideCall) {
    switch call.operation {
    case .transfer:
      let names = ["request_id", "payer_account_id", "receiver_account_id", "amount", "fee"]
      let said = call.fields.filter { names.contains($0.key) }
      let before = transfers.updateValue(said, forKey: call.key)
      audit.expect(.moneyMovesOnce, before == nil || before == said) {
        "clearing was told two things under \(call.key)"
      }
    case .requestDeposit: deposits.insert(call.key)
    case .deliverCallback:
      let body = call.fields["body"] ?? ""
      let before = inbox[call.key]
      audit.expect(.callbacksTold, before == nil || before?.body == body) {
        "\(call.key) arrived with two bodies"
      }
      bodies.insert(body)
      inbox[call.key] = (body, (before?.times ?? 0) + 1)
    default: break
    }
  }
}
