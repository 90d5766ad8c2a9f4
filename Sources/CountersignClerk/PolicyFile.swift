package import Countersign
import CountersignStore
internal import TOMLKit
internal import TOMLText

/// STORE/policy.toml: every figure of the rules, with comments for those who change them.
package enum PolicyFile {
  static func read(on volume: DiskVolume) throws -> Policy {
    guard let bytes = try ReplacedFile(on: volume, path: "policy.toml").read() else {
      throw ClerkFailure.policy("policy.toml is missing")
    }
    return try parse(String(decoding: bytes, as: UTF8.self))
  }

  /// Figures that are not the delivered ones, as `name=value`, in the file's order.
  static func changed(_ policy: Policy) -> [String] {
    guard let own = try? JSONText(policy.json), let delivered = try? JSONText(Policy().json) else {
      return []
    }
    return zip(own.members(of: own.root), delivered.members(of: delivered.root))
      .compactMap { mine, theirs in
        let value = own.raw(mine.value)
        return value.elementsEqual(delivered.raw(theirs.value))
          ? nil : "\(mine.key)=\(String(decoding: value, as: UTF8.self))"
      }
  }

  /// Reads the figures; each must be there, and none that is not known.
  ///
  /// Those that came later stand at their defaults where an older store's file lacks them.
  package static func parse(_ text: String) throws -> Policy {
    do {
      let table = try TOMLText.table(text)
      for figure in Policy.later where !table.contains(key: figure.name) {
        switch figure.value {
        case .number(let number): table[figure.name] = Int(number)
        case .text(let text): table[figure.name] = text
        case .texts(let texts): table[figure.name] = TOMLArray(texts)
        }
      }
      let json = try JSONText(Array(table.convert(to: .json).utf8))
      var policy = Policy()
      var reader = try FieldReader(json.root, of: json)
      policy.visit(&reader)
      if let fault = reader.fault { throw ClerkFailure.policy(fault.reason) }
      var names = FieldNames()
      policy.visit(&names)
      if let unknown = reader.unknownNames(known: names.names.contains).first {
        throw ClerkFailure.policy("unknown figure \(unknown)")
      }
      guard policy.checkpointCopy.isEmpty || policy.checkpointCopy.hasPrefix("/") else {
        throw ClerkFailure.policy("checkpoint_copy must be a whole path, beginning with /")
      }
      guard policy.checkpointCommand.first?.hasPrefix("/") ?? true else {
        throw ClerkFailure.policy(
          "checkpoint_command must begin with a program's whole path, beginning with /")
      }
      return policy
    } catch let error as TOMLParseError {
      throw ClerkFailure.policy("line \(error.source.begin.line): \(error.description)")
    } catch let error as TOMLText.Fault {
      throw ClerkFailure.policy("line \(error.line): \(error)")
    } catch let error as JSONFault {
      throw ClerkFailure.policy(error.reason)
    }
  }
}
