/// Why a file that a form names could not be taken.
package enum FileFault: Error, Equatable, Sendable, CaseIterable {
  case missing
  case denied
  /// A folder, a pipe, a device.
  case noFile
  case tooLarge
  case empty
  /// Not UTF-8.
  case notText
  /// The disk says no.
  case unreadable
}

/// What a path that is being typed may be.
package struct PathCompletion: Equatable, Sendable {
  /// As far as all of them agree.
  package var text: String
  /// The names that go on from what was typed; folders end in `/`.
  package var names: [String]

  package init(_ text: String, names: [String]) {
    self.text = text
    self.names = names
  }
}

extension Texts {
  func sentence(_ fault: FileFault) -> String {
    switch fault {
    case .missing: self("没有这个文件", "there is no such file")
    case .denied: self("没有权限读取这个文件", "you may not read this file")
    case .noFile: self("这不是普通文件", "this is no plain file")
    case .tooLarge: self("文件超过 4 MB，请按日期拆分", "the file is over 4 MB: cut it by days")
    case .empty: self("文件是空的", "the file is empty")
    case .notText: self("文件不是 UTF-8 编码，请另存为 UTF-8", "the file is not UTF-8: save it as that")
    case .unreadable: self("读取文件时出错", "the file could not be read")
    }
  }
}
