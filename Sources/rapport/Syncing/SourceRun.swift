import CustomerSuccess
import Files
import Foundation
import Framework
import Interchange
import SuccessStore

/// One run of a source that is a command: asks for what is new, imports it as one entry of the log, and keeps how it went.
struct SourceRun {
  let source: DataSource
  let command: SourceCommand
  let here: Surroundings
  let stop: SyncStop

  enum Outcome {
    case imported(ImportReport)
    case failed(SourceFailure, next: Instant?)
    /// It was time to end: nothing has been imported, and nothing is wrong.
    case stopped
  }

  /// `anew`: as in the first run, whatever the cursor and whatever was taken back.
  func run(_ known: SourceState?, anew: Bool = false) throws -> Outcome {
    let began = here.now
    let call = command.fingerprint(source.reading)
    var state = known ?? SourceState(name: source.name, every: source.every)
    if anew || state.call != call { state.cursor = nil }
    state.call = call
    state.every = source.every
    var hide: (String) -> String = { $0 }
    do {
      let secrets = try Secrets(command.secrets, in: here.configurationFolder)
      hide = secrets.hidden
      let (report, cursor) = try imported(secrets, state.cursor, anew ? .runAnew : .run)
      state.succeed(began: began, rows: report.rows, cursor: cursor ?? moment(began))
      try note(state)
      return .imported(report)
    } catch {
      // A reader that left is told nothing more.
      if error is Output.Closed { throw error }
      if error is SyncStop.Ending { return .stopped }
      var failure = SourceFailure(error)
      failure.words = hide(failure.words)
      let now = here.fixedNow ?? Surroundings.clock()
      state.fail(at: now, failure.words, notBefore: failure.retryAfter.map { now + $0 })
      try note(state)
      return .failed(failure, next: state.next)
    }
  }

  private func imported(
    _ secrets: Secrets, _ cursor: String?, _ occasion: ImportOccasion
  ) throws -> (ImportReport, String?) {
    let folder = try ScratchFolder("sync")
    defer { folder.remove() }
    let here = here
    let fetch = SourceFetch(
      name: source.name, command: command, secrets: secrets, cursor: cursor, folder: folder,
      clock: { here.fixedNow ?? Surroundings.clock() }, stop: stop)
    let fetched = try fetch.fetch()
    let files = try fetched.files.enumerated().map { index, path in
      try ImportSource(path: path, file: SourceFetch.name(of: source.name, page: index + 1))
    }
    var job = ImportJob(files, options: try here.importOptions(source.reading))
    job.options.occasion = occasion
    job.called = "sync \(source.name)"
    return (try job.run(in: here), fetched.cursor)
  }

  /// The cursor of a source that is asked for what changed since the last run.
  private func moment(_ began: Instant) -> String? {
    guard let since = command.since, case .success(let overlap) = since.value else { return nil }
    return since.text(of: began + -overlap)
  }

  private func note(_ state: SourceState) throws { try here.note(state) }
}

extension ImportReport {
  /// Rows of all files.
  var rows: Int { files.reduce(0) { $0 + $1.rows } }
}

extension Surroundings {
  /// How things stand with the sources, by name; none where there is no database.
  func sourceStates() throws -> [String: SourceState] {
    guard FileManager.default.fileExists(atPath: database.path) else { return [:] }
    let states = try withStore(for: .checking) { try await $0.store.answer(SourceStatesQuery()) }
    return Dictionary(uniqueKeysWithValues: states.map { ($0.name, $0) })
  }

  /// A database is made where there is none: what went wrong is to be found there.
  func note(_ state: SourceState) throws {
    try withStore(for: .creating) { try await $0.store.note(state) }
  }

  /// The sources that `sources.yaml` names; nil where there is no such file.
  func sources() throws -> [DataSource]? {
    let file = configurationFolder.appending(path: SourcesReader.fileName).path
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    let text = try Complaint.text(of: file)
    return try Complaint.reading { () throws(DocumentError) in
      try SourcesReader.read(text, file: file, mappings: mappings)
    }
  }
}
