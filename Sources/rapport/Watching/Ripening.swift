import Foundation

/// Which of the files in a folder are whole: nobody has written to them for a while.
struct Ripening {
  /// Seconds without a change after which a file is taken for whole.
  static let quietSeconds = 2

  private var seen: [String: (look: WatchedFolder.Arrival.Look, since: ContinuousClock.Instant)] = [:]

  /// Those that are whole. One that was renamed in has not been written to of late, and is taken at once.
  mutating func ripe(
    of arrivals: [WatchedFolder.Arrival], at moment: ContinuousClock.Instant, clock: Date
  ) -> [WatchedFolder.Arrival] {
    var still: [String: (look: WatchedFolder.Arrival.Look, since: ContinuousClock.Instant)] = [:]
    var ripe: [WatchedFolder.Arrival] = []
    for arrival in arrivals {
      let known = seen[arrival.name].flatMap { $0.look == arrival.look ? $0 : nil }
      let since = known?.since ?? moment
      still[arrival.name] = (arrival.look, since)
      let age = clock.timeIntervalSince1970 - Double(arrival.look.seconds)
      if moment - since >= .seconds(Ripening.quietSeconds) || age > Double(Ripening.quietSeconds) {
        ripe.append(arrival)
      }
    }
    seen = still
    return ripe
  }
}
