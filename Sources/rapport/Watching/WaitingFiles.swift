import Foundation

/// Files that were refused for want of what another file may bring, such as tickets without their events.
struct WaitingFiles {
  /// Seconds for which the other one may be awaited.
  static let patience = 60

  private struct Waiting {
    var arrival: WatchedFolder.Arrival
    /// What it lacks.
    var words: String
    var since: ContinuousClock.Instant
    /// So many files had been imported when it was tried last.
    var imports: Int
  }

  private var files: [Waiting] = []
  /// Which of them have been tried together.
  private var tried: [[WatchedFolder.Arrival]] = []

  mutating func add(
    _ arrival: WatchedFolder.Arrival, _ words: String, at moment: ContinuousClock.Instant, after imports: Int
  ) {
    files.append(Waiting(arrival: arrival, words: words, since: moment, imports: imports))
  }

  /// Something else is wrong with it now.
  mutating func note(_ words: String, of arrival: WatchedFolder.Arrival) {
    for index in files.indices where files[index].arrival == arrival { files[index].words = words }
  }

  func holds(_ arrival: WatchedFolder.Arrival) -> Bool { files.contains { $0.arrival == arrival } }

  /// Those that are still as they were: what was taken away or written to is looked at anew.
  mutating func keep(_ arrivals: [WatchedFolder.Arrival]) {
    files.removeAll { !arrivals.contains($0.arrival) }
  }

  mutating func forget(_ arrivals: [WatchedFolder.Arrival]) {
    files.removeAll { arrivals.contains($0.arrival) }
  }

  /// Those that are read in the same way, the oldest first, unless just these were tried before and nothing was imported since: one
  /// alone may have got what it lacks.
  mutating func groups(after imports: Int) -> [[WatchedFolder.Arrival]] {
    let groups = Dictionary(grouping: files, by: \.arrival.mapping).values.sorted {
      ($0[0].arrival.mapping ?? "") < ($1[0].arrival.mapping ?? "")
    }
    let fresh = groups.filter { group in
      group.contains { $0.imports < imports } || group.count > 1 && !tried.contains(group.map(\.arrival))
    }
    tried = groups.map { $0.map(\.arrival) }
    for index in files.indices { files[index].imports = imports }
    return fresh.map { $0.map(\.arrival) }
  }

  /// Those that have waited long enough, with what they lack.
  mutating func overdue(
    at moment: ContinuousClock.Instant
  ) -> [(arrival: WatchedFolder.Arrival, words: String)] {
    let overdue = files.filter { moment - $0.since >= .seconds(Self.patience) }
    forget(overdue.map(\.arrival))
    return overdue.map { ($0.arrival, $0.words) }
  }

  mutating func takeAll() -> [(arrival: WatchedFolder.Arrival, words: String)] {
    defer { files = [] }
    return files.map { ($0.arrival, $0.words) }
  }
}
