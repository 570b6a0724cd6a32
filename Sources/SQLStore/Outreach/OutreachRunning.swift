public import CustomerSuccess
public import SuccessStore

extension SQLStore {
  @discardableResult
  public func runOutreach(
    _ order: OutreachOrder, by author: String, at now: Instant
  ) async throws(StoreError) -> OutreachReport {
    let rulebook = rulebook
    // Nobody should wait for a writer, and no other console be told of a change, where there is nothing to do.
    guard try await askFacts({ try OutreachPlan($0, rulebook, order, at: now).isAnythingDue }) else {
      return OutreachReport()
    }
    return try await write(at: now) { db in
      var run = try OutreachRunning(db, rulebook, order, by: author, at: now)
      return try run.run()
    }
  }
}

/// Whom a run has to look at, and by which triggers.
struct OutreachPlan {
  let context: OutreachContext
  private let state: OutreachState
  private let known: [TriggerID: OutreachState.Trigger]
  private let rules: String
  private let gone: [TriggerID]
  /// The change up to which all of its triggers have looked.
  private let seen: Int

  init(_ db: any SQLConnection, _ rulebook: Rulebook, _ order: OutreachOrder, at now: Instant) throws {
    state = OutreachState(db)
    known = try state.triggers()
    rules = rulebook.fingerprint + rulebook.outreachFingerprint
    let known = known
    let triggers = rulebook.outreach(at: now, only: order.only).judged
    context = rulebook.outreach(
      at: now, only: order.only, new: Set(triggers.filter { known[$0] == nil }), beginning: order.beginning,
      lastRun: triggers.compactMap { known[$0]?.at }.min())
    gone = known.keys.filter { !rulebook.outreach.judged.contains($0) }.sorted()
    seen = triggers.compactMap { known[$0]?.seen }.min() ?? 0
  }

  /// A trigger is new, or others rules hold than when it was judged last: everybody is looked at.
  private var looksAtAll: Bool {
    context.judged.contains { known[$0]?.rules != rules }
  }

  var isAnythingDue: Bool {
    get throws { try looksAtAll || !gone.isEmpty || state.isAnyDue(at: context.now, since: seen) }
  }

  /// By their keys.
  func customers(in db: any SQLConnection) throws -> [Int] {
    guard !context.judged.isEmpty else { return [] }
    if looksAtAll { return try db.statement("SELECT key FROM customers ORDER BY key").ints() }
    return Set(try state.due(at: context.now) + state.touched(since: seen)).sorted()
  }

  /// All that is there now was looked at.
  func finish(_ change: Int) throws {
    for trigger in gone { try state.remove(trigger) }
    for trigger in context.judged {
      try state.put(trigger, OutreachState.Trigger(rules: rules, seen: change, at: context.now))
    }
    try state.leaveOutMissing(at: context.now)
  }
}

/// One run inside its transaction: nobody else can fire the same.
struct OutreachRunning {
  private let db: any SQLConnection
  private let author: String
  private let plan: OutreachPlan
  private let state: OutreachState
  private var report = OutreachReport()
  private var edits: [FactEdit] = []
  private var ids: OutreachIDs

  init(_ db: any SQLConnection, _ rulebook: Rulebook, _ order: OutreachOrder, by author: String, at now: Instant) throws
  {
    self.db = db
    self.author = author
    plan = try OutreachPlan(db, rulebook, order, at: now)
    state = OutreachState(db)
    ids = OutreachIDs(db)
  }

  mutating func run() throws -> (OutreachReport, Touched) {
    for key in try plan.customers(in: db) {
      try db.checkCancellation()
      guard let facts = try OutreachFacts.load(key, plan.context.rules.programmes, in: db) else { continue }
      report.looked += 1
      let before = try state.memory(of: facts.customer.id)
      let found = plan.context.findings(facts, before)
      if found.memory != before { try state.put(found.memory, of: facts.customer.id) }
      try take(found, facts)
    }
    let touched = try write()
    try plan.finish(try db.statement("SELECT coalesce(max(id), 0) FROM changes").int() ?? 0)
    return (report, touched)
  }

  private mutating func take(_ found: OutreachFindings, _ facts: OutreachFacts) throws {
    report.nearly += found.nearly
    for var firing in found.firings {
      firing.id = FiringID(try ids.next(.firing))
      report.firings.append(firing)
      edits.append(FactEdit(before: nil, after: .firing(firing)))
    }
    for firing in found.escalated {
      report.escalated.append(firing)
      edits.append(
        FactEdit(before: facts.firings.first { $0.id == firing.id }.map(Fact.firing), after: .firing(firing)))
    }
    for var message in found.messages {
      let before = facts.messages.first { $0.isSame(as: message) }
      message.id = try before?.id ?? MessageID(ids.next(.message))
      // What is held for another reason than before is kept, and no news.
      if before?.state != message.state { report.messages.append(message) }
      edits.append(FactEdit(before: before.map(Fact.message), after: .message(message)))
    }
    report.memberships += found.memberships
    edits += found.memberships.map {
      FactEdit(before: $0.before.map(Fact.membership), after: .membership($0.after))
    }
    for var item in found.items {
      if item.before == nil { item.after.id = ActionID(try ids.next(.action)) }
      edits.append(FactEdit(before: item.before.map(Fact.action), after: .action(item.after)))
    }
  }

  /// One entry of the log for all of it; none for nothing.
  private mutating func write() throws -> Touched {
    guard !edits.isEmpty else { return Touched() }
    let entry = try ChangeLog(db).begin(report.title, by: author, at: plan.context.now)
    report.entry = entry
    var writer = FactWriter(db, change: entry.id)
    for edit in edits { try writer.apply(edit) }
    return try writer.finish()
  }
}

/// Ids that nothing ever had, counted up from one to the next.
private struct OutreachIDs {
  private let lookup: FactLookup
  private let log: ChangeLog
  private var last: [FactKind: Int] = [:]

  init(_ db: any SQLConnection) {
    lookup = FactLookup(db, Keys(db, addsNames: false))
    log = ChangeLog(db)
  }

  mutating func next(_ kind: FactKind) throws -> String {
    guard var number = last[kind] else {
      let first = try lookup.freshID(kind)
      last[kind] = Int(first.dropFirst(ShortID.prefix(of: kind).count)) ?? 0
      return first
    }
    repeat { number += 1 } while try log.tells(of: FactKey(kind, FreshID.text(number, kind)))
    last[kind] = number
    return FreshID.text(number, kind)
  }
}

extension OutreachReport {
  /// `outreach: 3 firings, 1 message`
  var title: String {
    let told = OutreachReport.told(
      firings: firings.count, escalated: escalated.count, messages: messages.count, memberships: memberships.count)
    return "outreach: \(told ?? "messages held for other reasons")"
  }
}
