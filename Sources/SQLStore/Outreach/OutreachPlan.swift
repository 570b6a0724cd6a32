import CustomerSuccess
import SuccessStore

/// Whom a run has to look at, and by which triggers.
struct OutreachPlan {
  let context: OutreachContext
  private let state: OutreachState
  /// How the triggers stood before.
  let known: [TriggerID: OutreachState.Trigger]
  private let rules: String
  private let gone: [TriggerID]
  /// What runs elsewhere have dealt with; nil where this database has runs of its own.
  private let past: OutreachPast?
  /// The change up to which all of its triggers have looked.
  private let seen: Int

  init(_ db: any SQLConnection, _ rulebook: Rulebook, _ order: OutreachOrder, at now: Instant) throws {
    state = OutreachState(db)
    known = try state.triggers()
    rules = rulebook.fingerprint + rulebook.outreachFingerprint
    let known = known
    let triggers = rulebook.outreach(at: now, only: order.only).judged
    past = try OutreachPast(known, rulebook, order, before: now + 1, in: db)
    context = rulebook.outreach(
      at: now, only: order.only, new: past == nil ? Set(triggers.filter { known[$0] == nil }) : [],
      beginning: order.beginning, lastRun: past?.moment ?? triggers.compactMap { known[$0]?.at }.min())
    gone = known.keys.filter { !rulebook.outreach.judged.contains($0) }.sorted()
    seen = triggers.compactMap { known[$0]?.seen }.min() ?? 0
  }

  /// When something had fired last that came with an import, where this is the first run after it.
  var since: Instant? { past?.moment }

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
    // The others go on from there, at a run of theirs.
    for trigger in past?.judged ?? [] where !context.judged.contains(trigger) {
      try state.put(trigger, OutreachState.Trigger(rules: "", seen: 0, at: past?.moment ?? context.now))
    }
    try state.leaveOutMissing(at: context.now)
  }

  /// Nil when there is no such customer.
  func judge(_ key: Int, in db: any SQLConnection) throws -> OutreachJudged? {
    try db.checkCancellation()
    return try OutreachFacts.load(key, context.rules, in: db).map(judge)
  }

  func judge(_ facts: OutreachFacts) throws -> OutreachJudged {
    let before = try state.memory(of: facts.customer.id)
    let memory = past?.memory(of: facts, before) ?? before
    return OutreachJudged(facts: facts, before: before, found: context.findings(facts, memory))
  }
}

/// One customer as a run finds it.
struct OutreachJudged {
  let facts: OutreachFacts
  let before: OutreachMemory
  let found: OutreachFindings

  /// Nil where it is what is remembered already.
  var newMemory: OutreachMemory? { found.memory == before ? nil : found.memory }
}
