import CustomerSuccess
import Foundation
import Interchange
import SuccessStore
import TerminalUI

/// Imports what lands in a folder, one file after the other. Files that refer to each other wait for each other, and are
/// then one import.
struct WatchRun {
  let folder: WatchedFolder
  /// Imports files together; told when.
  let take: ([WatchedFolder.Arrival], Instant) throws -> ImportReport
  let clock: () -> Instant
  private var ripening = Ripening()
  private var waiting = WaitingFiles()
  /// What keeps files from being imported, said once.
  private(set) var trouble: String?
  /// What is left where it lies, each said once.
  private var told: Set<String> = []
  private var tellsWaiting = false
  private(set) var failures = 0
  /// Files that were imported, and their rows.
  private(set) var imports = 0
  private(set) var rows = 0
  /// Rows of them that could not be used.
  private(set) var missed = 0
  /// What was wrong with the last file that was refused, in a line.
  private(set) var lastFailure = ""
  /// Before every line that it says.
  var heading = ""

  init(
    _ folder: WatchedFolder, clock: @escaping () -> Instant,
    take: @escaping ([WatchedFolder.Arrival], Instant) throws -> ImportReport
  ) {
    self.folder = folder
    self.clock = clock
    self.take = take
    folder.recover()
  }

  /// Until it is told to end. A file that has been begun is finished first.
  mutating func runOn(_ isOver: Ending) throws {
    while try look(isOver), !isOver(1) {}
  }

  /// Waits for so many seconds at most; true when it is time to end.
  typealias Ending = (_ seconds: Int) -> Bool

  /// One look at the folder, of many; false when it was told to end in the midst of it.
  mutating func look(_ isOver: Ending) throws -> Bool {
    tellsWaiting = true
    try tellWhatIsLeft()
    let ripe = try ripe()
    waiting.keep(ripe)
    for arrival in ripe where !waiting.holds(arrival) {
      guard try deal(with: arrival) else { break }
      if isOver(0) { return false }
    }
    try dealTogether()
    // What it lacked may have come in another way.
    for (arrival, _) in waiting.overdue(at: .now) { _ = try deal(with: arrival, waits: false) }
    return true
  }

  /// What is there now; a file that somebody is still writing is left for the next time.
  mutating func runOnce(_ isOver: Ending) throws -> Bool {
    try tellWhatIsLeft()
    var left = try folder.arrivals()
    for _ in 0...Ripening.quietSeconds {
      let ready = try ripe().filter { arrival in left.contains { $0.name == arrival.name } }
      for arrival in ready where !waiting.holds(arrival) {
        guard try deal(with: arrival) else { return false }
        if isOver(0) { return true }
      }
      left.removeAll { arrival in ready.contains { $0.name == arrival.name } }
      if left.isEmpty || isOver(1) { break }
    }
    try dealTogether()
    for (arrival, words) in waiting.takeAll() { try fail(arrival, words, clock()) }
    for arrival in left { try say("left \(arrival.name): still being written") }
    return true
  }

  private mutating func ripe() throws -> [WatchedFolder.Arrival] {
    ripening.ripe(of: try folder.arrivals(), at: .now, clock: Date())
  }

  private mutating func tellWhatIsLeft() throws {
    for (name, why) in try folder.leftAlone() where told.insert("\(name)\n\(why)").inserted {
      try say("left \(name): \(why)")
    }
  }

  /// Those that wait for others, with each other, and again once something has come in; what still lacks something goes on waiting.
  private mutating func dealTogether() throws {
    var before = -1
    while imports > before {
      before = imports
      for group in waiting.groups(after: imports) { try dealTogether(group) }
    }
  }

  private mutating func dealTogether(_ group: [WatchedFolder.Arrival]) throws {
    var rest = group
    while !rest.isEmpty {
      do {
        let report = try take(rest, clock())
        note(report, of: rest.count)
        for arrival in rest where folder.isUnchanged(arrival) {
          try putAway(arrival, .done, report.text, short: report.summary, clock())
        }
        return waiting.forget(rest)
      } catch let error as InterchangeError {
        if rest.count == 1 { waiting.note(error.description, of: rest[0]) }
        let blamed = error.blamed
        guard rest.contains(where: { blamed.contains($0.name) }) else { return }
        rest.removeAll { blamed.contains($0.name) }
      }
    }
  }

  /// False when the database cannot be written now, for which no file is to blame.
  private mutating func deal(with arrival: WatchedFolder.Arrival, waits: Bool = true) throws -> Bool {
    let now = clock()
    do {
      let report = try take([arrival], now)
      note(report, of: 1)
      // Written to while it was read: the rest of it comes with the next look. What was imported of it stays the same.
      guard folder.isUnchanged(arrival) else { return true }
      try putAway(arrival, .done, report.text, short: report.summary, now)
    } catch let error as InterchangeError where waits && error.wanting != nil {
      trouble = nil
      guard folder.isUnchanged(arrival) else { return true }
      if tellsWaiting {
        try say("waiting: \(arrival.name) for what another file may hold: \(error.description.prefix { $0 != "\n" })")
      }
      waiting.add(arrival, "\(error)", at: .now, after: imports)
    } catch let error as InterchangeError {
      try fail(arrival, error.description, now)
    } catch let complaint as InputComplaint {
      try fail(arrival, complaint.description, now)
    } catch StoreError.refused(let refusal) {
      try fail(arrival, refusal.description, now)
    } catch StoreError.conflict(let conflict) {
      try fail(arrival, conflict.description, now)
    } catch let error as StoreError {
      if trouble != error.description { try say("waiting: \(error.description)") }
      trouble = error.description
      return false
    }
    return true
  }

  private mutating func note(_ report: ImportReport, of files: Int) {
    trouble = nil
    imports += files
    rows += report.rows
    missed += report.missed
  }

  private mutating func fail(_ arrival: WatchedFolder.Arrival, _ words: String, _ now: Instant) throws {
    trouble = nil
    // Taken away meanwhile, or not whole after all.
    guard folder.isUnchanged(arrival) else { return }
    failures += 1
    let lines = words.split(separator: "\n")
    let more = lines.count > 1 ? " (and \(lines.count - 1) more in its report)" : ""
    lastFailure = (lines.first.map(String.init) ?? words) + more
    try putAway(arrival, .failed, words, short: lastFailure, now)
  }

  private func putAway(
    _ arrival: WatchedFolder.Arrival, _ outcome: WatchedFolder.Outcome, _ report: String, short: String, _ now: Instant
  ) throws {
    let head = "\(arrival.name), \(outcome == .done ? "imported" : "refused") at \(now.iso8601)\n\n"
    let stamp = now.iso8601.filter { $0 != "-" && $0 != ":" }
    let place = try folder.putAway(arrival, as: outcome, report: "\(head)\(report)\n", at: stamp)
    try Output.answer("\(place): \(short)") { try say("\(place): \(short)") }
  }

  private func say(_ words: String) throws {
    try Output.line("\(clock().iso8601)  \(Visible.line(heading + words))")
  }
}

extension ImportReport {
  /// One line: `tickets 2 added, 1 changed, 5 unchanged; ticket-events 4 added`
  var summary: String {
    let kinds = counts.sorted { $0.key < $1.key }.map { kind, counts in
      "\(kind.rawValue) \(counts.words)"
    }
    let leftOut = files.reduce(0) { $0 + $1.leftOut.total }
    let rest = leftOut > 0 ? ["\(counted(leftOut, "row")) left out"] : []
    return kinds.isEmpty && rest.isEmpty ? "nothing to import" : (kinds + rest).joined(separator: "; ")
  }
}
