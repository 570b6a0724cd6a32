import ArgumentParser
import CustomerSuccess
import Foundation
import Interchange

/// A source that is a folder: what `watch` does, with how it went kept like every source's.
struct FolderRun {
  private let source: DataSource
  private let here: Surroundings
  private let lock: FolderLock
  private var watch: WatchRun
  private var isKept = false

  /// `anew`: what was taken back of its imports is taken again.
  init(_ source: DataSource, _ path: String, _ here: Surroundings, anew: Bool) throws {
    self.source = source
    self.here = here
    lock = try FolderLock(path)
    // A mapping that cannot be read is said before anything is moved.
    _ = try source.reading.map.map(here.mappings.mapping(named:))
    let reading = source.reading
    watch = WatchRun(path, here, anew ? .runAnew : .run) { here, mapping in
      var own = reading
      own.map = mapping ?? reading.map
      return try here.importOptions(own)
    }
    watch.heading = "\(source.name): "
  }

  /// Looks at the folder, and keeps what came of it where that is news; `known` answers how it stood.
  mutating func look(isOnce: Bool, _ stop: SyncStop, known: () throws -> SourceState?) throws {
    let (imports, rows, failures) = (watch.imports, watch.rows, watch.failures)
    let began = here.fixedNow ?? Surroundings.clock()
    if isOnce { _ = try watch.runOnce(stop.wait) } else { _ = try watch.look(stop.wait) }
    let isNews = watch.trouble != nil || watch.failures > failures || watch.imports > imports
    // The first look says that there is such a source.
    guard isNews || isOnce || !isKept else { return }
    isKept = true
    var state = try known() ?? SourceState(name: source.name, every: source.every)
    state.every = source.every
    if let trouble = watch.trouble {
      state.fail(at: began, trouble)
    } else if watch.failures > failures {
      state.fail(at: began, watch.lastFailure)
    } else {
      state.succeed(began: began, rows: watch.rows - rows, cursor: nil)
    }
    try here.note(state)
  }

  /// How a single look ends; nil when all was well.
  var ending: ExitCode? {
    watch.trouble != nil ? Complaint.workFailed : watch.failures > 0 ? Complaint.inputIsWrong : nil
  }
}
