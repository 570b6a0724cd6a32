import Files
import Foundation
import GRDB
import GRDBSQLite

/// The first 100 bytes of a database as they lie on the disk, read beside SQLite.
struct DatabaseHeader: Equatable {
  static let length = 100
  private static let magic = Array("SQLite format 3\0".utf8)

  var pageSize: Int
  /// By which SQLite tells whether there may be a write-ahead log: 2 where there may, 1 where there is none.
  var format: Int
  /// Goes up with what is written; what a log begins from and what it leads to.
  var counter: UInt32
  /// The file's length in pages, as of the last time its first page was brought up.
  var pages: Int
  var schema: Int
  var applicationID: Int

  /// Nil for what is no database.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == DatabaseHeader.length, bytes.starts(with: DatabaseHeader.magic) else { return nil }
    let size = Int(BigEndian.number(bytes[16..<18]))
    pageSize = size == 1 ? 65_536 : size
    format = Int(bytes[18])
    counter = BigEndian.number(bytes[24..<28])
    pages = Int(BigEndian.number(bytes[28..<32]))
    schema = Int(BigEndian.number(bytes[60..<64]))
    applicationID = Int(BigEndian.number(bytes[68..<72]))
  }

  /// Nil for what is no database, or cannot be read; never of what is open here.
  init?(of path: String) {
    guard !OpenDatabases.contains(FileStatus(path)), let file = try? FileReader(path) else { return nil }
    self.init(file.bytes(at: 0, count: DatabaseHeader.length))
  }

  /// Gives a copy a counter of its own, far from that of what it was copied from: a log that was written for the one can
  /// then never be taken for a log of the other. Nobody may have the file open.
  static func setApart(_ file: NewFile) throws(FileFailure) {
    let descriptor = open(file.scratch, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(file, errno) }
    defer { close(descriptor) }
    let counter = BigEndian.bytes(.random(in: 0x0100_0000...0x7fff_ffff))
    // The counter, and the counter for which the number of pages beside it holds.
    for offset in [24, 92] {
      let written = pwrite(descriptor, counter, counter.count, off_t(offset))
      guard written == counter.count else { throw failure(file, errno) }
    }
    guard fsync(descriptor) == 0 else { throw failure(file, errno) }
  }

  private static func failure(_ file: NewFile, _ code: Int32) -> FileFailure {
    FileFailure("\(file.name) was not written: \(SystemWords.why(code))")
  }
}

extension DatabaseQueue {
  /// The beginning of the file, by the descriptor that SQLite has of it; nil where the connection is closed.
  func header() -> [UInt8]? {
    unsafeRead { db in
      var file: UnsafeMutablePointer<sqlite3_file>?
      let code = withUnsafeMutablePointer(to: &file) { place in
        sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_FILE_POINTER, place)
      }
      guard code == SQLITE_OK, let file, let read = file.pointee.pMethods?.pointee.xRead else { return [] }
      var bytes = [UInt8](repeating: 0, count: DatabaseHeader.length)
      return read(file, &bytes, Int32(bytes.count), 0) == SQLITE_OK ? bytes : []
    }
  }
}

enum BigEndian {
  static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }
  static func bytes(_ number: UInt32) -> [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(number >> $0 & 0xff) }
  }
}

/// A file read from any place in it.
final class FileReader {
  private let descriptor: Int32
  let size: Int

  init(_ path: String) throws(FileFailure) {
    // Not blocking: a pipe would be waited for without end.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileFailure("\(path) cannot be read: \(SystemWords.why(errno))") }
    size = FileStatus(descriptor)?.size ?? 0
  }

  deinit { close(descriptor) }

  /// Fewer at the end of the file, none where it cannot be read.
  func bytes(at offset: Int, count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = pread(descriptor, &bytes, count, off_t(offset))
    return read == count ? bytes : Array(bytes.prefix(max(0, read)))
  }
}
