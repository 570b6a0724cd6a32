import CustomerSuccess

/// What a rehearsal makes of rows as a store does when it writes them: of what comes more than once, each row is held against what
/// those before it have made of it. Those have to be known from a first reading, for most things come once.
struct SettledFacts {
  private var met = FingerprintSet<UInt64>()
  /// What has come more than once.
  private(set) var again: Set<FactKey> = []
  private var followed: [FactKey: Followed]

  private struct Followed {
    /// As the rows before have left it; nil before the first.
    var standing: FactStanding?
    var counts = ImportReport.Counts()
    /// What was said of it under other keys than its own.
    var others: [FactKey: [String]] = [:]
  }

  /// What becomes of a fact, and how it counts.
  struct Settled {
    var outcome: SourceComparison.Outcome
    /// What is to be added to what rows before it have counted.
    var counts: ImportReport.Counts
    /// What stands in the report of it, where a row before it told of it too.
    var former: Former = .none

    /// What holds after it, where any row has changed that.
    func fact(over standing: FactStanding) -> Fact? {
      if let fact = outcome.fact { return fact }
      guard case .found = former else { return nil }
      return standing.held
    }

    enum Former {
      case none
      /// Rows before it found that.
      case found(SourceComparison.Outcome)
      /// A row wrote it under another key; `isNew`: nothing was there before the import.
      case written(isNew: Bool)
    }
  }

  init(following keys: Set<FactKey> = []) { followed = Dictionary(uniqueKeysWithValues: keys.map { ($0, Followed()) }) }

  /// `standing` is as it was before the import. Nil where a row before told of it and
  /// that is not followed.
  mutating func settle(_ told: ToldFact, _ standing: FactStanding) -> Settled? {
    let key = told.fact.key
    if let before = followed[key] {
      return told.toldAs.map { settle(told, as: $0, before, standing) } ?? settle(told, before, standing)
    }
    guard met.insert(ReferenceBook.fingerprint(key)) else {
      again.insert(key)
      return nil
    }
    let outcome = SourceComparison(told, standing).outcome
    return Settled(outcome: outcome, counts: Self.counts(outcome, standing))
  }

  private mutating func settle(_ told: ToldFact, _ before: Followed, _ standing: FactStanding) -> Settled {
    let key = told.fact.key
    guard let rows = before.standing, standing.held != nil else {
      // The first of its rows, or one more of what is new.
      let outcome = SourceComparison(told, before.standing ?? standing).outcome
      let found = before.standing == nil ? outcome : outcome.withoutChanges
      let after = Self.standing(after: outcome, before.standing ?? standing, told.fact.kind)
      let counts = before.standing == nil ? Self.counts(outcome, standing) : before.counts
      let settled = Settled(outcome: found, counts: counts.without(before.counts))
      followed[key] = Followed(standing: after, counts: counts, others: before.others)
      return settled
    }
    let former = SourceComparison.before(told, after: rows, standing).outcome
    let outcome = SourceComparison(told, after: rows, standing).outcome
    let counts = Self.counts(outcome, standing)
    let settled = Settled(outcome: outcome, counts: counts.without(before.counts), former: .found(former))
    let after = Self.standing(after: outcome, standing, told.fact.kind)
    followed[key] = Followed(standing: after, counts: counts, others: before.others)
    return settled
  }

  /// Told under another key than it has here: what was said of it under its own is not touched, but where this row changes it.
  private mutating func settle(
    _ told: ToldFact, as source: FactKey, _ before: Followed, _ standing: FactStanding
  ) -> Settled {
    let isNew = standing.held == nil
    var (standing, after) = (standing, before)
    if let held = before.standing?.held { (standing.held, standing.isRemovedHere) = (held, false) }
    standing.last = before.others[source] ?? standing.last
    let outcome = SourceComparison(told, standing).outcome
    let isWritten = before.counts.added + before.counts.changed > 0
    if let fact = outcome.fact { after.standing = FactStanding(held: fact, last: fact.texts) }
    after.others[source] = Self.last(outcome.said, over: standing.last, told.fact.kind)
    // A row that changes nothing counts for itself.
    let counts = isWritten ? ImportReport.Counts() : Self.counts(outcome, standing)
    if !isWritten, outcome.fact != nil { after.counts = counts }
    followed[told.fact.key] = after
    return Settled(outcome: outcome, counts: counts, former: isWritten ? .written(isNew: isNew) : .none)
  }

  private static func standing(
    after outcome: SourceComparison.Outcome, _ standing: FactStanding, _ kind: FactKind
  ) -> FactStanding {
    var after = standing
    if let fact = outcome.fact { (after.held, after.last) = (fact, fact.texts) }
    if !outcome.said.isEmpty { after.last = last(outcome.said, over: after.last, kind) }
    return after
  }

  private static func last(_ said: [String: String], over known: [String]?, _ kind: FactKind) -> [String] {
    let columns = kind.columnNames
    return zip(columns, known ?? columns.map { _ in "" }).map { said[$0] ?? $1 }
  }

  private static func counts(_ outcome: SourceComparison.Outcome, _ standing: FactStanding) -> ImportReport.Counts {
    guard outcome.fact != nil else { return .init(unchanged: 1) }
    return standing.held == nil ? .init(added: 1) : .init(changed: 1)
  }
}
