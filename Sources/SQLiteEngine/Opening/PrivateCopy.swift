import Files
import Foundation
import GRDB
import SuccessStore

/// The database with its log in a folder of our own, where SQLite may make what it needs to read the two: for a place where
/// nothing can be made beside them, and for what may not be written before it is known what it is.
struct PrivateCopy {
  let path: String
  private let folder: ScratchFolder

  init(of file: DatabaseFile) throws {
    folder = try ScratchFolder("view")
    path = "\(folder.path)/view.db"
    do {
      for ending in ["", "-wal", "-journal"] where FileStatus(file.path + ending)?.isFile == true {
        try FileCopy.copy(file.path + ending, to: path + ending)
      }
    } catch {
      folder.remove()
      throw error
    }
  }

  /// Of whatever is open, as it stands in one moment.
  init(of source: any DatabaseReader) throws {
    folder = try ScratchFolder("past")
    path = "\(folder.path)/past.db"
    do {
      let target = try DatabaseQueue(path: path)
      defer { try? target.close() }
      // Nobody would miss it.
      try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
      try source.backup(to: target)
    } catch {
      folder.remove()
      throw error
    }
  }

  func remove() { folder.remove() }

  /// A connection that may bring the copy in order, for it is nobody else's.
  func open() throws -> DatabaseQueue {
    try DatabaseQueue(path: path, configuration: Connection.configuration(readOnly: false))
  }
}
