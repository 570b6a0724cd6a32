import Glibc

/// Why something about a file did not work, in a sentence that a person can act on.
public struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public var words: String

  public init(_ words: String) { self.words = words }

  public var description: String { words }
}

/// The one place that turns the system's error numbers into words.
public enum SystemWords {
  /// What the system calls it, and what to do where that does not follow from its name.
  public static func why(_ code: Int32) -> String {
    let name = String(cString: strerror(code))
    switch code {
    case EIO: return "\(name): the disk or its connection failed. Look at the disk, then try again"
    case EROFS: return "\(name): nothing can be written there. Name another place"
    case EDQUOT: return "\(name): you may keep no more there. Free some space, then try again"
    case ESTALE: return "\(name): the network folder was made anew. Mount it again"
    case EMFILE, ENFILE: return "\(name). Close other programs, then try again"
    case EBADF: return "it is closed"
    default: return name
    }
  }

  /// What a path leads to that is no regular file: `a folder`, `a device`.
  public static func kind(of mode: UInt32) -> String {
    switch mode & S_IFMT {
    case S_IFREG: "a file"
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe (FIFO)"
    case S_IFSOCK: "a socket"
    case S_IFCHR, S_IFBLK: "a device"
    case S_IFLNK: "a link"
    default: "something else than a file"
    }
  }
}
