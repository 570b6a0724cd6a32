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

  private var complaint: String? {
    do {
      _ = try here.rulebook()
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
