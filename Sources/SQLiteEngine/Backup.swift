import Foundation
import GRDB
import SuccessStore

extension SQLiteEngine {
  package func backup(to copy: String) async throws {
    let file = DatabaseFile(path: copy)
    guard try file.state() == .missing else {
      throw StoreError.unavailable("\(copy) exists already. Name a file that does not.")
    }
    try file.create()
    do {
      let source: any DatabaseReader =
        switch connections {
        case .shared(let pool): pool
        case .alone(let queue): queue
        }
      let target = try DatabaseQueue(path: copy)
      try source.backup(to: target)
      // One file, that can be carried anywhere: opening it to write turns the log on again.
      try await target.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
      try target.close()
    } catch {
      unlink(copy)
      throw StoreError(error, path: copy)
    }
  }
}
