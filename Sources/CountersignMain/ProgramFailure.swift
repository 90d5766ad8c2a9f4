import Countersign
import CountersignClerk
import CountersignConsole
import CountersignStore
import Glibc
import Terminal

/// What ended a call early: a message for people and an exit status (contract 1).
struct ProgramFailure: Error {
  var status: Int32
  var message: String

  init(_ status: Int32, _ message: String) {
    self.status = status
    self.message = message
  }

  init(_ error: any Error, _ texts: Texts) {
    switch error {
    case let failure as ProgramFailure: self = failure
    case let damage as JournalDamage:
      self.init(
        65,
        texts("数据损坏：", "Damaged data: ")
          + "\(damage.file), "
          + texts("第 \(damage.record) 条记录，字节 ", "record \(damage.record), byte ")
          + "\(damage.offset): \(damage.reason)")
    case let damage as CheckpointDamage:
      self.init(
        65, texts("与签名检查点不符：", "Against the signed checkpoints: ") + "\(damage)")
    case let damage as KeyDamage:
      self.init(65, texts("密钥损坏：", "Damaged keys: ") + "\(damage.file): \(damage.reason)")
    case let failure as KeyFailure:
      self.init(65, texts("密钥不可用：", "Keys cannot be used: ") + "\(failure)")
    case let failure as ClerkFailure: self.init(failure, texts)
    case let stopped as JournalStopped:
      self.init(
        74,
        texts("写盘失败，已停止写入，此后未确认任何命令：", "A write failed; nothing more was acknowledged: ")
          + "\(stopped.cause)")
    case let failure as VolumeFailure:
      self.init(74, texts("读写失败：", "Input or output failed: ") + "\(failure)")
    case let held as StoreHeld:
      self.init(
        75, texts("数据目录被占用：", "The store is held by ") + HolderNotice.name(held.holder))
    case let failure as CheckpointCommandFailure:
      self.init(74, "checkpoint_command: " + Self.text(failure, texts))
    case let problem as DisplayProblem:
      self.init(64, "\(problem)")
    default: self.init(70, "\(error)")
    }
  }

  private static func text(_ failure: CheckpointCommandFailure, _ texts: Texts) -> String {
    switch failure {
    case .notStarted(let code):
      texts("无法启动：", "it could not be started: ") + String(cString: strerror(code))
    case .ended(let status): texts("退出码 \(status)", "it ended with status \(status)")
    case .tookTooLong(let seconds):
      texts("\(seconds) 秒内未结束，已终止", "it took more than \(seconds) s and was ended")
    }
  }

  private init(_ failure: ClerkFailure, _ texts: Texts) {
    switch failure {
    case .readOnly: self.init(1, texts("只读模式", "Read-only"))
    case .unreadable(let record, let reason):
      self.init(
        65,
        texts("数据损坏：第 \(record) 条记录无法解读：", "Damaged data: record \(record) cannot be read: ")
          + reason)
    case .snapshot(let reason):
      self.init(65, texts("快照与日志不符：", "The snapshot does not match the journal: ") + reason)
    case .policy(let reason): self.init(65, "policy.toml: \(reason)")
    case .ledger(let fault):
      self.init(65, texts("账目不平：\(fault)", "the books do not add up: \(fault)"))
    case .noStore(let path):
      self.init(
        64,
        texts(
          "此处没有数据目录：\(path)。用 countersign init 新建。",
          "There is no store at \(path). Make one with countersign init."))
    case .foreignKeys:
      self.init(65, texts("密钥不属于此数据目录", "The keys are not this store's"))
    }
  }

  /// Says it on standard error and leaves.
  func report() -> Never {
    Output.error("countersign: \(message)")
    exit(status)
  }
}
