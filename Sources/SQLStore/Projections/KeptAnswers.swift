import CustomerSuccess
import SuccessStore

/// Answers that are kept beside the facts, each with what it was made of.
struct KeptAnswers {
  let db: any SQLConnection
  let rulebook: Rulebook

  /// Shown for so many days, marked as old, until it is asked again.
  static let days = 7
  /// Seconds between two of one question: whoever keeps one has every console look again.
  static let rest = 60

  init(_ db: any SQLConnection, _ rulebook: Rulebook) {
    self.db = db
    self.rulebook = rulebook
  }

  init(_ snapshot: Snapshot) { self.init(snapshot.db, snapshot.rulebook) }

  /// What an answer was made of: the same where nothing was changed, nothing brought up, and no rule made another.
  struct Stamp: Hashable, Sendable {
    /// The last entry of the log.
    var change: Int
    /// When the newest projection was computed: time alone moves some of them.
    var computed: Int
    var rules: String
  }

  /// Asked along indexes.
  func stamp() throws -> Stamp {
    let computed = try ["customer_standing", "ticket_standing", "enrolment_standing"].map { table in
      try db.statement("SELECT max(computed_at) FROM \(table)").int() ?? 0
    }
    return Stamp(change: try ChangeLog(db).last(), computed: computed.max() ?? 0, rules: rulebook.fingerprint)
  }

  /// Nil of what is not kept, was made by other rules or another Rapport, is too old, or is not what was written.
  func find<Asked: KeptQuestion>(_ asked: Asked, at now: Instant) throws -> KeptAnswer<Asked.Answer>? {
    guard let row = try stored(asked), row.stamp.rules == rulebook.fingerprint, row.at <= now + Refresh.tolerance,
      age(of: row, at: now) <= Self.days, var answer = row.answer(to: asked)
    else { return nil }
    Asked.complete(&answer, by: rulebook)
    let isCurrent = try isOfNow(row, at: now) && !Refresh.isDue(db, rulebook, at: now)
    return KeptAnswer(answer, at: row.at, isCurrent: isCurrent)
  }

  /// Whether an answer of this moment is worth its row: not where it is there, and only once in a while.
  func isWanted<Asked: KeptQuestion>(_ asked: Asked, at now: Instant) throws -> Bool {
    guard asked.keptAs != nil, try !Refresh.isDue(db, rulebook, at: now) else { return false }
    guard let row = try stored(asked), row.answer(to: asked) != nil else { return true }
    return try !isOfNow(row, at: now) && abs(row.at - now) >= Self.rest
  }

  func keep<Asked: KeptQuestion>(_ answer: Asked.Answer, to asked: Asked, at now: Instant, _ stamp: Stamp) throws {
    guard let name = asked.keptAs else { return }
    var row = KeptRow(name: name, form: Asked.keptForm, at: now, stamp: stamp, text: try JSON.encode(answer))
    row.sum = row.fingerprint
    try db.statement(Self.put).run { binder in
      binder.bind(row.name)
      binder.bind(row.form)
      binder.bind(row.at)
      binder.bind(row.stamp.change)
      binder.bind(row.stamp.computed)
      binder.bind(row.stamp.rules)
      binder.bind(row.text)
      binder.bind(row.sum)
    }
  }

  private static let put = ProjectionSchema.keptAnswers.put

  private func stored<Asked: KeptQuestion>(_ asked: Asked) throws -> KeptRow? {
    guard let name = asked.keptAs else { return nil }
    let statement = try db.statement(
      """
      SELECT form, asked_at, change, computed_at, rules, answer, checksum FROM kept_answers WHERE question = ?
      """)
    return try statement.first([name]) { row in
      KeptRow(
        name: name, form: row[0], at: row.instant(1), stamp: Stamp(change: row[2], computed: row[3], rules: row[4]),
        text: row[5], sum: row[6])
    }
  }

  private func isOfNow(_ row: KeptRow, at now: Instant) throws -> Bool {
    try age(of: row, at: now) == 0 && row.stamp == stamp()
  }

  /// In days of the calendar.
  private func age(of row: KeptRow, at now: Instant) -> Int {
    abs(rulebook.zone.date(of: now) - rulebook.zone.date(of: row.at))
  }
}

private struct KeptRow {
  var name: String
  var form: Int
  var at: Instant
  var stamp: KeptAnswers.Stamp
  var text: String
  var sum = ""

  /// A number that another number took the place of can still be read.
  var fingerprint: String {
    Fingerprint(each: [
      name, "\(form)", "\(at.seconds)", "\(stamp.change)", "\(stamp.computed)", stamp.rules, text,
    ]).text
  }

  /// Nil of what this Rapport did not write so.
  func answer<Asked: KeptQuestion>(to asked: Asked) -> Asked.Answer? {
    guard form == Asked.keptForm, sum == fingerprint else { return nil }
    return try? JSON.decode(Asked.Answer.self, text)
  }
}
