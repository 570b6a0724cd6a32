import Foundation
import GRDB
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
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw unavailable() }
      return .missing
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw .unavailable("\(path) is a directory. Name a file, such as \(path)/rapport.db.")
    case S_IFREG: break
    default: throw .unavailable("\(path) is not a plain file. Name another one.")
    }
    let header = try header()
    guard !header.isEmpty else { return .empty }
    guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw .damaged("\(path) is not a Rapport database, or its beginning is destroyed. \(Self.advice)")
    }
    return .database(
      applicationID: Self.number(header[68..<72]), schema: Self.number(header[60..<64]))
  }

  static let advice = "Name another file, or put a backup in its place."

  private func header() throws(StoreError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unavailable() }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw unavailable() }
    return Array(bytes.prefix(count))
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  private func unavailable() -> StoreError {
    let why = String(cString: strerror(errno))
    return .unavailable("\(path) cannot be opened: \(why). Check the path and its permissions.")
  }

  /// Makes the file and the folder it lies in, for the owner's eyes only.
  func create() throws(StoreError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if !FileManager.default.fileExists(atPath: folder) {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw .unavailable("The folder \(folder) cannot be made. Check the path and its permissions.")
      }
    }
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EROFS { throw .readOnly("\(path) lies on a read-only file system. Name another place.") }
      throw unavailable()
    }
    close(descriptor)
  }

  /// Tells the file from another one of the same name; nil when there is none.
  struct Identity: Equatable {
    var device: UInt64
    var inode: UInt64
  }

  var identity: Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  var isWritable: Bool { access(path, W_OK) == 0 }

  /// Whether SQLite can share the file with a writer: it needs its two companions, or to be able to make them.
  var canShare: Bool {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return access(folder, W_OK) == 0 || access(path + "-shm", R_OK) == 0
  }

  /// The file as one that nobody writes, for a place where SQLite can make nothing beside it.
  var immutableURI: String {
    let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    return "file:\(escaped)?immutable=1"
  }
}
