import ConsoleApp
import CustomerSuccess
import Files
import Foundation

/// The drafts beside a database: a folder that is its owner's alone, with a file for each.
///
/// Each console writes its own and holds a file that says it lives; the drafts of one that is gone are anybody's of the same name.
/// While a text is with an editor it lies in a folder of its own here (`EditedDraft`), so that what was saved is a draft whatever ends first.
struct DraftFolder {
  let folder: URL
  /// Whose drafts are written; empty for whoever only reads.
  let console: String

  init(beside database: URL, console: String = "") {
    folder = URL(fileURLWithPath: database.path + "-drafts", isDirectory: true)
    self.console = console
  }

  static var newConsole: String { String(UInt64.random(in: 0...UInt64.max), radix: 36) }

  /// The newest first; files that are no drafts are left alone.
  func all() -> [Draft] {
    var found: [Draft.Key: Draft] = [:]
    for draft in names(ending: DraftFolder.ending).compactMap({ Draft(fileAt: "\(folder.path)/\($0)") }) {
      found[draft.key] = draft
    }
    // What an editor saved is later than what the form held.
    for draft in edited.compactMap(\.saved) { found[draft.key] = draft }
    return found.values.sorted { ($0.at, $0.key.text) > ($1.at, $1.key.text) }
  }

  /// Those that this console may go on with: its own, and those of consoles that are gone.
  var offered: [Draft] { all().filter { $0.console == console || !isOpen($0.console) } }

  /// Whole or not at all: another file takes the place of the one before. Why not, where it could not be.
  func keep(_ draft: Draft) -> String? {
    do {
      try make()
      try write(draft, to: path(of: draft.key))
      edited(draft.key).retire()
      return nil
    } catch {
      return "What is typed stands only on the screen: \(folder.path) cannot be written"
    }
  }

  func drop(_ key: Draft.Key) -> String? {
    edited(key).retire()
    guard unlink(path(of: key)) != 0, errno != ENOENT else { return nil }
    return "The draft could not be removed from \(folder.path)"
  }

  /// Drafts about people who are forgotten go; what others say of them goes from theirs.
  func forget(_ people: [ActSubject]) {
    let all = people.compactMap { subject -> Forgetting? in
      switch subject {
      case .contact(let contact): Forgetting(.contact(contact))
      case .learner(let learner, _, _, _): Forgetting(.learner(learner))
      default: nil
      }
    }
    for draft in self.all() {
      if !Set(draft.targets).isDisjoint(with: people.map(\.target)) {
        _ = drop(draft.key)
        continue
      }
      var scrubbed = draft
      scrubbed.title = all.reduce(draft.title) { $1.scrubbed($0) }
      scrubbed.values = draft.values.mapValues { text in all.reduce(text) { $1.scrubbed($0) } }
      if scrubbed.title != draft.title || scrubbed.values != draft.values { _ = keep(scrubbed) }
    }
  }

  /// Changes whenever a draft came, went or was written anew, by whomever, and when a console has ended.
  var stamp: [Int] {
    guard let status = FileStatus(folder.path) else { return [] }
    let times = [status] + edited.compactMap { FileStatus($0.file.path) }
    return times.flatMap { [$0.written.seconds, $0.written.nanoseconds] }
      + marks.map { HeldFile.isHeld("\(folder.path)/\($0)") ? 1 : 0 }
  }

  private static let ending = ".json"
  private static let mark = "console-"

  func make() throws {
    guard mkdir(folder.path, 0o700) != 0, errno != EEXIST else { return }
    throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
  }

  func write(_ draft: Draft, to path: String) throws {
    let file = try NewFile(for: path)
    do { try file.write(Array(try draft.file)) } catch {
      file.abandon()
      throw error
    }
    _ = try file.finish(replaces: true)
  }

  func names(ending: String) -> [String] {
    ((try? FolderNames.of(folder.path))?.readable ?? []).filter { $0.hasSuffix(ending) }
  }

  private var marks: [String] {
    ((try? FolderNames.of(folder.path))?.readable ?? []).filter { $0.hasPrefix(DraftFolder.mark) }
  }

  private func isOpen(_ console: String) -> Bool { HeldFile.isHeld(mark(of: console)) }
  private func mark(of console: String) -> String { "\(folder.path)/\(DraftFolder.mark)\(console)" }

  /// Says that this console lives, and takes away what others that do not have left.
  func hold() throws -> HeldFile {
    try make()
    let held = try HeldFile(mark(of: console))
    for name in marks { HeldFile.sweep("\(folder.path)/\(name)") }
    for text in edited where isForgotten(text) { text.retire() }
    return held
  }

  /// Its console is gone, and the editor that may have outlived it has saved nothing for a day.
  private func isForgotten(_ text: EditedDraft) -> Bool {
    guard text.saved == nil, text.file.others.isEmpty, let status = FileStatus(text.folder) else { return false }
    let age = Int(Date().timeIntervalSince1970) - status.written.seconds
    return age > Instant.secondsPerDay && !isOpen(Draft(fileAt: text.form)?.console ?? "")
  }

  /// `respond-` and a number that says whose and of what.
  func path(of key: Draft.Key) -> String { "\(base(of: key))\(DraftFolder.ending)" }
  func base(of key: Draft.Key) -> String { "\(folder.path)/\(key.verb.rawValue)-\(Fingerprint(key.text).text)" }
}

extension Draft {
  init?(fileAt path: String) {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else { return nil }
    self.init(file: data)
  }
}
