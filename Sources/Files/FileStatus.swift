import Glibc

/// What the system knows of a path.
public struct FileStatus: Hashable, Sendable {
  public var device: UInt64
  public var inode: UInt64
  public var mode: UInt32
  public var size: Int
  public var owner: UInt32
  /// Of the last write to it, and of the last change to what the system knows of it.
  public var written: Moment
  public var changed: Moment

  public struct Moment: Hashable, Comparable, Sendable {
    public var seconds: Int
    public var nanoseconds: Int

    public static func < (left: Moment, right: Moment) -> Bool {
      (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
  }

  /// Where a link leads, unless `followsLinks` is false. Nil when nothing is there or it cannot be looked at: `errno` says.
  public init?(_ path: String, followsLinks: Bool = true) {
    var status = stat()
    guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    self.init(status)
  }

  public init?(_ descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    mode = status.st_mode
    size = Int(status.st_size)
    owner = status.st_uid
    written = Moment(seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    changed = Moment(seconds: status.st_ctim.tv_sec, nanoseconds: status.st_ctim.tv_nsec)
  }

  public var isFile: Bool { mode & S_IFMT == S_IFREG }
  public var isFolder: Bool { mode & S_IFMT == S_IFDIR }
  public var isLink: Bool { mode & S_IFMT == S_IFLNK }
  /// Nobody may write to it: its owner wants it kept.
  public var isWriteProtected: Bool { mode & 0o222 == 0 }

  public func isSame(as other: FileStatus) -> Bool { device == other.device && inode == other.inode }
}

/// A path taken apart.
public enum FilePath {
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  public static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// Where links lead; the path itself where nothing is there.
  public static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
