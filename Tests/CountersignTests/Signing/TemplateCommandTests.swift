import Countersign
import Testing

@Suite("Templates: upload, activate, deactivate")
struct TemplateCommandTests {
  private func upload(_ change: (inout TemplateUpload) -> Void = { _ in }) -> TemplateUpload {
    var upload = TemplateUpload()
    upload.templateID = "FZ-NEW"
    upload.version = "2.0"
    upload.scene = .relationBind
    upload.content = "<h1>分账协议</h1><p>{{payer_name}} {{ratio}}</p>"
    upload.variables = ["ratio"]
    change(&upload)
    return upload
  }

  @Test(
    "What an upload is refused for",
    arguments: [
      UploadCase("version known", .duplicateTemplateVersion, "version FAILED") {
        $0.templateID = "FZ-AUTH"
        $0.version = "1.0"
      },
      UploadCase("unsafe", .unsafeTemplate, "content FAILED, variables NOT_REACHED") {
        $0.content = "<script>x</script>"
      },
      UploadCase("malformed variable", .invalidTemplate, "content FAILED, variables NOT_REACHED") {
        $0.content = "{{a b}}"
      },
      UploadCase("empty", .invalidTemplate, "length FAILED") { $0.content = "<p> </p>" },
      UploadCase("nothing but space", .invalidTemplate, "length FAILED") {
        $0.content = "<p>\u{3000}&nbsp;</p>"
      },
      UploadCase("too long", .invalidTemplate, "length FAILED") {
        $0.content += String(repeating: "x", count: 256 * 1024)
      },
      UploadCase("undeclared", .invalidTemplate, "variables FAILED") { $0.variables = [] },
      UploadCase("declared twice", .invalidTemplate, "variables FAILED") {
        $0.variables = ["ratio", "ratio"]
      },
      UploadCase("bad name", .invalidTemplate, "variables FAILED") {
        $0.variables = ["ratio", "1st"]
      },
      UploadCase("long name", .invalidTemplate, "variables FAILED") {
        $0.variables = ["ratio", String(repeating: "x", count: 65)]
      },
      UploadCase("bad id", .badRequest, "") { $0.templateID = "分账" },
      UploadCase("bad version", .badRequest, "") { $0.version = "2 0" },
    ])
  func refused(_ example: UploadCase) {
    let desk = TestDesk()
    do throws(Refusal) {
      let decision = try desk.registry.decide(
        .templateUpload(upload(example.change)), desk.context("operator:li.na"))
      Issue.record("accepted: \(decision.events.map(\.type))")
    } catch {
      #expect(error.code == example.code)
      let told = error.checks.filter { $0.outcome != .passed }
        .map { "\($0.check) \($0.outcome.rawValue)" }.joined(separator: ", ")
      #expect(told == example.checks)
    }
  }

  @Test("What is stored")
  func stored() {
    var desk = TestDesk()
    let fields = upload()
    let answer = desk.run(.templateUpload(fields))
    let digest = StubTools.digest(Array(fields.content.utf8))
    #expect(answer.outcome?.contentSHA256 == digest)
    var expected = Template()
    expected.id = "T000003"
    expected.templateID = "FZ-NEW"
    expected.version = "2.0"
    expected.contentHTML = fields.content
    expected.variables = ["ratio"]
    expected.createdAt = TestDesk.start
    expected.createdBy = "operator:li.na"
    expected.contentSHA256 = digest
    expected.record = 5
    #expect(desk.registry.templates["FZ-NEW 2.0"] == expected)
    #expect(expected.title == "分账协议")
  }

  @Test("One active version for each id; doing what is done leaves no trace")
  func activation() {
    var desk = TestDesk()
    desk.run(.templateUpload(upload()))
    desk.run(.templateUpload(upload { $0.version = "2.1" }))
    func active() -> String? { desk.registry.activeVersion("FZ-NEW")?.version }
    #expect(active() == nil)
    desk.run(.templateActivate(TemplateReference("FZ-NEW", "2.0")))
    #expect(active() == "2.0")
    desk.run(.templateActivate(TemplateReference("FZ-NEW", "2.1")))
    #expect(active() == "2.1")
    #expect(desk.registry.templates["FZ-NEW 2.0"]?.isActive == false)
    #expect(desk.registry.activeVersion("FZ-AUTH")?.version == "1.0", "others are left alone")
    let before = desk.records.count
    #expect(desk.run(.templateActivate(TemplateReference("FZ-NEW", "2.1"))).code == nil)
    #expect(desk.run(.templateDeactivate(TemplateReference("FZ-NEW", "2.0"))).code == nil)
    #expect(desk.records.count == before)
    desk.run(.templateDeactivate(TemplateReference("FZ-NEW", "2.1")))
    #expect(active() == nil)
    let none = desk.run(.templateActivate(TemplateReference("FZ-NEW", "9")))
    #expect(none.code == .notFound)
  }

  @Test("A process keeps its version while templates come and go")
  func versionKept() {
    var desk = TestDesk()
    desk.run(.processCreate(Cast.request([.firmA, .personB])))
    desk.run(.templateUpload(upload { $0.templateID = "FZ-AUTH" }))
    desk.run(.templateActivate(TemplateReference("FZ-AUTH", "2.0")))
    #expect(desk.process(1).templateVersion == "1.0")
    var next = Cast.request([.firmF, .personB])
    #expect(desk.run(.processCreate(next)).detail == "variable ratio is missing")
    next.variables = ["ratio": "30%"]
    #expect(desk.run(.processCreate(next)).code == nil)
    #expect(desk.process(2).templateVersion == "2.0")
    desk.run(.templateDeactivate(TemplateReference("FZ-AUTH", "2.0")))
    next.parties = Cast.request([.firmF, .personG]).parties
    #expect(desk.run(.processCreate(next)).code == .invalidTemplate)
  }

  @Test("A variable of the payee's needs a payee")
  func payeeVariable() {
    var desk = TestDesk()
    desk.run(
      .templateUpload(
        upload {
          $0.scene = .openPayment
          $0.content = "<p>{{payee_name}}</p>"
        }))
    desk.run(.templateActivate(TemplateReference("FZ-NEW", "2.0")))
    var request = Cast.request([.firmA])
    request.templateID = "FZ-NEW"
    request.variables = ["ratio": "1"]
    #expect(desk.run(.processCreate(request)).detail == "variable payee_name is missing")
  }
}

struct UploadCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var code: Code
  /// The checks that did not pass.
  var checks: String
  var change: @Sendable (inout TemplateUpload) -> Void

  init(
    _ name: String, _ code: Code, _ checks: String,
    _ change: @escaping @Sendable (inout TemplateUpload) -> Void
  ) {
    testDescription = name
    self.code = code
    self.checks = checks
    self.change = change
  }
}
