import Glibc

/// A Swift file as its text, and the same text with only its code or only its comments left.
struct SourceFile {
  /// From the repository's root, such as `Sources/Countersign/Kernel/Fen.swift`.
  let path: String
  let bytes: [UInt8]
  /// The bytes of `code`, for a quick look.
  private let codeBytes: [UInt8]
  /// The lines as they stand, without their ends.
  let lines: [String]
  /// The lines with comments and the insides of string literals blanked.
  let code: [String]
  /// The lines with everything but comments blanked.
  let comments: [String]

  init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var splitter = CodeSplitter(bytes)
    splitter.split()
    // With the zero that C's searches end at.
    codeBytes = splitter.code + [0]
    lines = Self.lines(bytes)
    code = Self.lines(splitter.code)
    comments = Self.lines(splitter.comments)
  }

  init(_ path: String, _ text: String) { self.init(path, Array(text.utf8)) }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  /// True when a text stands anywhere in the code.
  func hasInCode(_ text: String) -> Bool { Self.found(text, codeBytes) }

  /// True when a text stands anywhere, in comments and literals too.
  func has(_ text: String) -> Bool { Self.found(text, bytes + [0]) }

  private static func found(_ text: String, _ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.bindMemory(to: CChar.self).baseAddress else { return false }
      return strstr(start, text) != nil
    }
  }

  /// The folder of the module: the second name of the path.
  var module: String {
    let names = path.split(separator: "/")
    return names.count > 1 ? String(names[1]) : ""
  }

  /// The file's name without `.swift`.
  var name: String {
    String((path.split(separator: "/").last ?? "").dropLast(".swift".count))
  }

  /// Spaces before the first letter of a line of code.
  func indentation(_ line: Int) -> Int { code[line].prefix { $0 == " " }.count }
}
