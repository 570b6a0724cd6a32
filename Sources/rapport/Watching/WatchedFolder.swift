import Foundation
import Interchange

/// A folder that files land in, and what becomes of them.
///
/// A file in a subfolder that is named after a mapping is read by that one. `done` and `failed` take what has been dealt
/// with; a name that stands there already is never written over.
struct WatchedFolder {
  let path: String
  /// The names of the subfolders that are looked into besides.
  let mappings: [String]

  enum Outcome: String { case done, failed }

  /// One file as it lies there.
  struct Arrival: Hashable {
    /// Within the folder, such as `zendesk-tickets/monday.csv`.
    var name: String
    /// The subfolder's.
    var mapping: String?
    /// Differs as soon as somebody has written to it, or put another file in its place.
    var look: Look

    struct Look: Hashable {
      var inode: UInt64
      var size: Int
      var seconds: Int
      var nanoseconds: Int
    }

    var file: String { name.split(separator: "/").last.map(String.init) ?? name }
  }

  /// What lies there now, the oldest first: an export goes before the one made after it.
  func arrivals() throws -> [Arrival] {
    let folders: [(name: String?, path: String)] = [(nil, path)] + mappings.map { ($0, "\(path)/\($0)") }
    var found: [Arrival] = []
    for folder in folders {
      guard folder.name == nil || isFolder(folder.path) else { continue }
      for name in try names(in: folder.path) where !isUnfinished(name) {
        guard let look = look(at: "\(folder.path)/\(name)") else { continue }
        found.append(Arrival(name: folder.name.map { "\($0)/\(name)" } ?? name, mapping: folder.name, look: look))
      }
    }
    return found.sorted { left, right in
      (left.look.seconds, left.look.nanoseconds, left.name) < (right.look.seconds, right.look.nanoseconds, right.name)
    }
  }

  func path(of arrival: Arrival) -> String { "\(path)/\(arrival.name)" }

  func isUnchanged(_ arrival: Arrival) -> Bool { look(at: path(of: arrival)) == arrival.look }

  /// Puts the file away, with `report` beside it; answers where it lies now, within the folder.
  func putAway(_ arrival: Arrival, as outcome: Outcome, report: String, at moment: String) throws -> String {
    let folder = "\(path)/\(outcome.rawValue)"
    if mkdir(folder, 0o700) != 0, errno != EEXIST { throw failure("\(folder) cannot be made") }
    var number = 1
    while true {
      let name = WatchedFolder.name(arrival.file, moment: moment, number: number)
      number += 1
      guard !exists("\(folder)/\(name)"), try reserve("\(folder)/\(name).report.txt", with: report) else { continue }
      guard rename(path(of: arrival), "\(folder)/\(name)") == 0 else {
        let failure = failure("\(path(of: arrival)) cannot be moved to \(outcome.rawValue)")
        unlink("\(folder)/\(name).report.txt")
        throw failure
      }
      return "\(outcome.rawValue)/\(name)"
    }
  }

  /// `monday.csv`, `monday.20261124T220000Z.csv`, `monday.20261124T220000Z-2.csv`
  static func name(_ file: String, moment: String, number: Int) -> String {
    guard number > 1 else { return file }
    let dot = file.lastIndex(of: ".") ?? file.endIndex
    let more = number > 2 ? "-\(number - 1)" : ""
    return "\(file[..<dot]).\(moment)\(more)\(file[dot...])"
  }
}

extension WatchedFolder {
  private static let unfinished = [".part", ".partial", ".tmp", ".filepart", ".crdownload", ".swp", "~"]

  /// Names under which programs write what they rename when it is whole.
  private func isUnfinished(_ name: String) -> Bool {
    name.hasPrefix(".") || WatchedFolder.unfinished.contains { name.lowercased().hasSuffix($0) }
  }

  private func names(in folder: String) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw Complaint.complain("\(folder): cannot be read: \(error.localizedDescription)", Complaint.workFailed)
    }
  }

  /// Nil for what is no file: what a link leads to belongs to somebody else.
  private func look(at path: String) -> Arrival.Look? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Arrival.Look(
      inode: UInt64(status.st_ino), size: Int(status.st_size), seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec)
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// The report is made before the file is moved: making it is what takes the name.
  private func reserve(_ path: String, with text: String) throws -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { return false }
      throw failure("\(path) cannot be written")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      unlink(path)
      throw Complaint.complain("\(path) cannot be written: \(error.localizedDescription)", Complaint.workFailed)
    }
    return true
  }

  private func failure(_ what: String) -> Complaint {
    Complaint.complain("\(what): \(String(cString: strerror(errno)))", Complaint.workFailed)
  }
}
