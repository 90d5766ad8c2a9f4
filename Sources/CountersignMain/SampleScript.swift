import Countersign

/// The sample as a script of commands (data/sample/README tells its conveniences).
struct SampleScript {
  /// One line, not yet resolved.
  struct Line {
    /// The file it stands in.
    var file: String
    var number: Int
    var text: JSONText
  }

  let folder: String
  let lines: [Line]
  /// How far the script moves the clock, in seconds: it ends at the present.
  let seconds: Int64

  init(folder: String) throws {
    self.folder = folder
    lines = try Self.read("sample.jsonl", in: folder, mayInclude: true)
    seconds = lines.reduce(0) { $0 + Self.seconds(of: $1) }
  }

  /// A file's lines; one that includes another file stands for all of that file's.
  private static func read(
    _ file: String, in folder: String, mayInclude: Bool
  ) throws -> [Line] {
    var lines: [Line] = []
    let bytes = try FileBytes.read("\(folder)/\(file)")
    for (place, slice) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      let text: JSONText
      do throws(JSONFault) {
        text = try JSONText(Array(slice))
      } catch {
        throw ProgramFailure(65, "\(folder)/\(file):\(place + 1): \(error.reason)")
      }
      let included = text.members(of: text.root).first { $0.key == "include" }
      if let included, mayInclude {
        lines += try read(text.string(included.value), in: folder, mayInclude: false)
      } else {
        lines.append(Line(file: file, number: place + 1, text: text))
      }
    }
    return lines
  }

  private static func seconds(of line: Line) -> Int64 {
    let text = line.text
    return text.members(of: text.root).first { $0.key == "seconds" }
      .flatMap { text.integer($0.value) } ?? 0
  }
}
