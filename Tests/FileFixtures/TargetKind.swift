public import Foundation

/// What may stand where somebody wants a file written, and what is said of it. `own.db` in the folder is the database.
public enum TargetKind: String, CaseIterable, Sendable {
  case folder, pipe, device, missingFolder, lostLink, loop, database, databaseByLink, databaseByHardLink, log
  case sharedIndex, journal, otherLog, writeProtected, throughFile

  public var words: String {
    switch self {
    case .folder: "is a folder"
    case .pipe, .device: "is no ordinary file"
    case .missingFolder: "there is no folder"
    case .lostLink, .loop: "is a link that leads nowhere"
    case .database, .databaseByLink, .databaseByHardLink, .log, .sharedIndex, .journal: "belongs to the database"
    case .otherLog: "would be taken for the log of"
    case .writeProtected: "is write-protected"
    case .throughFile: "was not written: "
    }
  }

  /// It is an ordinary file, of which it is first said that it is there.
  public var isThere: Bool { self == .writeProtected }

  /// Makes it; answers the path to write to.
  public func make(in folder: URL) throws -> String {
    let place = folder.appending(path: "target").path
    let database = folder.appending(path: "own.db").path
    switch self {
    case .folder: mkdir(place, 0o700)
    case .pipe: mkfifo(place, 0o600)
    case .device: symlink("/dev/null", place)
    case .missingFolder: return folder.appending(path: "none/target").path
    case .lostLink: symlink("/nowhere/at/all", place)
    case .loop: symlink(place, place)
    case .database: return database
    case .databaseByLink: symlink(database, place)
    case .databaseByHardLink: link(database, place)
    case .log: return database + "-wal"
    case .sharedIndex: return database + "-shm"
    case .journal: return database + "-journal"
    case .otherLog:
      try "other".write(toFile: folder.appending(path: "other.db").path, atomically: true, encoding: .utf8)
      return folder.appending(path: "other.db-journal").path
    case .writeProtected:
      try "kept".write(toFile: place, atomically: true, encoding: .utf8)
      chmod(place, 0o444)
    case .throughFile: return database + "/target"
    }
    return place
  }

  /// Everything in the folder, with its kind and what it holds.
  public func picture(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      let path = folder.appending(path: name).path
      let kind = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
      let text = kind == .typeRegular ? try String(contentsOfFile: path, encoding: .utf8) : ""
      return "\(name) \(kind?.rawValue ?? "") \(text)"
    }
  }
}
