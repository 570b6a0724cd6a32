import ConsoleApp
import CustomerSuccess
import Files
import Foundation

/// The drafts beside a database: a folder that is its owner's alone, with a file for each, so that consoles on one database
/// never write the same file but for the same form.
struct DraftFolder {
  let folder: URL

  init(beside database: URL) { folder = URL(fileURLWithPath: database.path + "-drafts", isDirectory: true) }

  /// The newest first; files that are no drafts are left alone.
  func all() -> [Draft] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let found = names.filter { $0.hasSuffix(DraftFolder.ending) }.compactMap { name in
      (try? Data(contentsOf: folder.appending(path: name))).flatMap(Draft.init(file:))
    }
    return found.sorted { ($0.at, $0.key.text) > ($1.at, $1.key.text) }
  }

  /// Whole or not at all: another file takes the place of the one before. Why not, where it could not be.
  func keep(_ draft: Draft) -> String? {
    do {
      try make()
      let file = try NewFile(for: path(of: draft.key))
      do { try file.write(Array(try draft.file)) } catch {
        file.abandon()
        throw error
      }
      _ = try file.finish(replaces: true)
      return nil
    } catch {
      return "What is typed stands only on the screen: \(folder.path) cannot be written"
    }
  }

  func drop(_ key: Draft.Key) -> String? {
    guard unlink(path(of: key)) != 0, errno != ENOENT else { return nil }
    return "The draft could not be removed from \(folder.path)"
  }

  /// Changes whenever a draft came, went or was written anew.
  var stamp: [Int] {
    var found = stat()
    guard stat(folder.path, &found) == 0 else { return [] }
    return [found.st_mtim.tv_sec, found.st_mtim.tv_nsec]
  }

  private static let ending = ".json"

  private func make() throws {
    guard mkdir(folder.path, 0o700) != 0, errno != EEXIST else { return }
    throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
  }

  /// `respond-` and a number that says whose and of what.
  private func path(of key: Draft.Key) -> String {
    folder.appending(path: "\(key.verb.rawValue)-\(Fingerprint(key.text).text)\(DraftFolder.ending)").path
  }
}

extension DraftFolder {
  /// What the console's own writing changes is no news to it.
  @MainActor
  var desk: DraftDesk {
    let memory = Memory()
    return DraftDesk(
      news: {
        let seen = stamp
        guard seen != memory.stamp else { return nil }
        memory.stamp = seen
        return all()
      },
      keep: { draft in
        defer { memory.stamp = stamp }
        return keep(draft)
      },
      drop: { key in
        defer { memory.stamp = stamp }
        return drop(key)
      })
  }

  private final class Memory {
    var stamp: [Int]?
  }
}
