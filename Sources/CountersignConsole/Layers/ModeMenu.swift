internal import Countersign

/// How a simulated service shall behave from now on.
struct ModeMenu: Equatable, Sendable {
  let service: ServiceName
  /// How it behaves now.
  let current: ServiceMode
  var index: Int

  init(_ health: ServiceHealth) {
    service = health.service
    current = health.mode
    index = ServiceMode.allCases.firstIndex(of: health.mode) ?? 0
  }

  var mode: ServiceMode { ServiceMode.allCases[index] }

  var command: Command { .sandboxService(SandboxService(service, mode)) }
}
