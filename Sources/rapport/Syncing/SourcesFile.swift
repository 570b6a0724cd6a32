import CustomerSuccess
import Files
import Foundation
import Interchange
import Synchronization

/// `sources.yaml`, which is read again when somebody has changed it.
struct SourcesFile {
  private let path: String
  private var seen: FileStatus?

  init(_ here: Surroundings) {
    path = here.configurationFolder.appending(path: SourcesReader.fileName).path
    seen = FileStatus(path)
  }

  /// Whether it is another one than when this was asked last.
  mutating func isNew() -> Bool {
    let found = FileStatus(path)
    defer { seen = found }
    return found != seen
  }
}

/// The sources that are told of, for the console.
final class ToldSources: Sendable {
  private let here: Surroundings
  private let file: Mutex<(file: SourcesFile, isRead: Bool)>

  init(_ here: Surroundings) {
    self.here = here
    file = Mutex((SourcesFile(here), false))
  }

  /// All of them, as they stand before their first run; nil where nothing is new, or what is new is refused.
  func news() -> [SourceState]? {
    let isNew = file.withLock { known in
      let isNew = known.file.isNew() || !known.isRead
      known.isRead = true
      return isNew
    }
    guard isNew, let sources = try? here.sources() ?? [] else { return nil }
    return sources.map { SourceState(name: $0.name, every: $0.every) }
  }
}
