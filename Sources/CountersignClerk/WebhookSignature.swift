package import Countersign
internal import Crypto
import FoundationEssentials

/// Signs callbacks by Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`.
package enum WebhookSignature {
  /// The three headers of an attempt.
  package static func headers(
    id: String, at: Instant, body: String, secret: String
  ) -> [String: String] {
    let timestamp = String(at.milliseconds / 1000)
    return [
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": sign(id: id, timestamp: timestamp, body: body, secret: secret) ?? "",
    ]
  }

  /// `v1,` and the signature in base64; nil for a secret that is none.
  package static func sign(
    id: String, timestamp: String, body: String, secret: String
  ) -> String? {
    guard secret.hasPrefix("whsec_"), let key = Data(base64Encoded: String(secret.dropFirst(6)))
    else { return nil }
    let signed = Data("\(id).\(timestamp).\(body)".utf8)
    let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: key))
    return "v1," + Data(code).base64EncodedString()
  }
}
