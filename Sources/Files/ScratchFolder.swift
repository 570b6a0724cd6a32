import Glibc

/// A folder for what a running process needs for a while, and which the next one takes away when that process is gone.
///
/// Who holds its lock is alive: the kernel takes it back from the dead, whatever their number is and whoever has it next.
public final class ScratchFolder: Sendable {
  public let path: String
  private let lock: Int32

  private static let mark = "rapport-scratch-"

  /// `kind` tells what lies in it: `demo`, `text`.
  public init(_ kind: String, in parent: String = ScratchFolder.parent) throws(FileFailure) {
    var template = Array("\(parent)/.rapport-new-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw FileFailure("No folder can be made in \(parent): \(SystemWords.why(errno))")
    }
    let fresh = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    lock = open(fresh, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    path = "\(parent)/\(Self.mark)\(kind)-\(fresh.suffix(6))"
    // It gets the name that is swept only once it is held.
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0, rename(fresh, path) == 0 else {
      let code = errno
      close(lock)
      rmdir(fresh)
      throw FileFailure("No folder can be made in \(parent): \(SystemWords.why(code))")
    }
  }

  deinit { close(lock) }

  public static var parent: String {
    guard let named = getenv("TMPDIR").map({ String(cString: $0) }), named.hasPrefix("/") else { return "/tmp" }
    return named.hasSuffix("/") && named.count > 1 ? String(named.dropLast()) : named
  }

  public func remove() { Self.remove(path) }

  /// Gives it a name that is never swept, for what a person has been told of; answers its path.
  public func keep() -> String {
    let kept = path.replacing("/\(Self.mark)", with: "/rapport-")
    return rename(path, kept) == 0 ? kept : path
  }

  /// Takes away what processes that are gone have left. Of each folder `rescue` gets the kind and the path first, to keep
  /// what a person would miss; one that it answers false for stays.
  public static func sweep(in parent: String = ScratchFolder.parent, _ rescue: (String, String) -> Bool) {
    for name in names(in: parent) where name.hasPrefix(mark) {
      let path = "\(parent)/\(name)"
      guard let status = FileStatus(path, followsLinks: false), status.isFolder, status.owner == geteuid() else {
        continue
      }
      let lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
      guard lock >= 0 else { continue }
      defer { close(lock) }
      guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { continue }
      let kind = String(name.dropFirst(mark.count).prefix { $0 != "-" })
      if rescue(kind, path) { remove(path) }
    }
  }

  private static func remove(_ path: String) {
    for name in names(in: path) {
      let inner = "\(path)/\(name)"
      if FileStatus(inner, followsLinks: false)?.isFolder == true { remove(inner) } else { unlink(inner) }
    }
    rmdir(path)
  }

  private static func names(in folder: String) -> [String] {
    (try? FolderNames.of(folder))?.readable ?? []
  }
}

/// What lies in a folder.
public enum FolderNames {
  /// `unreadable` are names that are no text; shown with `?` for what they hold.
  public static func of(_ folder: String) throws(FileFailure) -> (readable: [String], unreadable: [String]) {
    guard let stream = opendir(folder) else {
      throw FileFailure("\(folder): cannot be read: \(SystemWords.why(errno))")
    }
    defer { closedir(stream) }
    var (readable, unreadable): ([String], [String]) = ([], [])
    while let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if bytes == [0x2e] || bytes == [0x2e, 0x2e] { continue }
      if let name = String(validating: bytes, as: UTF8.self) {
        readable.append(name)
      } else {
        unreadable.append(String(decoding: bytes, as: UTF8.self).replacing("\u{FFFD}", with: "?"))
      }
    }
    return (readable.sorted(), unreadable.sorted())
  }
}
