import CustomerSuccess

/// Sessions at a customer: one that has been for each module that somebody has completed, as far as one was held, and one to come.
/// What is told of them is what the progress says already, so that nothing follows from it that is not told.
struct SessionStory {
  let customer: Customer
  let catalogue: TrainingCatalogue
  /// The customer's training, as `TrainingStory` tells it.
  let told: [Fact]

  private static let zones = ["America/New_York", "Europe/Berlin", "Europe/London", "America/Los_Angeles"]
  private static let trainers = ["Mara Lind", "Jonas Weber", "Priya Nair", "Tom Reyes"]

  func facts(_ random: inout Random) -> [Fact] {
    let progress = told.compactMap { if case .progress(let progress) = $0 { progress } else { nil } }
    let enrolments = told.compactMap { if case .enrolment(let enrolment) = $0 { enrolment } else { nil } }
    let attempts = progress.flatMap { assessments($0, &random) }
    guard customer.tier == .enterprise || customer.tier == .professional else { return attempts }
    var facts: [Fact] = []
    let zone = random.pick(Self.zones)
    for done in progress where done.state == .completed && random.chance(0.25) {
      facts += held(done, number: facts.count, zone, &random)
    }
    if let first = enrolments.first, random.chance(0.2) { facts += planned(first, enrolments, zone, &random) }
    return facts + attempts
  }

  private func id(_ name: String) -> SessionID { SessionID("\(customer.id)-\(name)") }

  /// It ended when the module was completed.
  private func held(_ done: ModuleProgress, number: Int, _ zone: String, _ random: inout Random) -> [Fact] {
    guard let module = catalogue[done.path]?.modules.first(where: { $0.id == done.module }), module.isTaughtInSessions,
      done.minutes >= module.minutes.lowerBound
    else { return [] }
    let minutes = module.minutes.lowerBound
    let session = TrainingSession(
      id: id("S\(number + 1)"), path: done.path, module: done.module, at: done.at - minutes * 60, zone: zone,
      minutes: minutes, seats: random.int(4...12), trainer: random.pick(Self.trainers),
      recording: random.chance(0.5) ? "https://videos.example.com/\(customer.id)/\(done.module)" : "",
      customer: customer.id)
    let there = random.int(minutes * 4 / 5 + 1...minutes)
    let rating = random.chance(0.8) ? random.pick([3, 4, 4, 5, 5]) : nil
    return [
      .session(session),
      .attendance(Attendance(learner: done.learner, session: session.id, minutes: there, rating: rating)),
    ]
  }

  /// In the coming weeks, of the last module of a path that somebody is in.
  private func planned(
    _ first: Enrolment, _ enrolments: [Enrolment], _ zone: String, _ random: inout Random
  ) -> [Fact] {
    guard let module = catalogue[first.path]?.modules.last, module.isTaughtInSessions else { return [] }
    let session = TrainingSession(
      id: id("P1"), path: first.path, module: module.id,
      at: PortfolioPlan.anchor.adding(days: random.int(2...21)) + random.int(0...6) * 1800, zone: zone,
      minutes: module.minutes.lowerBound, seats: random.int(2...8), trainer: random.pick(Self.trainers),
      customer: customer.id)
    let seats = enrolments.filter { $0.path == first.path }.prefix(session.seats ?? 0).map {
      Fact.attendance(Attendance(learner: $0.learner, session: session.id))
    }
    return [.session(session)] + seats
  }

  /// Before it, after it, and some time later again; the best one is the one that counts.
  private func assessments(_ done: ModuleProgress, _ random: inout Random) -> [Fact] {
    guard done.state == .completed, let best = done.bestScore, random.chance(0.3) else { return [] }
    func attempt(_ stage: Assessment.Stage, _ at: Instant, _ score: Int) -> Fact {
      .assessment(
        Assessment(
          learner: done.learner, path: done.path, module: done.module, at: at, stage: stage, score: max(0, score)))
    }
    var facts = [
      attempt(.before, done.at.adding(days: -random.int(5...12)), best - random.int(12...38)),
      attempt(.after, done.at, best),
    ]
    let later = done.at.adding(days: random.int(45...90))
    if later < PortfolioPlan.anchor, random.chance(0.5) {
      facts.append(attempt(.again, later, best - random.int(0...12)))
    }
    return facts
  }
}
