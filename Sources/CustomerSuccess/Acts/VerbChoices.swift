/// What there is to choose from.
extension Verb {
  static let actionFields: [Parameter] = [
    Parameter("title", "Title", .line),
    Parameter("type", "Type", .words(["Expansion", "Engagement", "Education", "Risk"]), isRequired: false),
    Parameter("priority", "Priority", .choice(priorities)),
    Parameter("owner", "Owner", .person, isRequired: false),
    Parameter("due", "Due", .day, isRequired: false),
    Parameter("description", "Description", .text, isRequired: false),
    Parameter("checklist", "Checklist", .text, isRequired: false, hint: "a step a line, [x] before what is done"),
  ]

  static let priorities = ActionPriority.allCases.map { Parameter.Choice($0.rawValue, $0.title) }

  static func statuses(open: Bool) -> [Parameter.Choice] {
    ActionStatus.allCases.filter { $0.isOpen == open && $0 != .dropped }.map { .init(name(of: $0), $0.title) }
  }

  /// Without a subject nothing is known to have ended.
  static func isOpen(_ subject: ActSubject?) -> Bool {
    guard case .action(let item) = subject else { return true }
    return item.status.isOpen
  }

  /// Whether a time was set by hand that can be given back; where nothing is known of the ticket, it may be.
  static func hasPromise(_ subject: ActSubject?) -> Bool {
    guard case .ticket(let reading, _) = subject else { return true }
    return ClockKind.allCases.contains { reading.handSetDue($0) != nil }
  }

  /// The framework's outcomes in one word each.
  static func name(of status: ActionStatus) -> String {
    switch status {
    case .succeeded: "success"
    case .unchanged: "no-change"
    case .inProgress: "in-progress"
    default: status.rawValue
    }
  }

  static func severities(_ rules: SupportRules) -> [Parameter.Choice] {
    Severity.allCases.map { severity in
      let criteria = rules.severities[severity]?.criteria.joined(separator: ", ") ?? ""
      return .init(severity.rawValue, criteria.isEmpty ? severity.title : "\(severity.title): \(criteria)")
    }
  }

  static func channels(_ rules: SupportRules) -> [Parameter.Choice] {
    SupportTier.allCases.flatMap { rules.tiers[$0]?.channels ?? [] }.map { .init($0.lowercased(), $0) }
  }

  /// What it is already it stays.
  static func afterReply(_ subject: ActSubject?) -> [Parameter.Choice] {
    var status: TicketStatus?
    if case .ticket(let reading, _) = subject { status = reading.status == .new ? .open : reading.status }
    return [
      (TicketStatus.open, "open"), (.pending, "pending: wait for the customer"),
      (.onHold, "on hold: wait for a third party"), (.resolved, "resolved"),
    ].map { .init($0.0.rawValue, $0.0 == status ? "stays \($0.1)" : $0.1) }
  }

  /// The score, its dimensions and its metrics, by the names that forms and commands take.
  public static func overridable(_ model: HealthModel) -> [Parameter.Choice] {
    [.init("score", "The whole score")]
      + model.dimensions.map { .init($0.id.text, $0.title) }
      + model.metrics.map { .init($0.id.text, $0.title) }
  }

  /// The framework's triggers by which the ticket's tier hands it on; where that is unknown, those of every tier.
  static func triggers(_ subject: ActSubject?, _ rules: SupportRules) -> [Parameter.Choice] {
    var tiers = SupportTier.allCases
    if case .ticket(let reading, _) = subject { tiers = [reading.supportTier] }
    return tiers.flatMap { rules.tiers[$0]?.escalationTriggers ?? [] }.map { .init($0, $0) }
  }

  /// What a verb is told of several things at once: of choices those that each of them takes.
  public func parameters(forAll subjects: [ActSubject], on kind: Target.Kind, _ rules: ActRules) -> [Parameter] {
    let all = parameters(for: subjects.count == 1 ? subjects[0] : nil, on: kind, rules)
    guard self == .escalate, subjects.count > 1 else { return all }
    let offers = Verb.oneOfEachTier(subjects).map { parameters(for: $0, on: kind, rules) }
    return all.map { parameter in
      guard case .choice(let choices) = parameter.kind else { return parameter }
      var shared = parameter
      shared.kind = .choice(choices.filter { choice in offers.allSatisfy { $0.offers(choice, for: parameter.name) } })
      return shared
    }
  }

  /// Why several things cannot be done at once: nothing that one takes is taken by all.
  public func refusal(ofAll subjects: [ActSubject], _ parameters: [Parameter]) -> Refusal? {
    let tiers = Verb.tiers(of: subjects)
    guard self == .escalate, tiers.count > 1, parameters.first?.kind == .choice([]) else { return nil }
    return Refusal(
      "these are with \(tiers.map(\.badge).joined(separator: ", ")), whose triggers differ: escalate those of one tier at a time"
    )
  }

  private static func tiers(of subjects: [ActSubject]) -> [SupportTier] {
    let tiers = subjects.compactMap { if case .ticket(let reading, _) = $0 { reading.supportTier } else { nil } }
    return Set(tiers).sorted { $0.rawValue < $1.rawValue }
  }

  private static func oneOfEachTier(_ subjects: [ActSubject]) -> [ActSubject] {
    tiers(of: subjects).compactMap { tier in
      subjects.first { if case .ticket(let reading, _) = $0 { reading.supportTier == tier } else { false } }
    }
  }

  /// The trigger, and the tier it goes to: the next one where none is told.
  static func escalation(_ subject: ActSubject?, _ rules: SupportRules) -> [Parameter] {
    let trigger = Parameter("trigger", "Trigger", .choice(triggers(subject, rules)))
    var from = SupportTier.selfService
    if case .ticket(let reading, _) = subject { from = reading.supportTier }
    let tiers = SupportTier.allCases.filter { $0.rawValue > from.rawValue }.map { tier in
      Parameter.Choice("\(tier.rawValue)", [tier.badge, rules.tiers[tier]?.title ?? ""].joined(separator: " "))
    }
    guard !tiers.isEmpty else { return [trigger] }
    return [trigger, Parameter("tier", "To", .choice(tiers), isRequired: false, hint: "the next tier")]
  }

  /// The branches of the fishbone with their causes. A form begins with none of them, so that nobody's cause is the first
  /// of the list by mistake; without one the act is refused all the same.
  static func causeCategory(_ rules: ImprovementRules) -> Parameter {
    Parameter(
      "category", "Category", .choice(rules.paths.map { .init($0.description, rules.title(of: $0)) }))
  }

  /// `why1` to `why5`: each answers "why?" of the one before.
  static let whys = (1...RootCause.mostWhys).map { number in
    Parameter(
      "why\(number)", number == 1 ? "Why?" : "Why is that? (\(number))", .text, isRequired: number == 1,
      hint: number == 1 ? "why did the ticket come to be" : "why is what the answer before says so")
  }

  static let articleFields = [
    Parameter("title", "Title", .line), Parameter("body", "Text", .text, hint: "Markdown; ctrl-e opens the editor"),
    Parameter("tags", "Tags", .line, isRequired: false, hint: "with commas between them"),
  ]

  static func steps(_ subject: ActSubject?) -> [Parameter.Choice] {
    guard case .action(let item) = subject else { return [] }
    return item.checklist.enumerated().map { index, step in
      .init("\(index + 1)", "\(step.isDone ? "[x]" : "[ ]") \(step.title)")
    }
  }

  /// `executiveTraining/strategic-value-and-roi`, of the paths the learner is enrolled in.
  static func modules(_ subject: ActSubject?, _ training: TrainingCatalogue) -> [Parameter.Choice] {
    var paths = training.paths
    if case .learner(_, let enrolled, _, _) = subject { paths = paths.filter { enrolled.contains($0.id) } }
    return paths.flatMap { path in
      path.modules.map { .init("\(path.id)/\($0.id)", "\(path.title): \($0.title)") }
    }
  }
}

extension [Parameter] {
  fileprivate func offers(_ choice: Parameter.Choice, for name: String) -> Bool {
    contains { parameter in
      guard parameter.name == name, case .choice(let choices) = parameter.kind else { return false }
      return choices.contains { $0.value == choice.value }
    }
  }
}
