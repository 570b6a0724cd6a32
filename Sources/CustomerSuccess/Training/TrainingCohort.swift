/// People who learn, with all that is known of it: what reports of training are reckoned from.
public struct TrainingCohort: Hashable, Sendable {
  public var people: [Person]
  public var sessions: [SessionID: TrainingSession]

  public struct Person: Hashable, Sendable {
    public var learner: Learner
    public var customer: Customer
    public var enrolments: [Enrolment] = []
    public var progress: [ModuleProgress] = []
    public var assessments: [Assessment] = []
    public var attendance: [Attendance] = []

    public init(_ learner: Learner, of customer: Customer) {
      self.learner = learner
      self.customer = customer
    }
  }

  public init(people: [Person] = [], sessions: [SessionID: TrainingSession] = [:]) {
    self.people = people
    self.sessions = sessions
  }
}

/// By what a population that learns is cut.
public enum TrainingCut: String, CaseIterable, Sendable {
  case customer, owner, tier, industry, size, role

  func key(of person: TrainingCohort.Person) -> (key: String, title: String) {
    let customer = person.customer
    return switch self {
    case .customer: (customer.id.text, customer.name)
    case .owner: (customer.owner, customer.owner.isEmpty ? "nobody" : customer.owner)
    case .tier: (customer.tier.rawValue, customer.tier.title)
    case .industry: (customer.industry.rawValue, customer.industry.title)
    case .size: (customer.size.rawValue, customer.size.title)
    case .role: (person.learner.role, person.learner.role.isEmpty ? "no role" : person.learner.role)
    }
  }
}

/// How far some people are: enrolments, those whose path is satisfied, those whose due day has passed, and of these the ones that
/// were satisfied by then.
public struct TrainingGroup: Hashable, Sendable, Identifiable {
  public var key: String
  public var title: String
  public var learners = 0
  public var enrolled = 0
  public var completed = 0
  public var due = 0
  public var onTime = 0
  public var minutes = 0
  public var id: String { key }

  public init(key: String, title: String) {
    self.key = key
    self.title = title
  }
}

/// One of a module's objectives: how many of those enrolled in its path have satisfied the module.
public struct SkillFigures: Hashable, Sendable, Identifiable {
  public var path: PathID
  public var module: ModuleID
  public var objective: String
  public var have: Int
  public var enrolled: Int
  public var id: String { "\(path)/\(module)/\(objective)" }

  /// How many still lack it.
  public var gap: Int { enrolled - have }
}

extension TrainingCohort {
  /// The largest groups first.
  public func groups(
    by cut: TrainingCut, _ training: TrainingCatalogue, on today: LocalDate, in zone: Zone
  ) -> [TrainingGroup] {
    var groups: [String: TrainingGroup] = [:]
    for person in people where !person.enrolments.isEmpty {
      let (key, title) = cut.key(of: person)
      var group = groups[key] ?? TrainingGroup(key: key, title: title)
      group.learners += 1
      group.minutes += person.progress.reduce(0) { $0 + $1.minutes }
      for enrolment in person.enrolments {
        group.enrolled += 1
        let done = training[enrolment.path].flatMap { training.satisfied($0, by: person.progress) }.map(zone.date)
        if done != nil { group.completed += 1 }
        guard let due = enrolment.due, due < today else { continue }
        group.due += 1
        if let done, done <= due { group.onTime += 1 }
      }
      groups[key] = group
    }
    return groups.values.sorted { ($1.enrolled, $0.title, $0.key) < ($0.enrolled, $1.title, $1.key) }
  }

  /// In the order of paths, modules and their objectives.
  public func skills(_ training: TrainingCatalogue) -> [SkillFigures] {
    training.paths.flatMap { path -> [SkillFigures] in
      let enrolled = people.filter { person in person.enrolments.contains { $0.path == path.id } }
      return path.modules.flatMap { module -> [SkillFigures] in
        let have = enrolled.count { person in
          training.done(path.id, by: person.progress).contains { $0.module == module.id }
        }
        return module.objectives.map {
          SkillFigures(path: path.id, module: module.id, objective: $0, have: have, enrolled: enrolled.count)
        }
      }
    }
  }
}
