import ConsoleApp
import Files
import Foundation
import Framework
import SuccessStore
import Synchronization

/// Notices what becomes of one's own files of the framework while a console is open.
final class FrameworkWatch: Sendable {
  private let here: Surroundings
  private let begun: [FrameworkDocument: String]
  private let known: Mutex<Known>

  private struct Known {
    var statuses: [FileStatus?]
    var news = FrameworkNews(files: [])
  }

  /// Reads the files as they are: the console's rules were made of them.
  init(_ here: Surroundings) {
    self.here = here
    known = Mutex(Known(statuses: FrameworkWatch.statuses(here)))
    begun = FrameworkWatch.texts(here)
  }

  /// What is said of them now, where it is something else than before.
  func news() -> FrameworkNews? {
    let statuses = FrameworkWatch.statuses(here)
    return known.withLock { known in
      guard statuses != known.statuses else { return nil }
      known.statuses = statuses
      let now = FrameworkWatch.texts(here)
      let files = FrameworkDocument.allCases.filter { begun[$0] != now[$0] }.map(\.fileName)
      let news = FrameworkNews(files: files, complaint: files.isEmpty ? nil : complaint)
      guard news != known.news else { return nil }
      known.news = news
      return news
    }
  }

  /// What is said at the beginning of files that are not followed, since the team has its own; nil where there are none.
  func passedOver(in store: any SuccessStore) throws -> String? {
    var framework = here.framework
    framework.team = try waiting { try await store.answer(FrameworkFilesQuery()) }.map(\.file)
    let files = framework.passedOver.map { String($0.split(separator: "/").last ?? "") }
    guard let first = files.first else { return nil }
    let names = files.count == 1 ? first : "\(files.count) rule files"
    return "\(names) of your configuration folder: not followed, for this database has the team's rules"
  }

  private var complaint: String? {
    do {
      _ = try here.framework.rulebook(zone: try Surroundings.zone())
      return nil
    } catch {
      // Where they are is known; what is wrong has little room.
      let first = (error as? Complaint)?.words.split(whereSeparator: \.isNewline).first.map(String.init)
      return first?.replacing(here.configurationFolder.path + "/", with: "")
    }
  }

  private static func statuses(_ here: Surroundings) -> [FileStatus?] {
    FrameworkDocument.allCases.map { FileStatus(here.framework.file(of: $0)) }
  }

  /// Those that there are and that can be read.
  private static func texts(_ here: Surroundings) -> [FrameworkDocument: String] {
    var texts: [FrameworkDocument: String] = [:]
    for document in FrameworkDocument.allCases { texts[document] = try? here.framework.own(document)?.text }
    return texts
  }
}
