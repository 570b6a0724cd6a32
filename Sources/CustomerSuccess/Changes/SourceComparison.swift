/// Holds what a source tells of a fact against what it told last and what holds here.
///
/// Only what the source itself has changed since becomes a change; so work done here stays, and the same file says nothing
/// twice. Of what was made here, and no import has told of, a source fills what is empty; what has an id that was given out here is
/// another thing by the same name. A ticket's row is compared by its events (`TicketComparison`).
public struct SourceComparison {
  /// What there is to write and to say.
  public struct Outcome: Hashable, Sendable {
    /// What is to hold; nil: what holds already.
    public var fact: Fact?
    public var changes: [FieldChange] = []
    public var kept: [KeptField] = []
    /// What the source said last, by field, where neither what is written nor what was known tells it.
    public var said: [String: String] = [:]

    public init(fact: Fact? = nil) { self.fact = fact }

    /// Of what the same import has added, nothing is changed.
    public var withoutChanges: Outcome {
      var outcome = self
      outcome.changes = []
      return outcome
    }
  }

  private let told: ToldFact
  private let standing: FactStanding
  private let columns: [String]
  private let toldTexts: [String]
  /// Of what the source says anything, in this row or in those before it.
  private let fields: ToldFields
  private let before: RowsBefore?

  public init(_ told: ToldFact, _ standing: FactStanding) {
    self.told = told
    self.standing = standing
    columns = told.fact.kind.columnNames
    toldTexts = told.fact.texts
    fields = told.fields
    before = nil
  }

  /// A row after others of the same import about the same thing, all folded into one: what is told later holds, and of what a row
  /// says nothing the rows before it do. `standing` is what there was before them, `rows` what they have made of it.
  public init(_ told: ToldFact, after rows: FactStanding, _ standing: FactStanding) {
    self.init(told, own: told.fields, after: rows, standing)
  }

  /// The rows before this one alone.
  public static func before(_ told: ToldFact, after rows: FactStanding, _ standing: FactStanding) -> SourceComparison {
    SourceComparison(told, own: ToldFields(), after: rows, standing)
  }

  private init(_ told: ToldFact, own: ToldFields, after rows: FactStanding, _ standing: FactStanding) {
    let own = SourceComparison(told, rows).isOlder ? ToldFields() : own
    let before = RowsBefore(told.fact, after: rows, standing, without: own)
    self.told = told
    self.standing = standing
    self.before = before
    columns = told.fact.kind.columnNames
    toldTexts = told.fact.texts.enumerated().map { own.contains($0.offset) ? $0.element : before.texts[$0.offset] }
    fields = own.union(before.fields)
  }

  public var outcome: Outcome {
    if standing.isRemovedHere { return removed }
    guard let held = standing.held else { return added }
    if told.yields || held.kind.isToldOnce { return Outcome() }
    let texts = held.texts
    if let double = told.toldAs, standing.isToldItself { return listing(double, texts) }
    if isOlder { return Outcome() }
    if isAnotherThing { return keeping(texts) }
    let merged = merged(into: held, texts)
    return outcome(merged: merged, texts: merged == held ? texts : merged.texts, before: texts)
  }

  /// What stands in for what nobody says holds, and counts as said by nobody.
  private var added: Outcome {
    var outcome = Outcome(fact: told.fact)
    guard !told.standIns.isEmpty else { return outcome }
    for (column, name) in columns.enumerated() where told.standIns.contains(column) { outcome.said[name] = "" }
    return outcome
  }

  /// All that is to be noted of a fact that the same import has added: what rows before have said of it and it does not hold, and
  /// what comes of this one.
  public func noted(with outcome: Outcome) -> [String: String] {
    guard outcome.fact == nil, let held = standing.held?.texts, let last = standing.last else { return outcome.said }
    var said: [String: String] = [:]
    for (column, name) in columns.enumerated() where last[column] != held[column] { said[name] = last[column] }
    return said.merging(outcome.said) { $1 }
  }

  /// Taken away here, after an import had brought it: it stays away.
  private var removed: Outcome {
    var outcome = Outcome()
    outcome.kept = [KeptField(told.fact.key, "", here: "removed", source: "listed")]
    return outcome
  }

  /// Nobody but this program gives out such ids, and no import has ever told of it.
  private var isAnotherThing: Bool {
    guard standing.last == nil, told.toldAs == nil else { return false }
    let key = told.fact.key
    return key.kind == .ticketEvent || ShortID.isGivenOut(key)
  }

  /// By its own time of change: made before what the source told last.
  private var isOlder: Bool {
    guard let last = standing.last, let name = told.fact.kind.record.changedColumn,
      let column = columns.firstIndex(of: "\(name)"), fields.contains(column),
      let before = Instant(iso8601: last[column]), let now = Instant(iso8601: toldTexts[column])
    else { return false }
    return now < before
  }

  /// Of what the source knows as two and is one here, it says itself how that one is: what it has changed of the other since it said it
  /// last is listed.
  private func listing(_ double: FactKey, _ texts: [String]) -> Outcome {
    var outcome = Outcome()
    guard let last = standing.last else { return outcome }
    outcome.kept = columns.indices.filter { $0 > 0 && fields.contains($0) && toldTexts[$0] != last[$0] }
      .filter { toldTexts[$0] != texts[$0] }
      .map { KeptField(double, columns[$0], here: texts[$0], source: toldTexts[$0]) }
    return outcome
  }

  private func keeping(_ texts: [String]) -> Outcome {
    var outcome = Outcome()
    outcome.kept = kept(texts)
    return outcome
  }

  private func kept(_ texts: [String]) -> [KeptField] {
    let differing = columns.indices.filter { fields.contains($0) && toldTexts[$0] != texts[$0] }
    let key = told.fact.key
    let kept = differing.map { KeptField(key, columns[$0], here: texts[$0], source: toldTexts[$0]) }
    guard told.isCustomer, let column = leaving.first, texts[column] == Lifecycle.churned.rawValue else { return kept }
    return kept + [KeptField(key, columns[column], here: texts[column], source: Lifecycle.active.rawValue)]
  }

  private func outcome(merged: Fact, texts: [String], before: [String]) -> Outcome {
    var outcome = keeping(texts)
    let isChange = texts != before
    if isChange { outcome.fact = merged }
    let key = told.fact.key
    // When it was changed is no news of its own.
    let changed = told.fact.kind.record.changedColumn.map { "\($0)" }
    outcome.changes = columns.indices.filter { texts[$0] != before[$0] && columns[$0] != changed }
      .map { FieldChange(key, columns[$0], before: before[$0], after: texts[$0], saidBefore: overruled($0, before)) }
    outcome.said = said(isChange && told.toldAs == nil ? texts : standing.last)
    return outcome
  }

  /// What the source said last of a column where something else has been put in its place here.
  private func overruled(_ column: Int, _ before: [String]) -> String? {
    guard fields.contains(column), let said = standing.last?[column], said != before[column] else { return nil }
    // What an import put in place of what its file did not tell is nobody's work.
    return standing.unsaid.contains(column) && !standing.byHand.contains(column) ? nil : said
  }

  /// What the source has said by now where it differs from what will be known of it.
  private func said(_ known: [String]?) -> [String: String] {
    var said: [String: String] = [:]
    for (column, name) in columns.enumerated() {
      let isTold = fields.contains(column)
      guard isTold || standing.last != nil else { continue }
      let text = isTold ? toldTexts[column] : standing.last?[column] ?? ""
      if text != known?[column] { said[name] = text }
    }
    return said
  }
}

// MARK: What is taken over

extension SourceComparison {
  private func merged(into held: Fact, _ texts: [String]) -> Fact {
    let news = news(texts)
    guard !news.isEmpty else { return held }
    var filling = FillingFact([(FieldValues(of: told.fact), news)])
    if let before {
      filling = FillingFact([
        (FieldValues(of: before.fact), news.intersection(before.taken)),
        (FieldValues(of: told.fact), news.subtracting(before.fields)),
      ])
    }
    // What would contradict itself is not taken over: a part of what the source says does not go with what holds here.
    return filling.filled(held) ?? held
  }

  /// The columns in which the source says something new that does not hold already; what cannot be told apart goes together.
  private func news(_ texts: [String]) -> ToldFields {
    var news = ToldFields()
    for column in columns.indices where fields.contains(column) && toldTexts[column] != texts[column] {
      // What was made here has its own values; where it has none, anybody's are welcome.
      let isNew = standing.last.map { $0[column] != toldTexts[column] } ?? texts[column].isEmpty
      if isNew, !standing.byHand.contains(column), !told.decided.contains(column) { news.insert(column) }
    }
    leaveHandWork(in: &news)
    if isStillAway { leaving.forEach { news.remove($0) } }
    guard !news.isEmpty else { return news }
    for group in told.fact.kind.record.inseparable {
      let places = group.compactMap { name in columns.firstIndex(of: "\(name)") }
      guard places.contains(where: news.contains) else { continue }
      for place in places where !told.standIns.contains(place) { news.insert(place) }
    }
    return news
  }

  /// That a customer who had not left by the source has not left by it now either says nothing of one who has left here: it is not back.
  private var isStillAway: Bool {
    guard case .customer(let held)? = standing.held, held.lifecycle == .churned, let column = leaving.first else {
      return false
    }
    let left = held.lifecycle.rawValue
    guard toldTexts[column] != left else { return false }
    return standing.last?[column] != left || standing.unsaid.contains(column)
  }

  private var leaving: [Int] { ["lifecycle", "churned"].compactMap { columns.firstIndex(of: $0) } }

  /// What cannot be told apart from work done here stays with it, and so do an amount and its currency.
  private func leaveHandWork(in news: inout ToldFields) {
    guard !standing.byHand.isEmpty, !news.isEmpty else { return }
    var groups = told.fact.kind.record.inseparable.map { group in
      group.compactMap { name in columns.firstIndex(of: "\(name)") }
    }
    if let currency = columns.firstIndex(of: "currency"), currency > 0 { groups.append([currency - 1, currency]) }
    for group in groups where group.contains(where: standing.byHand.contains) { group.forEach { news.remove($0) } }
  }
}

extension ShortID {
  /// An id of the form that this program gives out.
  static func isGivenOut(_ key: FactKey) -> Bool {
    ShortID.givenOut.contains(key.kind) && hasGivenForm(key)
  }

  /// The kind's own letters and a number.
  static func hasGivenForm(_ key: FactKey) -> Bool {
    guard let id = key.parts.first else { return false }
    let prefix = prefix(of: key.kind)
    guard id.hasPrefix(prefix), id.utf8.count > prefix.utf8.count else { return false }
    return id.dropFirst(prefix.count).allSatisfy { ("0"..."9").contains($0) }
  }

  private static let givenOut: Set<FactKind> = [
    .action, .activity, .ticket, .learner, .override, .certificate, .article, .contact,
  ]
}
