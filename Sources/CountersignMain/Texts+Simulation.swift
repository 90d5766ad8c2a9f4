import CountersignConsole
import CountersignSimulation

extension Texts {
  func word(_ point: CrashPoint) -> String {
    switch point {
    case .between: self("两条命令之间", "between two commands")
    case .written: self("记录已写完，尚未答复", "record written, nobody answered")
    case .lost: self("记录未写入", "record not written")
    case .torn: self("记录只写了一部分", "record written in part")
    }
  }

  func word(_ pace: Invariant.Pace) -> String {
    switch pace {
    case .record: self("每条记录", "each record")
    case .step: self("每一步　", "each step  ")
    case .interval: self("定期　　", "interval   ")
    case .end: self("结束时　", "at the end ")
    }
  }

  func word(_ invariant: Invariant) -> String {
    switch invariant {
    case .journalInOrder: self("记录连号，时间不倒流", "records in order, time never back")
    case .moneyConserved: self("账户＋手续费＝入金，分毫不差", "accounts + fees = funded, to the fen")
    case .entriesAddUp: self("每笔分录合计为零", "the entries of each movement add up")
    case .nothingNegative: self("余额与可用余额不为负", "no balance or available below zero")
    case .moneyMovesOnce: self("一笔分账只动一次钱", "a split moves money at most once")
    case .resultsAreFinal: self("成功与失败不再改变", "success and failure never change")
    case .clearingAgrees: self("与清算实际所做一致", "what we say is what clearing did")
    case .nothingSentAfterFreeze: self("冻结之后不再发出指令", "nothing is sent after a freeze")
    case .movesAreLegal: self("状态只走允许的路", "every status moves as it may")
    case .oneOpenProcess: self("每对签约方每场景至多一个进行中", "one open process a pair and scene")
    case .bindingBySignature: self("绑定有效当且仅当协议已签未失效", "a binding is valid by its signature")
    case .idsAreUnique: self("编号不重复使用", "no id is given twice")
    case .attemptsAreCounted: self("只有答错才算次数，且不超限", "only answers count, within the limit")
    case .callsAreBounded: self("重试有限，熔断期间不调用", "few tries, none under an open breaker")
    case .personalIsSealed: self("个人信息落盘即加密", "personal data is sealed")
    case .nothingIsOverdue: self("到期的事都已做完", "all that is due is done")
    case .nothingIsSilent: self("未决之事必有告警", "what is unresolved has its alert")
    case .answersRepeat: self("同一幂等键同一答复", "a repeated key has the same answer")
    case .refusalsChangeNothing: self("被拒绝的命令不改变任何状态", "a refusal changes nothing")
    case .indicesFit: self("索引与明细一致", "indices fit their rows")
    case .replayIsEqual: self("重放日志得到同一状态", "replaying gives the same state")
    case .snapshotIsEqual: self("快照往返得到同一状态", "a snapshot gives the same state")
    case .acknowledgedIsKept: self("已答复的记录重启后都在", "what was acknowledged is there")
    case .everythingEnds: self("恢复后一切都有结果", "once all works, everything ends")
    case .callbacksTold: self("回调必达或明确放弃，内容不变", "callbacks arrive, always the same")
    }
  }
}
