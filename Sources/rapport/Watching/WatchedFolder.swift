import Files
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
    var found: [Arrival] = []
    for folder in folders {
      for name in try listing(folder.path).readable where !isUnfinished(name) {
        guard let look = look(at: "\(folder.path)/\(name)") else { continue }
        found.append(Arrival(name: folder.name.map { "\($0)/\(name)" } ?? name, mapping: folder.name, look: look))
      }
    }
    return found.sorted { left, right in
      (left.look.seconds, left.look.nanoseconds, left.name) < (right.look.seconds, right.look.nanoseconds, right.name)
    }
  }

  /// Those that are looked into.
  private var folders: [(name: String?, path: String)] {
    [(nil, path)] + mappings.map { ($0, "\(path)/\($0)") }.filter { isFolder($0.1) }
  }

  func path(of arrival: Arrival) -> String { "\(path)/\(arrival.name)" }

  func isUnchanged(_ arrival: Arrival) -> Bool { look(at: path(of: arrival)) == arrival.look }

  /// Puts the file away, with `report` beside it; answers where it lies now, within the folder.
  ///
  /// The report waits under a name of its own until the file is there: whoever is cut off between the two leaves what
  /// `recover` brings to an end.
  func putAway(_ arrival: Arrival, as outcome: Outcome, report: String, at moment: String) throws -> String {
    let folder = "\(path)/\(outcome.rawValue)"
    if mkdir(folder, 0o700) != 0, errno != EEXIST { throw failure("\(folder) cannot be made") }
    let name = freeName(arrival.file, in: folder, moment)
    let waiting = "\(folder)/\(WatchedFolder.waiting(name))"
    try Complaint.filing { () throws(FileFailure) in
      let file = try NewFile(for: waiting)
      try file.write(report)
      _ = try file.finish(replaces: true)
    }
    guard rename(path(of: arrival), "\(folder)/\(name)") == 0 else {
      let failure = failure("\(path(of: arrival)) cannot be moved to \(outcome.rawValue)")
      unlink(waiting)
      throw failure
    }
    guard rename(waiting, "\(folder)/\(name)\(WatchedFolder.report)") == 0 else {
      throw failure("\(folder)/\(name)\(WatchedFolder.report) cannot be made")
    }
    return "\(outcome.rawValue)/\(name)"
  }

  private func freeName(_ file: String, in folder: String, _ moment: String) -> String {
    var number = 1
    while true {
      let name = WatchedFolder.name(file, moment: moment, number: number)
      if !exists("\(folder)/\(name)"), !exists("\(folder)/\(name)\(WatchedFolder.report)") { return name }
      number += 1
    }
  }

  /// Brings to an end what a watcher that was cut off had begun: a report goes to its file, or goes where its file has not
  /// been moved, for that one will be dealt with again.
  func recover() {
    for folder in [Outcome.done, .failed].map({ "\(path)/\($0.rawValue)" }) {
      for waiting in (try? FolderNames.of(folder))?.readable ?? [] {
        guard let name = WatchedFolder.file(waitedFor: waiting) else { continue }
        let report = "\(folder)/\(name)\(WatchedFolder.report)"
        guard exists("\(folder)/\(name)"), !exists(report) else {
          unlink("\(folder)/\(waiting)")
          continue
        }
        rename("\(folder)/\(waiting)", report)
      }
    }
  }

  private static let report = ".report.txt"
  private static let part = ".report.part"

  private static func waiting(_ name: String) -> String { ".\(name)\(part)" }

  private static func file(waitedFor name: String) -> String? {
    guard name.hasPrefix("."), name.hasSuffix(part) else { return nil }
    let file = name.dropFirst().dropLast(part.count)
    return file.isEmpty ? nil : String(file)
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

  /// What lies there and is never taken, with why; names of what is not finished are left alone without a word.
  func leftAlone() throws -> [(name: String, why: String)] {
    try folders.flatMap { folder in
      let names = try listing(folder.path)
      let odd = names.readable.filter { !isUnfinished($0) }.compactMap { name in
        whyLeft(name, in: folder).map { (name, $0) }
      }
      let unreadable = names.unreadable.map { ($0, "its name is not UTF-8 text; rename it") }
      return (unreadable + odd).map { name, why in (folder.name.map { "\($0)/\(name)" } ?? name, why) }
    }
  }

  /// Nil for what is taken, or has a use of its own.
  private func whyLeft(_ name: String, in folder: (name: String?, path: String)) -> String? {
    guard let status = FileStatus("\(folder.path)/\(name)", followsLinks: false), !status.isFile else { return nil }
    if status.isLink { return "it is a link, and what it leads to belongs to somebody else; copy the file here" }
    guard status.isFolder else { return "it is \(SystemWords.kind(of: status.mode)), expected a file" }
    guard folder.name == nil else { return "it is a folder; only files are read here" }
    if mappings.contains(name) || Outcome(rawValue: name) != nil { return nil }
    return "it is a folder, and no mapping is called so; expected one of \(mappings.sorted().joined(separator: ", "))"
  }

  private func listing(_ folder: String) throws -> (readable: [String], unreadable: [String]) {
    try Complaint.filing { () throws(FileFailure) in try FolderNames.of(folder) }
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

  private func failure(_ what: String) -> Complaint {
    Complaint.complain("\(what): \(SystemWords.why(errno))", Complaint.workFailed)
  }
}
