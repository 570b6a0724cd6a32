import CustomerSuccess
import SuccessStore

/// Facts as they are held of a moment: without those that came about later, and with what has become of the others later taken back.
struct HeldFacts {
  private let rows: PastRows
  private let moment: Instant
  private let zone: Zone
  private let day: LocalDate

  private var db: any SQLConnection { rows.db }

  init(_ db: any SQLConnection, at moment: Instant, in zone: Zone) {
    rows = PastRows(db)
    self.moment = moment
    self.zone = zone
    day = zone.date(of: moment)
  }

  func restore() throws {
    var hasDropped = false
    for kind in FactKind.allCases {
      guard let time = kind.ownTime else { continue }
      let later = "\(time.name) > ?"
      let table = kind.record.names.table
      // Most kinds are referred to by nothing.
      hasDropped =
        try db.statement("SELECT EXISTS (SELECT 1 FROM \(table) WHERE \(later))").isTrue([bound(time)]) || hasDropped
      try db.statement("DELETE FROM \(table) WHERE \(later)").run([bound(time)])
    }
    if hasDropped { try rows.dropOrphans() }
    rows.keys.forget()
    for kind in FactKind.allCases where !kind.laterTimes.isEmpty { try takeBack(kind) }
    try unlearnAttendance()
  }

  private func bound(_ time: FactKind.TimeColumn) -> SQLValue { .integer(time.isDay ? day.day : moment.seconds) }

  private func takeBack(_ kind: FactKind) throws {
    let times = kind.laterTimes
    let later = times.map { "f.\($0.name) > ?" }.joined(separator: " OR ")
    for fact in try kind.record.facts(later, SQLArguments(times.map(bound)), in: db) {
      try replace(fact, by: fact.held(at: moment, in: zone))
    }
    guard kind == .customer else { return }
    for departure in try Departure.stored("f.returned > ? AND f.left_on <= ?", [day.day, day.day], in: db) {
      guard departure.isAway(on: day),
        let customer = try Customer.stored("f.id = ?", [departure.customer.text], in: db).first
      else { continue }
      try replace(customer.fact, by: customer.away(since: departure.left).fact)
    }
  }

  /// Who came to a session is known when it has been.
  private func unlearnAttendance() throws {
    let later = """
      f.session IN (SELECT key FROM sessions WHERE at > ?) AND (f.minutes IS NOT NULL OR f.rating IS NOT NULL)
      """
    for var attendance in try Attendance.stored(later, [moment.seconds], in: db) {
      let fact = attendance.fact
      (attendance.minutes, attendance.rating) = (nil, nil)
      try replace(fact, by: attendance.fact)
    }
  }

  private func replace(_ fact: Fact, by held: Fact) throws {
    guard held != fact, let stored = try fact.kind.record.find(fact.key, in: db, rows.keys) else { return }
    try held.update(change: stored.change, in: db, rows.keys)
  }
}
