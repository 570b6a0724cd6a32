import CustomerSuccess
import SuccessStore

extension LastOutreachQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Instant? { try OutreachState(db).triggers().values.map(\.at).max() }
}

extension OutreachTrialQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    let plan = try OutreachPlan(snapshot.db, snapshot.rulebook, order, at: snapshot.now)
    var report = OutreachReport(since: plan.since)
    for key in try snapshot.db.statement("SELECT key FROM customers ORDER BY id").ints() {
      guard let one = try plan.judge(key, in: snapshot.db) else { continue }
      let found = one.found
      report.looked += 1
      report.firings += found.firings
      report.escalated += found.escalated
      report.messages += found.messages
      report.memberships += found.memberships
      report.nearly += found.nearly
    }
    return report
  }
}

extension OutreachSimulationQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    let (db, rulebook) = (snapshot.db, snapshot.rulebook)
    let state = OutreachState(db)
    let known = try state.triggers()
    let start = rulebook.zone.instant(days.lowerBound, secondOfDay: 0)
    // What stood at a later run says nothing of these days.
    let goesOn = known.values.allSatisfy { $0.at < start }
    let triggers = rulebook.outreach(at: start, only: order.only).judged
    let past = try OutreachPast(known, rulebook, order, before: start, in: db)
    let simulation = OutreachSimulation(
      days: days,
      context: rulebook.outreach(
        at: start, only: order.only, new: past == nil ? Set(triggers.filter { !goesOn || known[$0] == nil }) : [],
        beginning: order.beginning, lastRun: past?.moment ?? (goesOn ? known.values.map(\.at).min() : nil)))
    var report = OutreachReport()
    for key in try db.statement("SELECT key FROM customers ORDER BY id").ints() {
      try db.checkCancellation()
      guard let facts = try OutreachFacts.load(key, rulebook.outreach, in: db) else { continue }
      var memory = try goesOn ? state.memory(of: facts.customer.id) : OutreachMemory()
      if !goesOn { memory.fired = try state.memory(of: facts.customer.id).fired.filter { $0.at < start } }
      memory = past?.memory(of: facts, memory) ?? memory
      report.looked += 1
      report.take(simulation.findings(facts.made(before: start), memory: memory))
    }
    report.sort()
    return report
  }
}

extension OutreachReport {
  /// One customer's days, one after the other; each message is told in its last state, a firing with what became of it, and a
  /// membership with its end.
  fileprivate mutating func take(_ days: [OutreachFindings]) {
    var own: [OutreachMessage] = []
    var fired: [OutreachFiring] = []
    var joined: [MembershipChange] = []
    for day in days {
      fired += day.firings
      for firing in day.escalated {
        guard let index = fired.firstIndex(where: { $0.isSame(as: firing) }) else {
          escalated.append(firing)
          continue
        }
        fired[index] = firing
      }
      for message in day.messages {
        own.removeAll { $0.isSame(as: message) }
        own.append(message)
      }
      for change in day.memberships {
        guard let index = joined.firstIndex(where: { $0.after == change.before }) else {
          joined.append(change)
          continue
        }
        joined[index].after = change.after
      }
    }
    firings += fired
    messages += own
    memberships += joined
  }

  /// Day by day, customer by customer.
  fileprivate mutating func sort() {
    firings.sort { ($0.at, $0.customer, $0.trigger, $0.occasion) < ($1.at, $1.customer, $1.trigger, $1.occasion) }
    escalated.sort { ($0.at, $0.customer, $0.trigger) < ($1.at, $1.customer, $1.trigger) }
    messages.sort {
      ($0.since, $0.customer, $0.trigger, $0.occasion) < ($1.since, $1.customer, $1.trigger, $1.occasion)
    }
    memberships.sort {
      ($0.after.since, $0.after.customer, $0.after.programme) < ($1.after.since, $1.after.customer, $1.after.programme)
    }
  }
}
