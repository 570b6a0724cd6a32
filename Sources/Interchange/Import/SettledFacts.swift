import CustomerSuccess

/// What a rehearsal makes of rows as a store does when it writes them: of what comes more than once, each row is held against what
/// those before it have made of it. Those have to be known from a first reading, for most things come once.
struct SettledFacts {
  private var met = FingerprintSet<UInt64>()
  /// What has come more than once.
  private(set) var again: Set<FactKey> = []
  private var followed: [FactKey: Followed]

  private struct Followed {
    var standing: FactStanding?
    var isCounted = false
    /// Nothing was there before the import.
    var isNew = false
    /// What was said of it under other keys than its own.
    var others: [FactKey: [String]] = [:]
  }

  /// What becomes of a fact, and how it counts.
  struct Settled {
    var outcome: SourceComparison.Outcome
    var counts: ImportReport.Counts
    /// A row before it wrote it already.
    var isAgain = false
    /// Nothing was there before the import.
    var isNew = false
  }

  init(following keys: Set<FactKey> = []) { followed = Dictionary(uniqueKeysWithValues: keys.map { ($0, Followed()) }) }

  /// `standing` is as it was before the import. Nil where a row before told of it and
  /// that is not followed.
  mutating func settle(
    _ told: ToldFact, _ standing: FactStanding
  ) -> Settled? {
    let key = told.fact.key
    if let before = followed[key] {
      return told.toldAs.map { settle(told, as: $0, before, standing) }
        ?? settle(told, before, before.standing ?? standing)
    }
    guard met.insert(ReferenceBook.fingerprint(key)) else {
      again.insert(key)
      return nil
    }
    let outcome = SourceComparison(told, standing).outcome
    return Settled(outcome: outcome, counts: Self.counts(outcome, standing))
  }

  private mutating func settle(
    _ told: ToldFact, _ before: Followed, _ standing: FactStanding
  ) -> Settled {
    let outcome = SourceComparison(told, standing).outcome
    let counts = before.isCounted ? ImportReport.Counts() : Self.counts(outcome, standing)
    var after = standing
    if let fact = outcome.fact { (after.held, after.last) = (fact, fact.texts) }
    if !outcome.said.isEmpty { after.last = Self.last(outcome.said, over: after.last, told.fact.kind) }
    let isNew = before.isCounted ? before.isNew : standing.held == nil
    followed[told.fact.key] = Followed(
      standing: after, isCounted: before.isCounted || outcome.fact != nil, isNew: isNew, others: before.others)
    return Settled(outcome: outcome, counts: counts, isAgain: before.isCounted, isNew: isNew)
  }

  /// Told under another key than it has here: what was said of it under its own is not touched, but where this row changes it.
  private mutating func settle(
    _ told: ToldFact, as source: FactKey, _ before: Followed, _ standing: FactStanding
  ) -> Settled {
    var (standing, after) = (standing, before)
    if let held = before.standing?.held { (standing.held, standing.isRemovedHere) = (held, false) }
    standing.last = before.others[source] ?? standing.last
    let outcome = SourceComparison(told, standing).outcome
    if let fact = outcome.fact {
      after.standing = FactStanding(held: fact, last: fact.texts)
      after.isCounted = true
    }
    after.others[source] = Self.last(outcome.said, over: standing.last, told.fact.kind)
    followed[told.fact.key] = after
    let counts = before.isCounted ? ImportReport.Counts() : Self.counts(outcome, standing)
    return Settled(outcome: outcome, counts: counts, isAgain: before.isCounted, isNew: before.isNew)
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
