import CustomerSuccess

extension Snapshot {
  /// How the counters of a customer went; each costs as much however often it was counted before the days that its trend goes by.
  func usageCourses(of key: Int, _ counters: [CounterID]) throws -> [CounterID: UsageCourse] {
    let names = Keys(db, addsNames: false)
    let first = try db.statement("SELECT min(at) FROM counters WHERE customer = ? AND counter = ?")
    var courses: [CounterID: UsageCourse] = [:]
    for counter in counters {
      guard let name = try names.key(of: counter.text, in: .names), let since = try first.int([key, name]) else {
        continue
      }
      courses[counter] = UsageCourse(
        since: Instant(seconds: since), values: try UsageCourse.moments(upTo: now).map { try count(key, name, at: $0) },
        before: try count(key, name, at: now.adding(days: -UsageCourse.days)), trend: try trend(key, name))
    }
    return courses
  }

  /// Of one whose name nothing was ever counted by, that of nothing.
  func trend(of counter: CounterID, of customer: Int) throws -> CounterTrend {
    // No key is below 1.
    try trend(customer, Keys(db, addsNames: false).key(of: counter.text, in: .names) ?? 0)
  }

  private func trend(_ customer: Int, _ counter: Int) throws -> CounterTrend {
    let terms = rulebook.health.counterTrend
    let (turn, start) = (now.adding(days: -terms.days), now.adding(days: -2 * terms.days))
    return CounterTrend(
      terms, recent: try stretch(customer, counter, after: turn, upTo: now),
      before: try stretch(customer, counter, after: start, upTo: turn))
  }

  private func stretch(
    _ customer: Int, _ counter: Int, after start: Instant, upTo end: Instant
  ) throws -> CounterTrend.Stretch {
    let found = try db.statement(
      "SELECT count(*), avg(1.0 * value) FROM counters WHERE customer = ? AND counter = ? AND at > ? AND at <= ?"
    ).first([customer, counter, start.seconds, end.seconds]) { row in
      CounterTrend.Stretch(counts: row[0], mean: row[1])
    }
    return found ?? CounterTrend.Stretch(counts: 0, mean: nil)
  }

  /// What stood in a counter of a customer; nil where it had never been counted.
  func count(_ customer: Int, _ counter: Int, at moment: Instant) throws -> Int? {
    try db.statement(
      "SELECT value FROM counters WHERE customer = ? AND counter = ? AND at <= ? ORDER BY at DESC LIMIT 1"
    ).int([customer, counter, moment.seconds])
  }
}
