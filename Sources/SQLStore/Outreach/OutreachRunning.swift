public import CustomerSuccess
public import SuccessStore

extension SQLStore {
  @discardableResult
  public func runOutreach(
    _ order: OutreachOrder, by author: String, at now: Instant
  ) async throws(StoreError) -> OutreachReport {
    let rules = rules
    // Nobody should wait for a writer, and no other console be told of a change, where there is nothing to do.
    guard try await askFacts({ try OutreachPlan($0, rules.rulebook(in: $0), order, at: now).isAnythingDue }) else {
      return OutreachReport()
    }
    return try await finishOutreach(order, after: lookAhead(order, at: now), by: author, at: now)
  }

  /// Fires for those that were not found quiet ahead of it: in one transaction with one entry of the log, or, where they are very
  /// many, in several between which others write. One that is cut off is taken up by the next run, which finds nothing twice.
  func finishOutreach(
    _ order: OutreachOrder, after ahead: OutreachAhead, by author: String, at now: Instant,
    _ most: Int = OutreachRunning.most
  ) async throws(StoreError) -> OutreachReport {
    let rules = rules
    var report = OutreachReport()
    var ahead = ahead
    while true {
      let (known, room) = (ahead, most)
      let part = try await write(at: now) { db in
        var run = try OutreachRunning(db, rules.rulebook(in: db), order, by: author, at: now)
        return try run.run(after: known, room)
      }
      report.add(part.report)
      guard !part.isOver else { return report }
      ahead = part.judged
      // Whoever waits for the one writer's place looks for it every few milliseconds.
      try? await Task.sleep(for: .milliseconds(10))
    }
  }
}

/// What one transaction of a run has done.
struct OutreachPart {
  var report: OutreachReport
  /// All that were judged so far.
  var judged: OutreachAhead
  var isOver: Bool
}

/// A run inside a transaction of its: nobody else can fire the same.
struct OutreachRunning {
  /// Something is written for so many customers in one transaction.
  static let most = 1000

  private let db: any SQLConnection
  private let author: String
  private let plan: OutreachPlan
  private let state: OutreachState
  private var report = OutreachReport()
  private var edits: [FactEdit] = []
  private var ids: FreshIDs

  init(_ db: any SQLConnection, _ rulebook: Rulebook, _ order: OutreachOrder, by author: String, at now: Instant) throws
  {
    self.db = db
    self.author = author
    plan = try OutreachPlan(db, rulebook, order, at: now)
    state = OutreachState(db)
    ids = FreshIDs(db)
  }

  mutating func run(after ahead: OutreachAhead, _ most: Int) throws -> (OutreachPart, Touched) {
    var judged = try ahead.stillValid(plan, in: db)
    let before = try ChangeLog(db).last()
    var (found, isOver) = ([Int](), true)
    for key in try plan.customers(in: db) where !judged.contains(key) {
      guard found.count < most else {
        isOver = false
        break
      }
      guard let one = try plan.judge(key, in: db) else { continue }
      if let memory = one.newMemory { try state.put(memory, of: one.facts.customer.id) }
      try take(one.found, one.facts)
      if one.found.isEmpty { judged.add([key], asOf: before) } else { found.append(key) }
    }
    let touched = try write()
    let last = try ChangeLog(db).last()
    judged.add(found, asOf: last)
    report.looked = judged.count
    report.since = plan.since
    if isOver { try plan.finish(last) }
    return (OutreachPart(report: report, judged: judged, isOver: isOver), touched)
  }

  private mutating func take(_ found: OutreachFindings, _ facts: OutreachFacts) throws {
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
      report.messages.append(message)
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
    try ChangeLog(db).mark(entry.id, .run)
    report.entry = entry
    var writer = FactWriter(db, change: entry.id)
    for edit in edits { try writer.apply(edit) }
    return try writer.finish()
  }
}

extension OutreachReport {
  /// What a later part of the same run has done.
  fileprivate mutating func add(_ part: OutreachReport) {
    firings += part.firings
    escalated += part.escalated
    messages += part.messages
    memberships += part.memberships
    looked = part.looked
    since = part.since
    entry = part.entry ?? entry
  }

  /// `outreach: 3 firings, 1 message`
  var title: String {
    let told = OutreachReport.told(
      firings: firings.count, escalated: escalated.count, messages: messages.count, memberships: memberships.count)
    return "outreach" + (told.map { ": \($0)" } ?? "")
  }
}
