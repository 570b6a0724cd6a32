import Glibc

/// Where something is to be written that a person named: a regular file, new or replaced as a whole, or standard output.
///
/// Every command and key writes by this: nothing is replaced that nobody asked to be, and never a folder, a device, a pipe,
/// a link that leads nowhere, or the database and what lies beside it.
public struct FileTarget: Sendable {
  public let path: String
  /// `-`, `/dev/stdout` and its like: the caller's own stream.
  public let isStandardOutput: Bool
  /// As it was typed, for sentences.
  private let name: String
  private let database: DatabaseNames?

  private static let outputs: Set<String> = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"]

  /// `home` stands for `~`, nothing does where a shell has put it in; only the person's own home folder is known by that
  /// sign. `database` is never written over.
  public init(
    _ name: String, home: String? = FileTarget.home, sparing database: String? = nil
  ) throws(FileFailure) {
    self.name = name
    self.database = database.map(DatabaseNames.init)
    isStandardOutput = FileTarget.outputs.contains(name)
    guard !name.isEmpty else { throw FileFailure("Name a file to write to") }
    guard !name.unicodeScalars.contains("\0") else {
      throw FileFailure("A file's name cannot hold a NUL character")
    }
    guard let home, name == "~" || name.hasPrefix("~/") else {
      path = name
      return
    }
    path = home + name.dropFirst()
  }

  /// People and scripts set HOME; else what the password file says.
  public static var home: String? {
    let named = getenv("HOME").map { String(cString: $0) }
    return named ?? getpwuid(getuid()).flatMap { $0.pointee.pw_dir }.map { String(cString: $0) }
  }

  /// Nothing is there yet. Throws where no file may be.
  public var isFree: Bool {
    get throws(FileFailure) {
      try requireNoDatabase()
      guard let own = FileStatus(path, followsLinks: false) else {
        let code = errno
        if code == ENOENT, try folderIsThere() { return true }
        throw NewFile.failure(name, code)
      }
      guard let status = FileStatus(path) else {
        let code = errno
        guard own.isLink, code == ENOENT || code == ELOOP else { throw NewFile.failure(name, code) }
        throw FileFailure("\(name) is a link that leads nowhere; name another file")
      }
      if status.isFolder { throw FileFailure("\(name) is a folder; name a file in it") }
      guard status.isFile else { throw FileFailure("\(name) is no ordinary file; name another") }
      return false
    }
  }

  /// False when a file is there that must not be replaced. What fails leaves everything as it was.
  public func write(_ text: String, replaces: Bool) throws(FileFailure) -> Bool {
    try write(Array(text.utf8), replaces: replaces)
  }

  public func write(_ bytes: [UInt8], replaces: Bool) throws(FileFailure) -> Bool {
    guard let file = try begin(replaces: replaces) else { return false }
    do throws(FileFailure) { try file.write(bytes) } catch {
      file.abandon()
      throw error
    }
    return try file.finish(replaces: replaces)
  }

  /// A file to be filled and then finished, for what does not fit into one text. Nil when a file is there that must not be
  /// replaced.
  public func begin(replaces: Bool) throws(FileFailure) -> NewFile? {
    guard try !isFree else { return try NewFile(for: path, name: name) }
    guard replaces else { return nil }
    if DatabaseNames.isDatabase(path) { throw FileFailure("\(name) is a database; name another file") }
    if FileStatus(path)?.isWriteProtected == true {
      throw FileFailure("\(name) is write-protected; name another file, or take the protection off with chmod u+w")
    }
    // Where a link leads: the file there is replaced, not the link.
    return try NewFile(for: FilePath.resolved(path), name: name)
  }

  private func folderIsThere() throws(FileFailure) -> Bool {
    let folder = FilePath.folder(of: path)
    guard FileStatus(folder)?.isFolder == true else {
      throw FileFailure("\(name) was not written: there is no folder \(folder)")
    }
    return true
  }

  private func requireNoDatabase() throws(FileFailure) {
    if let database, database.hold(path) {
      throw FileFailure("\(name) belongs to the database \(database.path); name another file")
    }
    guard let other = DatabaseNames.databaseBeside(path) else { return }
    throw FileFailure("\(name) would be taken for the log of \(other); name another file")
  }
}

/// The names under which a database and what its engine keeps beside it lie.
public struct DatabaseNames: Sendable {
  public let path: String

  /// What the engine adds to the database's name.
  public static let companions = ["-wal", "-shm", "-journal"]

  public init(_ path: String) { self.path = path }

  private var all: [String] {
    // Companions lie where a link leads.
    let names = Set([path, FilePath.resolved(path)])
    return names.flatMap { name in [name] + DatabaseNames.companions.map { name + $0 } }
  }

  /// Whether a path is one of them, by its name or by the file that it leads to.
  public func hold(_ other: String) -> Bool {
    let status = FileStatus(other)
    let folder = FileStatus(FilePath.folder(of: other))
    let name = FilePath.name(of: FilePath.resolved(other))
    return all.contains { own in
      if let status, let mine = FileStatus(own), mine.isSame(as: status) { return true }
      guard FilePath.name(of: own) == name || FilePath.name(of: own) == FilePath.name(of: other) else { return false }
      guard let folder, let mine = FileStatus(FilePath.folder(of: own)) else { return false }
      return mine.isSame(as: folder)
    }
  }

  /// What every file of the store's begins with, whichever program has made it: its name, version and a zero.
  private static let beginning: [UInt8] = [
    0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6F, 0x72, 0x6D, 0x61, 0x74, 0x20, 0x33, 0x00,
  ]

  /// Whoever's it is: years of work are not replaced by a list.
  static func isDatabase(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var found = [UInt8](repeating: 0, count: beginning.count)
    return pread(descriptor, &found, found.count, 0) == found.count && found == beginning
  }

  /// The file to which a path would be a companion.
  static func databaseBeside(_ path: String) -> String? {
    guard let ending = companions.first(where: { path.hasSuffix($0) }) else { return nil }
    let database = String(path.dropLast(ending.count))
    return !database.isEmpty && FileStatus(database)?.isFile == true ? database : nil
  }
}
