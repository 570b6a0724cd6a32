import CustomerSuccess
import SuccessStore

extension LearningQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.learning(self) }
}

extension Snapshot {
  func learning(_ query: LearningQuery) throws -> Learning {
    var condition = SQLCondition.present && FilterSQL(.customers, self).condition(query.filter)
    if let id = query.customer {
      condition = SQLCondition(sql: "s.customer = ?", arguments: [try key(of: id) ?? 0]) && condition
    }
    let cohort = try cohort(condition)
    let (training, zone) = (rulebook.training, rulebook.zone)
    var figures = cohort.figures(at: now)
    figures.beside = try effect(cohort.firstCompletions(training))
    let groups = TrainingCut.allCases.map { ($0, cohort.groups(by: $0, training, on: today, in: zone)) }
    let named = query.customer == nil ? [] : cohort.people
    return Learning(
      groups: Dictionary(uniqueKeysWithValues: groups), skills: cohort.skills(training), figures: figures,
      people: named.sorted { (folded($0.learner.name), $0.learner.id) < (folded($1.learner.name), $1.learner.id) })
  }

  /// Each kind is read once, through the customers that match. What is still ahead has not happened.
  private func cohort(_ condition: SQLCondition) throws -> TrainingCohort {
    var customers: [CustomerID: Customer] = [:]
    try Customer.each(matching: condition, in: db) { fact in
      if case .customer(let customer) = fact { customers[customer.id] = customer }
    }
    var people: [LearnerID: TrainingCohort.Person] = [:]
    try Learner.each(matching: condition, in: db) { fact in
      guard case .learner(let learner) = fact, let customer = customers[learner.customer] else { return }
      people[learner.id] = TrainingCohort.Person(learner, of: customer)
    }
    try Enrolment.each(matching: condition, in: db) { fact in
      if case .enrolment(let enrolment) = fact { people[enrolment.learner]?.enrolments.append(enrolment) }
    }
    try ModuleProgress.each(matching: condition, in: db) { fact in
      guard case .progress(let progress) = fact, progress.at <= now else { return }
      people[progress.learner]?.progress.append(progress)
    }
    try Assessment.each(matching: condition, in: db) { fact in
      guard case .assessment(let attempt) = fact, attempt.at <= now else { return }
      people[attempt.learner]?.assessments.append(attempt)
    }
    try Attendance.each(matching: condition, in: db) { fact in
      if case .attendance(let attendance) = fact { people[attendance.learner]?.attendance.append(attendance) }
    }
    return TrainingCohort(people: Array(people.values), sessions: try sessions(of: people.values))
  }

  private func sessions(of people: some Collection<TrainingCohort.Person>) throws -> [SessionID: TrainingSession] {
    var sessions: [SessionID: TrainingSession] = [:]
    for id in Set(people.flatMap { $0.attendance.map(\.session) }) {
      sessions[id] = try TrainingSession.stored("f.id = ?", [id.text], in: db).first
    }
    return sessions
  }

  /// Of customers where both sides have been lived through.
  private func effect(_ first: [CustomerID: Instant]) throws -> TrainingEffect {
    var effect = TrainingEffect()
    for (customer, day) in first.sorted(by: { $0.key < $1.key }) {
      let (from, to) = (day.adding(days: -TrainingEffect.days), day.adding(days: TrainingEffect.days))
      guard to <= now, let key = try key(of: customer) else { continue }
      effect.customers += 1
      if let facts = try HealthFacts.load(key, in: db), let before = score(facts, at: day),
        let after = score(facts, at: to)
      {
        effect.health.add(before, after)
      }
      if let before = try adoption(of: key, at: day), let after = try adoption(of: key, at: to) {
        effect.adoption.add(before, after)
      }
      effect.tickets.add(try tickets(of: key, from, day), try tickets(of: key, day, to))
    }
    return effect
  }

  /// As the rules have it of what was known by then.
  private func score(_ facts: HealthFacts, at moment: Instant) -> Double? {
    rulebook.health.assess(
      facts.customer, observations: facts.observations, overrides: facts.overrides, at: moment, zone: rulebook.zone
    ).score.map(Double.init)
  }

  private func adoption(of key: Int, at moment: Instant) throws -> Double? {
    let found = try Observation.stored(
      """
      f.customer = ?1 AND f.metric = (SELECT key FROM names WHERE text = ?2) AND f.at <= ?3
      ORDER BY f.at DESC LIMIT 1
      """, [key, TrainingEffect.adoptionMetric.text, moment.seconds], in: db
    ).first
    guard case .measured(let value)? = found?.value else { return nil }
    return value
  }

  private func tickets(of key: Int, _ from: Instant, _ to: Instant) throws -> Double {
    let count = try db.statement("SELECT count(*) FROM tickets WHERE customer = ? AND created > ? AND created <= ?")
    return Double(try count.int([key, from.seconds, to.seconds]) ?? 0)
  }
}
