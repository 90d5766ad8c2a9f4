import CountersignConsole
import Glibc
import Terminal

/// A file that the console writes for the operator: whole, or not at all.
///
/// It is written aside and then given its name, so that nobody meets a half of it, and so that a
/// file that is there is never touched unless that was asked for.
struct ExportFile {
  private let order: ExportOrder
  private let texts: Texts

  init(_ order: ExportOrder, _ texts: Texts) {
    self.order = order
    self.texts = texts
  }

  /// Where the bytes go.
  struct Sink {
    fileprivate let descriptor: Int32

    func write(_ bytes: [UInt8]) throws {
      var done = 0
      while done < bytes.count {
        let count = bytes[done...].withUnsafeBytes {
          Glibc.write(descriptor, $0.baseAddress, $0.count)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw Failure() }
        done += count
      }
    }
  }

  /// What the system said.
  private struct Failure: Error {
    let code = errno

    func sentence(_ texts: Texts) -> String {
      switch code {
      case ENOENT, ENOTDIR: texts("没有这个文件夹", "there is no such folder")
      case EACCES, EPERM, EROFS: texts("没有权限写到这里", "you may not write there")
      case ENOSPC, EDQUOT: texts("磁盘已满", "the disk is full")
      case EISDIR: texts("这是一个文件夹", "that is a folder")
      case ENAMETOOLONG: texts("文件名太长", "the name is too long")
      default: String(cString: strerror(code))
      }
    }
  }

  /// - Parameter body: writes everything; the number of rows, if it is a list.
  func write(_ body: (Sink) throws -> Int?) -> ExportResult {
    let path = Self.path(order.path)
    do {
      guard order.replaces || !Self.isThere(path) else { return .exists }
      let aside = "\(path).part-\(getpid())"
      let descriptor = open(
        aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(0o600))
      guard descriptor >= 0 else { throw Failure() }
      defer {
        close(descriptor)
        unlink(aside)
      }
      let rows = try body(Sink(descriptor: descriptor))
      guard fsync(descriptor) == 0 else { throw Failure() }
      return try name(aside, path) ? .written(path: path, rows: rows) : .exists
    } catch let failure as Failure {
      return .failed(failure.sentence(texts))
    } catch {
      return .failed(ProgramFailure(error, texts).message)
    }
  }

  /// Gives the file its name; false when somebody else was faster.
  private func name(_ aside: String, _ path: String) throws -> Bool {
    if !order.replaces {
      // Takes the name first: whoever else wants it then finds it taken.
      let taken = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(0o600))
      guard taken >= 0 else {
        if errno == EEXIST { return false }
        throw Failure()
      }
      close(taken)
    }
    guard rename(aside, path) == 0 else {
      let failure = Failure()
      if !order.replaces { unlink(path) }
      throw failure
    }
    return true
  }

  private static func isThere(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// From the root; `~/` is the operator's home.
  private static func path(_ typed: String) -> String {
    if typed.hasPrefix("/") { return typed }
    if typed.hasPrefix("~/"), let home = Environment["HOME"] { return home + typed.dropFirst() }
    guard let folder = getcwd(nil, 0) else { return typed }
    defer { free(folder) }
    return "\(String(cString: folder))/\(typed)"
  }
}

extension ExportForm {
  /// A picture of the screen.
  func bytes(of canvas: Canvas, theme: Theme, depth: ColourDepth) -> [UInt8] {
    switch self {
    case .ansi: Array(canvas.ansi(theme: theme, depth: depth).utf8)
    case .svg: Array(canvas.svg(theme: theme).utf8)
    default: Array((canvas.text().joined(separator: "\n") + "\n").utf8)
    }
  }
}
