import CustomerSuccess
import Files
import Foundation
import GRDB
import GRDBSQLite
import SQLStore
import SuccessStore

extension SQLError {
  init(_ error: DatabaseError) {
    self.init(Self.kind(error.extendedResultCode.rawValue), error.message)
  }

  /// What a connection's last call came to.
  init(_ code: Int32, _ connection: OpaquePointer?) {
    let code = connection.map { sqlite3_extended_errcode($0) } ?? code
    self.init(Self.kind(code), connection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) })
  }

  private static func kind(_ code: Int32) -> Kind {
    switch ResultCode(rawValue: code) {
    case .SQLITE_CONSTRAINT_FOREIGNKEY: return .reference
    case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: return .alreadyThere
    // What readers share beside the file could not be given its size: only a full disk, or one's quota, refuses that.
    case .SQLITE_IOERR_SHMSIZE: return .full
    default: break
    }
    switch ResultCode(rawValue: code & 0xFF) {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy
    // Misuse is what a closed connection answers: whoever still asks has been overtaken by the end.
    case .SQLITE_INTERRUPT, .SQLITE_MISUSE: return .cancelled
    case .SQLITE_FULL: return .full
    case .SQLITE_READONLY: return .readOnly
    case .SQLITE_NOTADB: return .foreign
    case .SQLITE_CORRUPT: return .damaged
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: return .unavailable
    case .SQLITE_IOERR: return .disk
    case .SQLITE_CONSTRAINT: return .unfit
    default: return .other
    }
  }
}

extension StoreError {
  /// The same in the store's words; `path` names the file in them.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as Refusal: self = .refused(error)
    case is CancellationError: self = .cancelled
    case let error as UnreadableRow:
      self = .damaged("\(path) holds something this Rapport cannot read: \(error). \(DatabaseFile.advice)")
    case let error as FileFailure: self = .unavailable("\(error.words).")
    case is DecodingError:
      self = .damaged("\(path) holds a text that cannot be read. \(DatabaseFile.advice)")
    case let error as SQLError: self.init(error, path: path)
    case let error as DatabaseError: self.init(SQLError(error), path: path)
    default: self = .unavailable("\(path): \(error)")
    }
  }

  private init(_ error: SQLError, path: String) {
    switch error.kind {
    case .busy: self = .busy
    case .cancelled: self = .cancelled
    case .full:
      self = .full("There is no room left for \(path); nothing was changed. Free some space and try again.")
    case .readOnly:
      self = .readOnly("\(path) cannot be written. Check its permissions, and those of its folder.")
    case .foreign:
      self = .damaged("\(path) is not a Rapport database. \(DatabaseFile.advice)")
    case .damaged:
      self = .damaged("\(path) is damaged: \(error.message ?? "its pages do not fit together"). \(DatabaseFile.advice)")
    case .unavailable:
      self = .unavailable("\(path) cannot be opened. Check the path and its permissions.")
    case .disk:
      // SQLite has no words of its own for it, and sometimes says "not an error".
      self = .unavailable("\(path) cannot be read or written: \(SystemWords.why(EIO)).")
    case .reference, .alreadyThere, .unfit:
      self = .refused(Refusal("The database refused the change: \(error.message ?? "")"))
    case .other: self = .damaged("\(path): \(error). \(DatabaseFile.advice)")
    }
  }
}

/// Runs `body`, and says what goes wrong in the store's words.
func inWords<Answer>(_ path: String, _ body: () throws -> Answer) throws(StoreError) -> Answer {
  do { return try body() } catch { throw StoreError(error, path: path) }
}

/// Runs `body`, and says what GRDB refuses in the connection's words.
func translating<Answer>(_ body: () throws -> Answer) throws -> Answer {
  do { return try body() } catch let error as DatabaseError { throw SQLError(error) }
}

func translating<Answer: Sendable>(_ body: () async throws -> Answer) async throws -> Answer {
  do { return try await body() } catch let error as DatabaseError { throw SQLError(error) }
}
