import Countersign
import CountersignStore

extension Clerk {
  /// A party's text in the clear; nil when there is none or its key was destroyed.
  func revealed(_ party: Party, _ text: Guarded?, _ field: String) -> String? {
    text.flatMap { Self.reveal($0, SigningProcess.context(party.userID, field), keys) }
  }

  /// As `revealed`, for people: a damaged key is told.
  func told(_ text: Guarded?, _ userID: String, _ field: String) -> String? {
    text.flatMap { text in
      do {
        return try Self.opened(text, SigningProcess.context(userID, field), keys)
      } catch {
        return Masking.unreadable
      }
    }
  }

  /// A registered user's text in the clear; nil when there is none or its key was destroyed.
  func revealed(_ user: User, _ text: Guarded?, _ field: String) -> String? {
    text.flatMap { Self.reveal($0, SigningProcess.context(user.userID, field), keys) }
  }

  /// A party's link.
  func token(_ process: SigningProcess, _ place: Int) -> String {
    let number = Ordinal.number(of: process.processID) ?? 0
    return keys.linkToken(ordinal: UInt64(number), party: UInt8(place), generation: 0)
  }

  func h5URL(_ process: SigningProcess, _ place: Int) -> String {
    policy.h5BaseURL + token(process, place)
  }

  /// The text message with a party's link.
  func smsText(_ process: SigningProcess, _ place: Int) -> String {
    let title = registry.template(of: process)?.title ?? process.templateID
    let minutes = policy.sessionSeconds / 60
    return "【电子签约】您有一份《\(title)》待签署，请在\(minutes)分钟内点击 \(h5URL(process, place)) "
      + "完成认证与签署。如非本人操作请忽略。"
  }

  /// The agreement as it was rendered for its parties; nil when a party was erased.
  func agreement(_ process: SigningProcess) -> String? {
    guard let template = registry.template(of: process),
      let json = Self.reveal(
        process.values, SigningProcess.valuesContext(process.processID), keys),
      let text = try? JSONText(Array(json.utf8)),
      let values = try? [String: String].read(text.root, of: text),
      let markup = try? TemplateMarkup(template.contentHTML)
    else { return nil }
    return markup.render(values)
  }
}
