import Files
import SuccessStore

extension DatabaseFile {
  /// Throws when what lies beside the database was left by another one: SQLite would mix the two without a word.
  func requireOwnCompanions() throws(StoreError) {
    guard !OpenDatabases.contains(FileStatus(path)) else { return }
    guard let foreign = foreignCompanion(by: { DatabaseHeader(of: path) }) else { return }
    guard let header = DatabaseHeader(of: path), header.applicationID == Self.applicationID else {
      throw .damaged(
        "There is a log \(foreign) without its database. Put back the database that was here, or a backup: "
          + "'rapport restore FILE --db \(path)' moves the log aside.")
    }
    throw .damaged(
      "\(path) was put in the place of another database, whose log \(foreign) is still there; together they would be "
        + "neither. 'rapport restore \(path) --db \(path)' takes the database as it is and moves the log aside.")
  }

  /// The name of a log that does not belong to the database; nil when all is well.
  func foreignCompanion(by read: () -> DatabaseHeader?) -> String? {
    if let journal = RollbackJournal.read(beside: path), let header = read() {
      guard journal.belongs(to: header) else { return path + "-journal" }
    }
    // What is read first may be overtaken by others who write; what does not fit twice in a row does not fit.
    var doubts = 0
    var before: DatabaseHeader?
    for _ in 1...20 {
      guard let log = WriteAheadLog(beside: path) else { return nil }
      let header = read()
      if fits(log, header) { return nil }
      doubts = header == before ? doubts + 1 : 0
      if doubts == 2 { return path + "-wal" }
      before = header
    }
    return nil
  }

  private func fits(_ log: WriteAheadLog, _ header: DatabaseHeader?) -> Bool {
    fits(log.read(isStrict: false), log, header) || fits(log.read(isStrict: true), log, header)
  }

  private func fits(_ reading: WriteAheadLog.Reading, _ log: WriteAheadLog, _ header: DatabaseHeader?) -> Bool {
    guard reading.isCommitted else { return true }
    guard let header, header.format == 2, header.pageSize == log.pageSize else { return false }
    return reading.log?.belongs(to: header) ?? true
  }
}
