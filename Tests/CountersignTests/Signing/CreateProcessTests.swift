import Countersign
import Testing

/// A request that is changed from a sound one, and what is said about it.
struct CreateCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var change: @Sendable (inout ProcessCreate) -> Void
  var code: Code?
  /// The failed checks, in their order.
  var failed: [String]
  var detail: String?

  init(
    _ name: String, _ code: Code?, _ failed: [String], _ detail: String? = nil,
    _ change: @escaping @Sendable (inout ProcessCreate) -> Void
  ) {
    testDescription = name
    self.change = change
    self.code = code
    self.failed = failed
    self.detail = detail
  }

  /// A case that changes the payee.
  init(
    payee name: String, _ code: Code?, _ failed: [String], _ detail: String? = nil,
    _ change: @escaping @Sendable (inout PartyInput) -> Void
  ) {
    self.init(name, code, failed, detail) { request in
      guard var payee = request.parties?.popLast() else { return }
      change(&payee)
      request.parties?.append(payee)
    }
  }
}

@Suite("Creating a process")
struct CreateProcessTests {
  private func refusal(_ change: (inout ProcessCreate) -> Void) -> (Refusal?, Decision?) {
    let desk = TestDesk()
    var request = Cast.request([.firmA, .personB])
    change(&request)
    do throws(Refusal) {
      return (nil, try desk.registry.decide(.processCreate(request), desk.context("system")))
    } catch {
      return (error, nil)
    }
  }

  @Test(
    "One fault each",
    arguments: CreateCase.templates + CreateCase.incomplete + CreateCase.wrong + CreateCase.others)
  func fault(_ example: CreateCase) {
    let (refusal, _) = refusal(example.change)
    #expect(refusal?.code == example.code)
    let failed = refusal?.checks.filter { $0.outcome == .failed }.map(\.check) ?? []
    #expect(failed == example.failed)
    let first = refusal?.checks.first { $0.outcome == .failed }
    if let first { #expect(first.code == example.code) }
    if let detail = example.detail { #expect(refusal?.detail == detail) }
  }

  @Test("All checks are shown in their order; the first that failed is the answer")
  func order() {
    let (refusal, _) = refusal { request in
      request.scene = .openPayment
      request.callbackURL = "ftp://sandai.example"
      request.parties = [Cast.personB.input(.payer), Cast.firmA.input(.payer)]
      request.parties?[0].idNo = "110118198002291019"
      request.parties?[0].bankCardNo = "6290000000000000036"
      request.parties?[1].mobile = "12345678901"
      request.parties?[1].name = String(repeating: "长", count: 201)
      request.variables = ["nobody": "knows"]
    }
    #expect(
      refusal
        == Refusal(
          .invalidTemplate, "template FZ-AUTH is for RELATION_BIND",
          checks: [
            Check("template", .passed),
            Check(
              "scene", .failed, code: .invalidTemplate,
              detail: "template FZ-AUTH is for RELATION_BIND"),
            Check("parties", .passed),
            Check(
              "roles", .failed, code: .invalidPartyInfo,
              detail: "each role and each user_id stands once"),
            Check("name", .failed, code: .invalidPartyInfo, detail: "parties[1].name is too long"),
            Check("id_no", .failed, code: .invalidPartyInfo, detail: "parties[0].id_no"),
            Check(
              "bank_card_no", .failed, code: .invalidPartyInfo, detail: "parties[0].bank_card_no"),
            Check("mobile", .failed, code: .invalidPartyInfo, detail: "parties[1].mobile"),
            Check("callback_url", .failed, code: .invalidCallbackURL, detail: "callback_url"),
            Check("no_other_open_process", .passed),
            Check(
              "variables", .failed, code: .invalidTemplate,
              detail: "variable nobody is not the template's"),
          ]))
  }

  @Test("Without a template or parties the later checks are not reached")
  func notReached() {
    let (refusal, _) = refusal { request in
      request.templateID = "NONE"
      request.parties = nil
      request.callbackURL = nil
    }
    let text = refusal?.checks.map { "\($0.check) \($0.outcome.rawValue)" }
    #expect(
      text == [
        "template FAILED", "scene NOT_REACHED", "parties FAILED", "roles PASSED", "name PASSED",
        "id_no PASSED", "bank_card_no PASSED", "mobile PASSED", "callback_url FAILED",
        "no_other_open_process PASSED", "variables NOT_REACHED",
      ])
    #expect(refusal?.code == .invalidTemplate)
  }

  @Test("Who may prove themselves how", arguments: OptionCase.all)
  func options(_ example: OptionCase) {
    let (refusal, decision) = refusal { request in
      request.parties?[1].type = example.type
      request.parties?[1].idNo = example.idNo
      request.parties?[1].bankCardNo = example.card
    }
    #expect(refusal?.code == example.code)
    guard let decision, case .processCreated(let fact)? = decision.events.first else {
      #expect(example.options.isEmpty)
      return
    }
    let party = fact.process.parties[1]
    #expect(party.options == example.options)
    #expect(party.type == example.becomes)
    #expect(party.name.isPersonal == example.isPersonal)
  }

  @Test("The fact that is written: whole, sealed, with its requests")
  func fact() throws {
    let (refusal, decision) = refusal { _ in }
    #expect(refusal == nil)
    let events = try #require(decision?.events)
    #expect(events.map(\.type) == ["PROCESS_CREATED", "SMS_REQUESTED", "SMS_REQUESTED"])
    guard case .processCreated(let fact) = events[0] else {
      Issue.record("no process")
      return
    }
    let process = fact.process
    #expect(process.processID == "P20261121-000001")
    #expect(process.expiresAt == TestDesk.start.adding(seconds: 1800))
    #expect(process.parties.map(\.slot) == [1, 2])
    #expect(process.parties.map(\.id) == ["P20261121-000001-1", "P20261121-000001-2"])
    #expect(
      process.parties.map(\.name) == [.open(Cast.firmA.name), .fresh(Cast.personB.name)])
    #expect(process.parties.allSatisfy { $0.idNo.isPersonal && $0.mobile?.isPersonal == true })
    #expect(
      process.values
        == .fresh(
          #"{"payee_name":"王小明","payee_user_id":"user-B","payer_name":"北京试味坊餐饮管理有限公司","#
            + #""payer_user_id":"user-A","process_id":"P20261121-000001","#
            + #""signing_date":"2026-11-21"}"#
        ))
    #expect(
      process.agreementSHA256
        == StubTools.digest(
          Array("<h1>协议</h1><p>甲方：北京试味坊餐饮管理有限公司，编号 P20261121-000001</p>".utf8)))
    #expect(
      fact.found.map(\.indices) == [
        ["id_no=91110118MA01A2B3CY", "bank_card_no=6290000000000000019", "mobile=15400000001"],
        ["id_no=110118198002291018", "bank_card_no=6290000000000000035", "mobile=15400000001"],
      ])
  }
}
