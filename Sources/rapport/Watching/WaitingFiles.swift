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
  }

  private var files: [Waiting] = []
  /// Which of them have been tried together.
  private var tried: [[WatchedFolder.Arrival]] = []

  mutating func add(_ arrival: WatchedFolder.Arrival, _ words: String, at moment: ContinuousClock.Instant) {
    files.append(Waiting(arrival: arrival, words: words, since: moment))
  }

  func holds(_ arrival: WatchedFolder.Arrival) -> Bool { files.contains { $0.arrival == arrival } }

  /// Those that are still as they were: what was taken away or written to is looked at anew.
  mutating func keep(_ arrivals: [WatchedFolder.Arrival]) {
    files.removeAll { !arrivals.contains($0.arrival) }
  }

  mutating func forget(_ arrivals: [WatchedFolder.Arrival]) {
    files.removeAll { arrivals.contains($0.arrival) }
  }

  /// Those that are read in the same way, the oldest first, unless just these were tried before.
  mutating func groups() -> [[WatchedFolder.Arrival]] {
    let groups = Dictionary(grouping: files.map(\.arrival), by: \.mapping).values.filter { $0.count > 1 }
    let fresh = groups.filter { !tried.contains($0) }
    tried = Array(groups)
    return fresh
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
