import CustomerSuccess
import SuccessStore

/// What outreach has made of an entry that is to be taken back and that changed what scores, metrics, limits and milestones are: firings that
/// had their grounds in it, with their drafts and action items, and memberships of programmes. What somebody else has worked on since stays, and so does its
/// firing, which says why it is there; of a firing that stands on other grounds too and was escalated by the entry, that is said.
struct GroundlessOutreach {
  /// What triggers measure by: a customer has limits.
  private static let kinds: [FactKind] = [.customer, .observation, .override, .score, .counter, .event]

  private let db: any SQLConnection
  private let log: ChangeLog
  private let undone: ChangeEntry
  private let context: OutreachContext
  /// What goes with the entry anyway.
  private let taken: Set<FactKey>
  /// Runs' lines about the same thing, the last one first.
  private(set) var lines: [ChangeLog.Line] = []
  /// Of each customer of whom something goes, as it is to be remembered from now on.
  private var memories: [(customer: CustomerID, memory: OutreachMemory)] = []
  private var left: [String] = []
  /// What stood before the entry in place of what it wrote.
  private var former: [CustomerID: [Fact]] = [:]

  init(of undone: ChangeEntry, _ context: OutreachContext, besides taken: Set<FactKey>, in db: any SQLConnection) throws
  {
    self.db = db
    self.undone = undone
    self.context = context
    self.taken = taken
    log = ChangeLog(db)
    // Mostly nothing has fired since, and nobody is looked at.
    guard
      try db.statement("SELECT EXISTS (SELECT 1 FROM change_marks WHERE change > ? AND mark = ?)")
        .isTrue([undone.id, ChangeLog.Mark.run.rawValue])
    else { return }
    let edits = try edits()
    for fact in edits.compactMap(\.before) {
      if let customer = fact.measuredCustomer { former[customer, default: []].append(fact) }
    }
    for key in try customers(edits) { try look(at: key) }
  }

  /// ` (ACT-12 stays: sam has worked on it by entry 8)`; empty where nothing stays.
  var leftWords: String { left.isEmpty ? "" : " (\(left.joined(separator: "; ")))" }

  /// What never had grounds has not fired: it may, when it has some.
  func forget() throws {
    let state = OutreachState(db)
    for one in memories { try state.put(one.memory, of: one.customer) }
  }

  /// By their keys: those whom lines of the entry are about, and of those of whom something has fired since, whom it brought
  /// such facts in bulk.
  private func customers(_ edits: [FactEdit]) throws -> [Int] {
    let find = try db.statement("SELECT key FROM customers WHERE id = ?")
    let named = Set(edits.compactMap { ($0.before ?? $0.after)?.measuredCustomer })
    var found = Set(try named.compactMap { try find.int([$0.text]) })
    let added = try log.additions(of: undone.id).keys.filter { $0 != .customer && Self.kinds.contains($0) }
    guard !added.isEmpty else { return found.sorted() }
    let fired = try db.statement("SELECT DISTINCT customer FROM firings WHERE at >= ?").ints([undone.at.seconds])
    let escalated = try escalated().compactMap { try find.int([$0.text]) }
    for customer in Set(fired + escalated) where !found.contains(customer) {
      let brings = try added.contains { kind in
        try db.statement("SELECT EXISTS (SELECT 1 FROM \(kind.record.names.table) WHERE customer = ? AND change = ?)")
          .isTrue([customer, undone.id])
      }
      if brings { found.insert(customer) }
    }
    return found.sorted()
  }

  /// Of whom runs have escalated a firing since.
  private func escalated() throws -> Set<CustomerID> {
    let title = FactKind.firing.title
    let statement = try db.statement(
      """
      SELECT e.after FROM change_marks m \(db.dialect.inOrder) change_edits e ON e.change = m.change
      WHERE m.change > ? AND m.mark = ? AND e.key >= ? AND e.key < ? AND e.before IS NOT NULL AND e.after IS NOT NULL
      """)
    let found = try statement.all([undone.id, ChangeLog.Mark.run.rawValue, "\(title) ", "\(title)!"]) { row in
      try JSON.decode(Fact.self, row[0])
    }
    return Set(found.compactMap { if case .firing(let firing) = $0 { firing.customer } else { nil } })
  }

  /// The entry's own lines about what is measured, of each thing the first.
  private func edits() throws -> [FactEdit] {
    // A key begins with its kind and a blank; `!` is what comes after a blank.
    let statement = try db.statement(
      "SELECT previous, before, after FROM change_edits WHERE change = ? AND key >= ? AND key < ? ORDER BY seq")
    var met: Set<FactKey> = []
    return try Self.kinds.flatMap { kind in
      try statement.all([undone.id, "\(kind.title) ", "\(kind.title)!"]) { try log.line($0).edit }
        .filter { $0.key.map { met.insert($0).inserted } ?? false }
    }
  }

  private mutating func look(at key: Int) throws {
    let since = try OutreachFiring.stored(
      "f.customer = ? AND (f.at >= ? OR f.escalated >= ?)", [key, undone.at.seconds, undone.at.seconds], in: db)
    guard since.contains(where: { !taken.contains($0.key) }),
      let before = try OutreachFacts.load(key, context.rules, in: db)
    else { return }
    let after = try facts(before, key)
    let entered = try memberships(before, after)
    let going = try since.compactMap { firing -> Going? in
      let isTouch = entered.contains { $0.membership.programme == firing.trigger && $0.membership.since <= firing.at }
      guard !taken.contains(firing.key), isTouch || isGroundless(firing, before, after) else { return nil }
      let standing = try log.standing(firing.key, after: undone.id)
      // One that is older, or came in, is no run's of since.
      guard let first = standing.last, first.isRun, first.line.edit.before == nil else { return nil }
      return Going(firing: firing, change: first.change, lines: standing)
    }
    for firing in since where !taken.contains(firing.key) && !going.contains(where: { $0.firing.id == firing.id }) {
      let isGroundless =
        context.isEscalated(firing, by: before) == true && context.isEscalated(firing, by: after) == false
      if isGroundless { left.append("\(firing.id) stays escalated") }
    }
    guard !going.isEmpty else { return }
    try take(going, entered, of: before, key, after)
  }

  private func isGroundless(_ firing: OutreachFiring, _ before: OutreachFacts, _ after: OutreachFacts) -> Bool {
    context.hasGrounds(firing, by: before) == true && context.hasGrounds(firing, by: after) == false
  }

  /// Those that began since, and would not have; runs' own.
  private func memberships(_ before: OutreachFacts, _ after: OutreachFacts) throws -> [Entered] {
    try before.memberships.compactMap { membership in
      guard membership.since >= undone.at, !taken.contains(membership.key),
        context.hasGrounds(membership, by: before) == true, context.hasGrounds(membership, by: after) == false
      else { return nil }
      let standing = try log.standing(membership.key, after: undone.id)
      guard standing.last?.line.edit.before == nil, standing.last != nil, standing.allSatisfy(\.isRun) else {
        return nil
      }
      return Entered(membership: membership, lines: standing)
    }
  }

  private struct Going {
    let firing: OutreachFiring
    /// The run that made it.
    let change: Int
    let lines: [ChangeLog.StandingLine]
  }

  private struct Entered {
    let membership: ProgrammeMembership
    let lines: [ChangeLog.StandingLine]
  }

  private mutating func take(
    _ going: [Going], _ entered: [Entered], of facts: OutreachFacts, _ key: Int, _ after: OutreachFacts
  ) throws {
    let kept = try takeMessages(of: going, facts).union(takeItems(of: going, facts, key))
    let gone = going.filter { !kept.contains($0.firing.id) && $0.lines.allSatisfy(\.isRun) }
    // Whom a touch that stays was for has been in.
    let out = entered.filter { one in
      !going.contains { touch in
        touch.firing.trigger == one.membership.programme && !gone.contains { $0.firing.id == touch.firing.id }
      }
    }
    lines += (gone.map(\.lines) + out.map(\.lines)).flatMap { $0.map(\.line) }
    guard !gone.isEmpty else { return }
    let memory = try OutreachState(db).memory(of: facts.customer.id)
    memories.append(
      (
        facts.customer.id,
        context.memory(memory, without: gone.map(\.firing), out.map(\.membership), by: after)
      ))
  }

  /// Answers of which firings something stays.
  private mutating func takeMessages(of going: [Going], _ facts: OutreachFacts) throws -> Set<FiringID> {
    var kept: Set<FiringID> = []
    for message in facts.messages where !taken.contains(message.key) {
      guard let one = going.first(where: { message.isSame(as: $0.firing) }) else { continue }
      if try !take(.message(message), message.id.text, from: one.change) { kept.insert(one.firing.id) }
    }
    return kept
  }

  private mutating func takeItems(of going: [Going], _ facts: OutreachFacts, _ key: Int) throws -> Set<FiringID> {
    var kept: Set<FiringID> = []
    for item in try ActionItem.stored("f.customer = ? ORDER BY f.key", [key], in: db) where !taken.contains(item.key) {
      guard let origin = OutreachOrigin(item) else { continue }
      let stays = facts.firings.filter { firing in
        origin.isOf(firing) && !going.contains { $0.firing.id == firing.id }
      }.map(\.at).max()
      // A later firing that has its grounds has made it its own.
      let own = going.filter { one in origin.isOf(one.firing) && stays.map { one.firing.at > $0 } ?? true }
      guard let change = own.map(\.change).min() else { continue }
      if try !take(.action(item), item.id.text, from: change) { kept.formUnion(own.map(\.firing.id)) }
    }
    return kept
  }

  /// What runs have made of a thing from one on; false where somebody else has worked on it since.
  private mutating func take(_ fact: Fact, _ id: String, from change: Int) throws -> Bool {
    let standing = try log.standing(fact.key, after: change - 1)
    guard let work = try log.othersWork(in: standing) else {
      lines += standing.map(\.line)
      return true
    }
    if case .message(let message) = fact, message.state == .sent {
      left.append("\(id) stays: it was sent")
    } else {
      left.append(
        "\(id) stays: \(work.entry?.author ?? "somebody") has worked on it by entry \(work.standing.change)")
    }
    return false
  }

  /// As they are once the entry is taken back: without what carries its stamp, and with what its lines replaced.
  private func facts(_ facts: OutreachFacts, _ key: Int) throws -> OutreachFacts {
    let (others, values): (String, SQLArguments) = ("f.customer = ? AND f.change <> ?", [key, undone.id])
    var after = facts
    after.observations = try Observation.stored(others, values, in: db)
    after.overrides = try Override.stored(others, values, in: db)
    after.scores = try ScoreRecord.stored(others, values, in: db)
    after.journey.counts = try UsageCount.stored(others, values, in: db)
    let happened = Set(try CustomerEvent.stored("f.customer = ? AND f.change = ?", values, in: db))
    after.journey.events.removeAll(where: happened.contains)
    for fact in former[facts.customer.id] ?? [] {
      switch fact {
      case .observation(let value): after.observations.append(value)
      case .override(let value): after.overrides.append(value)
      case .score(let value): after.scores.append(value)
      case .counter(let value): after.journey.counts.append(value)
      case .event(let value): after.journey.events.append(value)
      case .customer(let value): after.journey.customer = value
      default: break
      }
    }
    return after
  }
}

extension Fact {
  /// Whose it is, of what triggers measure by.
  fileprivate var measuredCustomer: CustomerID? {
    switch self {
    case .customer(let value): value.id
    case .observation(let value): value.customer
    case .override(let value): value.customer
    case .score(let value): value.customer
    case .counter(let value): value.customer
    case .event(let value): value.customer
    default: nil
    }
  }
}
