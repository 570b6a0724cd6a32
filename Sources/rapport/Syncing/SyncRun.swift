import ArgumentParser
import CustomerSuccess
import Foundation
import Interchange
import Synchronization
import TerminalUI

/// Sources at work beside each other, each at its own pace: what goes wrong with one is nothing to the others.
final class SyncRun: Sendable {
  private let here: Surroundings
  private let anew: Bool
  private let isOnce: Bool
  private let stop = SyncStop()
  private let result = Mutex(Result())

  private struct Result {
    var code = ExitCode.success
    var thrown: (any Error)?
  }

  /// `anew`: commands are asked for everything; `isOnce`: each source runs once.
  init(_ here: Surroundings, anew: Bool, isOnce: Bool) {
    self.here = here
    self.anew = anew
    self.isOnce = isOnce
  }

  /// `again`: the sources as they are told now, nil where nobody has told anything new; throws where that is refused.
  func run(
    _ sources: [DataSource], isNamed: Bool, _ signals: StopSignals, again: () throws -> [DataSource]?
  ) throws {
    try isOnce
      ? runOnce(sources, isNamed: isNamed, signals) : runOn(sources, isNamed: isNamed, signals, again: again)
  }

  /// Each of them once: those that are named, or whose time has come.
  private func runOnce(_ sources: [DataSource], isNamed: Bool, _ signals: StopSignals) throws {
    let workers = sources.map { source in
      worker(source) { worker in
        var folder: FolderRun?
        try self.going(on: source) { () throws in
          let known = try self.known(source)
          guard isNamed || known?.isDue(at: self.now) ?? true else {
            let next = known?.next?.iso8601 ?? ""
            return try self.say("\(source.name): not before \(next) (name it to run it now)")
          }
          try self.run(source, isNamed, &folder, worker.stop)
        }
      }
    }
    while !workers.allSatisfy(\.hasEnded) {
      if signals.wait(milliseconds: 100) { stop.set() }
    }
    try ending()
  }

  /// Until it is told to end: first those that are named, then each as its time comes; what is told of them may change meanwhile.
  private func runOn(
    _ sources: [DataSource], isNamed: Bool, _ signals: StopSignals, again: () throws -> [DataSource]?
  ) throws {
    var workers = sources.map { stay(on: $0, isWanted: isNamed) }
    while !stop.isStopped {
      if signals.wait(milliseconds: 100) { stop.set() }
      do {
        if let told = try again() { workers = changed(workers, to: told) }
      } catch {
        let words = SourceFailure(error).words
        for worker in workers { worker.refuse(words) }
        try say("\(SourcesReader.fileName) is refused, all goes on as before: \(words)")
      }
    }
    for worker in workers { worker.wait() }
    try ending()
  }

  /// Those that are told otherwise, or no more, end; new ones begin.
  private func changed(_ workers: [SourceWorker], to sources: [DataSource]) -> [SourceWorker] {
    for worker in workers where !sources.contains(worker.source) { worker.stop.set() }
    return sources.map { source in
      let before = workers.first { $0.source.name == source.name }
      if let before, before.source == source { return before }
      return stay(on: source, isWanted: false, after: before)
    }
  }

  private func stay(on source: DataSource, isWanted: Bool, after before: SourceWorker? = nil) -> SourceWorker {
    worker(source, after: before) { worker in
      var isWanted = isWanted
      var quiet = self.now
      // Ours for as long as it is looked at.
      var folder: FolderRun?
      while !worker.stop.isStopped {
        let isWell = try self.going(on: source) { () throws in
          try self.note(refusalOf: worker)
          if folder == nil, !isWanted, try self.rests(source, &quiet) { return }
          try self.run(source, isWanted, &folder, worker.stop)
          isWanted = false
        }
        if worker.stop.wait(seconds: isWell ? 1 : SyncRun.patience) { break }
      }
      try self.going(on: source) { () throws in try self.note(refusalOf: worker) }
    }
  }

  /// It goes on as it was told before, and is no worse for it.
  private func note(refusalOf worker: SourceWorker) throws {
    guard let words = worker.takeRefusal() else { return }
    var state = try known(worker.source) ?? SourceState(name: worker.source.name, every: worker.source.every)
    state.refuse(at: now, words)
    try here.note(state)
  }

  /// Whether its time has not come. The database is asked no more often than once a minute, unless it has: others may have run
  /// the source, and the clock may have been put back.
  private func rests(_ source: DataSource, _ quiet: inout Instant) throws -> Bool {
    let now = now
    if now < quiet, quiet <= now + 60 { return true }
    guard let known = try known(source), !known.isDue(at: now), let next = known.next else { return false }
    quiet = min(next, now + 60)
    return true
  }

  /// How it stood, by the rhythm that `sources.yaml` has now.
  private func known(_ source: DataSource) throws -> SourceState? {
    var state = try here.sourceStates()[source.name]
    state?.every = source.every
    return state
  }

  /// Seconds until a database that could not be read or written is tried again.
  private static let patience = 10

  /// What is wrong with the database stops nobody for good; only a reader that left, or a full disk behind the output, does.
  /// False when it was wrong.
  @discardableResult
  private func going(on source: DataSource, _ body: () throws -> Void) throws -> Bool {
    do {
      try body()
      return true
    } catch {
      if error is Output.Closed || error is Output.Failed { throw error }
      note(Complaint.workFailed)
      try say("\(source.name): \(SourceFailure(error).words)")
      return false
    }
  }

  private func worker(
    _ source: DataSource, after before: SourceWorker? = nil, _ body: @escaping @Sendable (SourceWorker) throws -> Void
  ) -> SourceWorker {
    SourceWorker(source, under: stop, after: before) { worker in
      do { try body(worker) } catch { self.end(error) }
    }
  }

  private func ending() throws {
    let (code, thrown) = result.withLock { ($0.code, $0.thrown) }
    if let thrown { throw thrown }
    if code != .success { throw Complaint.complain("", code) }
  }

  /// What nobody can go on after, such as a reader that left.
  private func end(_ error: any Error) {
    result.withLock { $0.thrown = $0.thrown ?? error }
    stop.set()
  }

  private var now: Instant { here.fixedNow ?? Surroundings.clock() }

  private func run(_ source: DataSource, _ isWanted: Bool, _ folder: inout FolderRun?, _ stop: SyncStop) throws {
    switch source.origin {
    case .command(let command): try run(source, command, isWanted, stop)
    case .folder(let path): try look(source, path, &folder, stop)
    }
  }

  /// What is wrong with files is said of each; what is wrong with the folder holds until the next look.
  private func look(_ source: DataSource, _ path: String, _ folder: inout FolderRun?, _ stop: SyncStop) throws {
    do {
      if folder == nil {
        folder = try FolderRun(source, SourcePaths.path(path, in: here.configurationFolder), here, anew: anew)
      }
      try folder?.look(isOnce: isOnce, stop) { try self.known(source) }
    } catch {
      if error is Output.Closed || error is Output.Failed { throw error }
      folder = nil
      var state = try known(source) ?? SourceState(name: source.name, every: source.every)
      let failure = SourceFailure(error)
      state.every = source.every
      state.fail(at: now, failure.words)
      try here.note(state)
      try tell(failure, of: source, next: state.next)
    }
    if isOnce, let code = folder?.ending { note(code) }
  }

  private func run(_ source: DataSource, _ command: SourceCommand, _ isWanted: Bool, _ stop: SyncStop) throws {
    guard let lock = try SourceLock.take(source.name, beside: here.database) else {
      // Whoever stays sees to it the next time.
      guard isOnce || isWanted else { return }
      return try say("\(source.name): another 'rapport sync' is at it")
    }
    // Read only now: whoever held it may just have run the source.
    let known = try known(source)
    guard isWanted || known?.isDue(at: now) ?? true else { return }
    var here = here
    here.now = now
    let run = SourceRun(source: source, command: command, here: here, stop: stop)
    let outcome = try withExtendedLifetime(lock) { try run.run(known, anew: anew) }
    switch outcome {
    case .imported(let report): try say("\(source.name): \(counted(report.rows, "row")): \(report.summary)")
    case .failed(let failure, let next): try tell(failure, of: source, next: next)
    case .stopped: note(Complaint.workFailed)
    }
  }

  private func tell(_ failure: SourceFailure, of source: DataSource, next: Instant?) throws {
    note(failure.isOfInput ? Complaint.inputIsWrong : Complaint.workFailed)
    let lines = failure.words.split(whereSeparator: \.isNewline)
    let more = lines.count > 1 ? " (and \(lines.count - 1) more)" : ""
    let later = next.map { "; again at \($0.iso8601)" } ?? ""
    try say("\(source.name): failed: \(lines.first ?? "")\(more)\(later)")
  }

  /// A way that does not work goes before rows that are wrong.
  private func note(_ code: ExitCode) {
    // Whoever stays goes on; that it was told to end is no failure.
    guard isOnce else { return }
    result.withLock { result in if result.code != Complaint.workFailed { result.code = code } }
  }

  private func say(_ words: String) throws { try Output.line("\(now.iso8601)  \(Visible.line(words))") }
}
