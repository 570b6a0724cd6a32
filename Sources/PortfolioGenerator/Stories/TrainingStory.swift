import CustomerSuccess

/// Who at a customer learns what, and how far they are.
struct TrainingStory {
  let customer: Customer
  let score: Int
  let tenure: Int
  let catalogue: TrainingCatalogue

  func facts(_ random: inout Random) -> [Fact] {
    guard !catalogue.paths.isEmpty else { return [] }
    return (0..<learners(&random)).flatMap { learner($0, &random) }
  }

  private func learners(_ random: inout Random) -> Int {
    switch customer.tier {
    case .enterprise: random.int(2...4)
    case .professional: random.int(1...2)
    case .starter: random.int(0...1)
    case .community: random.chance(0.1) ? 1 : 0
    }
  }

  private func learner(_ number: Int, _ random: inout Random) -> [Fact] {
    let name = Names.person(&random)
    let place = customer.tier == .starter ? catalogue.paths.count - 1 : random.below(catalogue.paths.count)
    let path = catalogue.paths[place]
    let id = LearnerID("\(customer.id)-L\(number + 1)")
    let roles = ["Executive", "Administrator", "Business analyst"]
    let learner = Learner(
      id: id, customer: customer.id, name: name, email: Names.email(name, company: customer.name),
      role: roles[place % roles.count])
    let days = min(max(1, tenure - 1), random.int(10...400))
    let enrolled = PortfolioPlan.today - days
    let enrolment = Enrolment(learner: id, path: path.id, enrolled: enrolled, due: enrolled + 60)
    return [.learner(learner), .enrolment(enrolment)] + progress(of: id, on: path, days: days, &random)
  }

  private func progress(of learner: LearnerID, on path: TrainingPath, days: Int, _ random: inout Random) -> [Fact] {
    // The healthier the customer, the more of the path is done; nobody is faster than three weeks.
    let pace = Double(min(days, 70)) / 60 * Double(score) / 85
    let done = min(path.modules.count, Int(pace * Double(path.modules.count) * random.double(0.5...1.3)))
    // What gets done gets done in a few weeks, most of it before the path is due.
    let span = min(days, random.int(30...90))
    var facts: [ModuleProgress] = []
    for (number, module) in path.modules.enumerated() where number <= done {
      let after = span * (number + 1) / (path.modules.count + 1)
      let at = PortfolioPlan.anchor.adding(days: -max(1, days - after)) - random.int(0...20_000)
      guard number < done else {
        if random.chance(0.6) {
          facts.append(
            ModuleProgress(
              learner: learner, path: path.id, module: module.id, state: .inProgress,
              minutes: random.int(10...max(11, module.minutes.lowerBound - 10)), at: at))
        }
        break
      }
      facts.append(
        ModuleProgress(
          learner: learner, path: path.id, module: module.id, state: .completed,
          minutes: random.int(module.minutes),
          bestScore: random.chance(0.07) ? random.int(55...79) : random.int(80...100),
          at: at))
    }
    return facts.map(Fact.progress) + certificate(of: learner, on: path, facts)
  }

  private func certificate(of learner: LearnerID, on path: TrainingPath, _ progress: [ModuleProgress]) -> [Fact] {
    guard let satisfied = catalogue.satisfied(path, by: progress) else { return [] }
    let issued = LocalDate(day: satisfied.seconds / Instant.secondsPerDay)
    return [
      .certificate(
        Certificate(
          id: CertificateID("\(learner)-C1"), learner: learner, path: path.id, issued: issued,
          expires: catalogue.expiry(issued: issued)))
    ]
  }
}
