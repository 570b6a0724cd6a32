import CustomerSuccess
import GRDB
import SuccessStore

extension StoreError {
  /// The same in the store's words; `path` names the file in them.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as Refusal: self = .refused(error)
    case is CancellationError: self = .cancelled
    case let error as UnreadableRow:
      self = .damaged("\(path) holds something this Rapport cannot read: \(error). \(DatabaseFile.advice)")
    case let error as DatabaseError: self.init(error, path: path)
    default: self = .unavailable("\(path): \(error)")
    }
  }

  private init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    // Misuse is what a closed connection answers: whoever still asks has been overtaken by the end.
    case .SQLITE_INTERRUPT, .SQLITE_MISUSE: self = .cancelled
    case .SQLITE_FULL:
      self = .full("There is no room left for \(path); nothing was changed. Free some space and try again.")
    case .SQLITE_READONLY:
      self = .readOnly("\(path) cannot be written. Check its permissions, and those of its folder.")
    case .SQLITE_NOTADB:
      self = .damaged("\(path) is not a Rapport database. \(DatabaseFile.advice)")
    case .SQLITE_CORRUPT:
      self = .damaged("\(path) is damaged: \(error.message ?? "its pages do not fit together"). \(DatabaseFile.advice)")
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self = .unavailable("\(path) cannot be opened. Check the path and its permissions.")
    case .SQLITE_IOERR:
      self = .unavailable("\(path) cannot be read or written: \(error.message ?? "the disk failed"). Check the disk.")
    case .SQLITE_CONSTRAINT: self = .refused(Refusal("The database refused the change: \(error.message ?? "")"))
    default: self = .damaged("\(path): \(error.message ?? "\(error.resultCode)"). \(DatabaseFile.advice)")
    }
  }
}

/// Runs `body`, and says what goes wrong in the store's words.
func inWords<Answer>(_ path: String, _ body: () throws -> Answer) throws(StoreError) -> Answer {
  do { return try body() } catch { throw StoreError(error, path: path) }
}
