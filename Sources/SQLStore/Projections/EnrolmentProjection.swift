import CustomerSuccess

extension Projector {
  func project(learner key: Int) throws {
    try db.statement("DELETE FROM enrolment_standing WHERE learner = ?").run { $0.bind(key) }
    try db.statement("DELETE FROM learner_names WHERE learner = ?").run { $0.bind(key) }
    let find = try db.statement("SELECT customer, id, name FROM learners WHERE key = ?")
    guard let (customer, id, name) = try find.first([key], { row -> (Int, String, String) in (row[0], row[1], row[2]) })
    else { return }
    try db.statement("INSERT INTO learner_names (learner, customer, id_folded, name_folded) VALUES (?, ?, ?, ?)")
      .run { binder in
        binder.bind(key)
        binder.bind(customer)
        binder.bind(folded(id))
        binder.bind(folded(name))
      }
    let enrolments = try Enrolment.stored("f.learner = ?", [key], in: db)
    guard !enrolments.isEmpty else { return }
    let progress = try ModuleProgress.stored("f.learner = ?", [key], in: db)
    let known = progress.filter { $0.at <= now }
    let next = progress.map(\.at).filter { $0 > now }.min()
    for enrolment in enrolments {
      try write(
        enrolment, known, learner: key, path: try keys.required(enrolment.path.text, in: .names),
        customer: customer, until: next)
    }
  }

  private func write(
    _ enrolment: Enrolment, _ progress: [ModuleProgress], learner: Int, path: Int, customer: Int, until: Instant?
  ) throws {
    let training = rulebook.training
    let known = training[enrolment.path]
    let done = training.done(enrolment.path, by: progress).count { entry in
      known?.modules.contains { $0.id == entry.module } ?? false
    }
    let satisfied = known.flatMap { training.satisfied($0, by: progress) }
    try db.statement(
      """
      INSERT INTO enrolment_standing (learner, path, computed_at, valid_until, customer, modules_done, due,
        satisfied_on)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).run { binder in
      binder.bind(learner)
      binder.bind(path)
      binder.bind(now)
      binder.bind(until?.seconds ?? ProjectionSchema.forever)
      binder.bind(customer)
      binder.bind(done)
      binder.bind(enrolment.due)
      binder.bind(satisfied.map { rulebook.zone.date(of: $0) })
    }
  }
}
