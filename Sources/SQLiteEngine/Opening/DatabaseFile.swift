import Files
import Foundation
import SuccessStore

/// The file as it lies on the disk, looked at before SQLite may touch it.
struct DatabaseFile {
  var path: String

  /// `RPRT`: tells a Rapport database from any other SQLite file.
  static let applicationID = 0x5250_5254

  enum State: Equatable {
    case missing
    /// Nothing in it yet: a file somebody made ahead, or a first start that was cut off.
    case empty
    case database(applicationID: Int, schema: Int)
  }

  /// Reads the header, 100 bytes. A database whose last writer was killed may be further on than its header says, so
  /// the connection is asked again after opening.
  func state() throws(StoreError) -> State {
    guard let status = FileStatus(path) else {
      guard errno == ENOENT else { throw unavailable(errno) }
      guard FileStatus(path, followsLinks: false) == nil else {
        throw .unavailable("\(path) is a link that leads nowhere. Name another file, or mend the link.")
      }
      return .missing
    }
    if status.isFolder { throw .unavailable("\(path) is a directory. Name a file, such as \(path)/rapport.db.") }
    guard status.isFile else { throw .unavailable("\(path) is not a plain file. Name another one.") }
    // Looked at when it was opened.
    if OpenDatabases.contains(status) {
      return .database(applicationID: Self.applicationID, schema: Migrations.current)
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unavailable(errno) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: DatabaseHeader.length)
    let count = read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw unavailable(errno) }
    guard count > 0 else { return .empty }
    guard let header = DatabaseHeader(Array(bytes.prefix(count))) else {
      throw .damaged("\(path) is not a Rapport database, or its beginning is destroyed. \(Self.advice)")
    }
    return .database(applicationID: header.applicationID, schema: header.schema)
  }

  static let advice = "Name another file, or put a backup in its place with 'rapport restore FILE'."

  private func unavailable(_ code: Int32) -> StoreError {
    .unavailable("\(path) cannot be opened: \(SystemWords.why(code)). Check the path and its permissions.")
  }

  /// Makes the file and the folder it lies in, for the owner's eyes only.
  func create() throws(StoreError) {
    try makeFolder()
    do {
      // Where another process was faster, its file is as good.
      _ = try NewFile(for: path).finish()
    } catch {
      throw .unavailable("\(error.words). Check the path and its permissions.")
    }
  }

  func makeFolder() throws(StoreError) {
    let folder = FilePath.folder(of: path)
    guard FileStatus(folder) == nil else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .unavailable("The folder \(folder) cannot be made. Check the path and its permissions.")
    }
  }

  var isWritable: Bool { access(path, W_OK) == 0 }

  /// Whether SQLite can share the file with a writer: it needs its two companions, or to be able to make them.
  var canShare: Bool { isFolderWritable || access(path + "-shm", R_OK) == 0 }

  /// Whether it can be changed: SQLite writes beside it too.
  var canBeWritten: Bool {
    isWritable && (isFolderWritable || access(path + "-wal", W_OK) == 0 && access(path + "-shm", W_OK) == 0)
  }

  private var isFolderWritable: Bool { access(FilePath.folder(of: FilePath.resolved(path)), W_OK) == 0 }

  /// Something beside it that belongs to what it says.
  var hasLog: Bool { WriteAheadLog(beside: path) != nil || RollbackJournal.isThere(beside: path) }

  /// The file as one that nobody writes, for a place where SQLite can make nothing beside it.
  var immutableURI: String {
    let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    return "file:\(escaped)?immutable=1"
  }
}
