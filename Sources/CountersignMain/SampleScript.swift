import Countersign

/// The sample as a script of commands (data/sample/README tells its conveniences).
struct SampleScript {
  /// One line, not yet resolved.
  struct Line {
    var number: Int
    var text: JSONText
  }

  let folder: String
  let lines: [Line]
  /// How far the script moves the clock, in seconds: it ends at the present.
  let seconds: Int64

  init(folder: String) throws {
    self.folder = folder
    var lines: [Line] = []
    var seconds: Int64 = 0
    let bytes = try FileBytes.read("\(folder)/sample.jsonl")
    for (place, slice) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      do throws(JSONFault) {
        let text = try JSONText(Array(slice))
        for (key, value) in text.members(of: text.root) where key == "seconds" {
          seconds += text.integer(value) ?? 0
        }
        lines.append(Line(number: place + 1, text: text))
      } catch {
        throw ProgramFailure(65, "\(folder)/sample.jsonl:\(place + 1): \(error.reason)")
      }
    }
    self.lines = lines
    self.seconds = seconds
  }
}
