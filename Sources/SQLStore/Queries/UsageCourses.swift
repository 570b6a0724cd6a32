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
        before: try count(key, name, at: now.adding(days: -UsageCourse.days)), trend: try trend(of: [name], of: key))
    }
    return courses
  }

  /// The names that a filter means by a counter's: capitals and accents make no difference.
  func keys(ofCounter counter: CounterID) throws -> [Int] {
    try db.statement("SELECT key FROM names WHERE \(dialect.folded("text")) = ?").ints([folded(counter.text)])
  }

  /// Of those whose names nothing was ever counted by, that of nothing.
  func trend(of counters: [Int], of customer: Int) throws -> CounterTrend {
    let terms = rulebook.health.counterTrend
    let (turn, start) = (now.adding(days: -terms.days), now.adding(days: -2 * terms.days))
    return CounterTrend(
      terms, recent: try stretch(customer, counters, after: turn, upTo: now),
      before: try stretch(customer, counters, after: start, upTo: turn))
  }

  private func stretch(
    _ customer: Int, _ counters: [Int], after start: Instant, upTo end: Instant
  ) throws -> CounterTrend.Stretch {
    guard !counters.isEmpty else { return CounterTrend.Stretch(counts: 0, mean: nil) }
    let places = counters.map { _ in "?" }.joined(separator: ", ")
    let found = try db.statement(
      "SELECT count(*), avg(1.0 * value) FROM counters WHERE customer = ? AND counter IN (\(places)) AND at > ? AND at <= ?"
    ).first([customer] + SQLArguments(counters.map { SQLValue.integer($0) }) + [start.seconds, end.seconds]) { row in
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
