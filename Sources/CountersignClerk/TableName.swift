import Countersign

/// The tables `query` prints: the seeds' under their names, and ours (contract 5).
package enum TableName: String, CaseIterable, Sendable {
  case agreementTemplate = "agreement_template"
  case signingProcess = "signing_process"
  case signingParty = "signing_party"
  case processAuditLog = "process_audit_log"
  case users
  case accounts
  case bindings = "binding_relationships"
  case splits = "split_requests"
  case instructions = "risk_instructions"
  case alerts
  case callbacks
  case serviceCalls = "service_calls"
  case services
}

/// One row of a table: its columns in order, each with its JSON value.
package struct TableRow: Equatable, Sendable {
  package private(set) var columns: [(name: String, value: [UInt8])] = []

  package init() {}

  mutating func add(_ name: String, _ value: some FieldValue) {
    columns.append((name, value.jsonBytes))
  }

  package static func == (one: TableRow, other: TableRow) -> Bool {
    one.columns.elementsEqual(other.columns) { $0.name == $1.name && $0.value == $1.value }
  }

  /// A column as plain text: strings without quotes, null as nothing.
  package func text(_ name: String) -> String? {
    guard let column = columns.first(where: { $0.name == name }) else { return nil }
    return Self.plain(column.value)
  }

  package static func plain(_ json: [UInt8]) -> String {
    guard let text = try? JSONText(json) else { return "" }
    switch text.nodes[text.root].kind {
    case .string, .escapedString: return text.string(text.root)
    case .null: return ""
    default: return String(decoding: json, as: UTF8.self)
    }
  }

  /// The row as one JSON object.
  package var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { body in
      for column in columns {
        body.name(column.name)
        body.raw(column.value)
      }
    }
    return writer.bytes
  }
}
