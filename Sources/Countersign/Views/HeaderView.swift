/// What stands above every panel.
package struct HeaderView: Equatable, Sendable {
  /// The store's folder, as the operator named it.
  package var store = ""
  package var isSandbox = true
  package var isReadOnly = false
  package var operatorID = ""
  /// The store's clock.
  package var now = Instant(milliseconds: 0)
  /// How far it is ahead of the wall's, in milliseconds.
  package var clockOffsetMs: Int64 = 0
  package var templates = 0
  package var processes = 0
  package var statusCounts: [ProcessStatus: Int] = [:]
  package var services: [ServiceHealth] = []
  package var records = 0
  package var accounts = 0
  package var splits = 0
  /// Splits whose result nobody knows, and those that wait to be sent.
  package var unresolvedSplits = 0
  package var waitingSplits = 0
  package var pendingCallbacks = 0
  package var abandonedCallbacks = 0
  /// The open alerts that nobody acknowledged, the most urgent first; a few of them.
  package var alerts: [Alert] = []
  /// Everything that stands, acknowledged or not; and how much of it nobody acknowledged.
  package var openAlerts = 0
  package var unacknowledgedAlerts = 0

  package init() {}
}

/// A row of the template list, with what its page shows.
package struct TemplateLine: Equatable, Sendable {
  package var templateID = ""
  package var version = ""
  package var title = ""
  package var scene = BizScene.relationBind
  package var isActive = false
  package var createdAt = Instant(milliseconds: 0)
  package var createdBy = ""
  package var variables: [String] = []
  package var contentSHA256 = ""
  package var content = AgreementText(html: "")
  package var record = 0

  package init() {}

  package var id: String { Template.key(templateID, version) }
}
