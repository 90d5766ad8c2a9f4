import Countersign

/// People and companies who exist nowhere; every number has its check digit.
enum Cast: String, CaseIterable {
  /// Two companies with bank accounts.
  case firmA = "A"
  case firmF = "F"
  /// A person with a bank card, one without, one more.
  case personB = "B"
  case personC = "C"
  case personG = "G"
  /// Businesses of one person: one registered by ID card, one by credit code.
  case traderD = "D"
  case traderE = "E"

  var userID: String { "user-\(rawValue)" }

  var name: String {
    switch self {
    case .firmA: "北京试味坊餐饮管理有限公司"
    case .firmF: "上海试川湘食品有限公司"
    case .personB: "王小明"
    case .personC: "李思"
    case .personG: "欧阳若水"
    case .traderD: "赵记面馆"
    case .traderE: "钱记茶铺"
    }
  }

  var idNo: String {
    switch self {
    case .firmA: "91110118MA01A2B3CY"
    case .firmF: "91110118MA02D4E5FK"
    case .personB: "110118198002291018"
    case .personC: "11011819750615002X"
    case .personG: "110118199012031177"
    case .traderD: "11011819850214003X"
    case .traderE: "92110118MA03G6H7J5"
    }
  }

  var bankCardNo: String? {
    switch self {
    case .firmA: "6290000000000000019"
    case .firmF: "6290000000000000027"
    case .personB: "6290000000000000035"
    case .personC: nil
    case .personG: "629000000000043"
    case .traderD, .traderE: "6290000000000000019"
    }
  }

  var type: PartyType {
    switch self {
    case .firmA, .firmF: .enterprise
    case .personB, .personC, .personG: .person
    case .traderD, .traderE: .individualBusiness
    }
  }

  /// This one as a party of a request.
  func input(_ role: PartyRole) -> PartyInput {
    var input = PartyInput()
    input.role = role
    input.userID = userID
    input.name = name
    input.idNo = idNo
    input.bankCardNo = bankCardNo
    input.mobile = "15400000001"
    input.type = type
    return input
  }

  /// The request that brings these together: two are bound, one alone opens payment.
  static func request(_ cast: [Cast]) -> ProcessCreate {
    var request = ProcessCreate()
    request.scene = cast.count == 1 ? .openPayment : .relationBind
    request.templateID = cast.count == 1 ? "KT-PAY" : "FZ-AUTH"
    request.parties = zip(cast, [PartyRole.payer, .payee]).map { $0.input($1) }
    request.callbackURL = "https://sandai.example/callback"
    return request
  }
}
