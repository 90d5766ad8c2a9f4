internal import Countersign

extension Texts {
  /// What to do about an amount that cannot be sent.
  func sentence(_ problem: YuanText.Problem) -> String {
    switch problem {
    case .notAnAmount:
      self("这不是金额，请按元填写，如 1234.56", "this is no amount: in yuan, such as 1234.56")
    case .tooManyDecimals:
      self("金额最多两位小数（到分）", "at most two decimals: a fen cannot be cut")
    case .commas:
      self("逗号只用于千分位，如 1,234.56", "commas stand before three digits only, as in 1,234.56")
    case .zero: self("金额须大于零", "the amount must be more than nothing")
    case .tooMuch: self("金额太大", "the amount is too large")
    }
  }
}
