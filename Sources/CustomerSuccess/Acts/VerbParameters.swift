extension Verb {
  /// What the verb has to be told, in the order a form asks for it; empty where a key is enough. `subject` is the first of
  /// those it is done to; what can be chosen may depend on it. `kind` is what it is done to where that is all that is known.
  public func parameters(
    for subject: ActSubject?, on kind: Target.Kind? = nil, _ rules: ActRules
  ) -> [Parameter] {
    let kind = subject?.target.kind ?? kind
    return switch self {
    case .record, .override, .withdraw, .activity, .add, .open, .learner: ofCustomer(rules)
    case .customer: Verb.newCustomerFields
    case .renew where kind == .learner: ofLearner(subject, rules.training)
    case .renew, .churn, .comeBack, .survey, .counter: ofAccount(rules)
    case .event, .step, .skip, .resume, .take: ofJourney(subject, rules)
    case .mute, .unmute: ofOutreach(rules.outreach)
    case .stage: Verb.stageFields
    case .contact: Verb.contactFields + [Verb.primaryField]
    case .primary, .remove, .forget: []
    case .approve, .sent, .reply: ofMessage(subject)
    case .hold where kind == .message, .drop where kind == .message, .edit where kind == .message: ofMessage(subject)
    case .merge where kind == .customer: [Verb.double]
    case .edit where kind == .article: Verb.articleFields
    case .edit where kind == .customer: Verb.customerFields(subject)
    case .edit where kind == .contact: Verb.contactFields
    case .edit where kind == .session: Verb.sessionChanges
    case .edit where kind == .initiative, .drop where kind == .initiative: ofInitiative(subject, rules.improvement)
    case .edit, .done, .drop, .snooze, .wake, .due, .priority, .status, .tick: ofAction(subject)
    case .enrol, .complete, .waive, .score, .assess: ofLearner(subject, rules.training)
    case .session: Verb.sessionFields(rules)
    case .initiative, .schedule, .milestone, .progress, .finish: ofInitiative(subject, rules.improvement)
    case .book: [Verb.whoLearns]
    case .attend: Verb.attendanceFields
    case .followUp: Verb.followUpFields
    case .assign: [Parameter("owner", "Owner", .person)]
    case .reopen, .publish, .retire: []
    case .correct: Verb.correctionFields
    case .interview: Verb.interviewFields(rules)
    case .review: Verb.reviewFields
    case .explain: [Verb.causeCategory(rules.improvement)] + Verb.whys
    case .draft: Verb.articleFields.map(\.optional)
    case .link where kind == .article:
      [Parameter("ticket", "Ticket", .thing(.ticket), hint: "its id, or words of its subject")]
    case .link: [Parameter("article", "Article", .thing(.article), hint: "its id, or words of its title")]
    default: ofTicket(subject, rules.support)
    }
  }

  private func ofCustomer(_ rules: ActRules) -> [Parameter] {
    switch self {
    case .record:
      [
        Parameter("metric", "Metric", .choice(rules.health.metrics.map { .init($0.id.text, $0.title) })),
        Parameter("value", "Value", .line, hint: "85, 85%, 17/20, 28 days, a level such as good, or n/a"),
        Parameter("note", "Note", .line, isRequired: false, hint: "such as 17/20 licensed users"),
      ]
    case .override:
      [
        Parameter("target", "What", .choice(Verb.overridable(rules.health))),
        Parameter("value", "Value", .number(unit: "points", 0...100)),
        Parameter("reason", "Reason", .line),
        Parameter(
          "days", "Expires in", .number(unit: "days", 1...max(1, rules.health.overrides.maximumDays)),
          isRequired: false,
          hint: "at most \(rules.health.overrides.maximumDays)"),
      ]
    case .withdraw: [Parameter("target", "What", .choice(Verb.overridable(rules.health)))]
    case .activity:
      [
        Parameter(
          "type", "Type",
          .words(["Note", "Call", "Meeting", "Email", "Feedback", "Support"] + rules.outreach.activityTypes),
          isRequired: false),
        Parameter("description", "What", .text),
        Parameter("outcome", "Outcome", .line, isRequired: false),
        Parameter("at", "When", .line, isRequired: false, hint: Told.pastHint),
      ]
    case .add: Verb.actionFields
    case .open:
      [
        Parameter("subject", "Subject", .line),
        Parameter("severity", "Severity", .choice(Verb.severities(rules.support))),
        Parameter(
          "message", "Message", .text, isRequired: false, hint: "the customer's words: they start the response clock"),
        Parameter("category", "Category", .line, isRequired: false),
        Parameter("channel", "Channel", .choice(Verb.channels(rules.support)), isRequired: false),
        Parameter("owner", "Owner", .person, isRequired: false),
        Parameter(
          "follows", "Follows", .thing(.ticket), isRequired: false, hint: "the ended ticket that it takes up again"),
      ]
    default:
      [
        Parameter("name", "Name", .line), Parameter("email", "E-mail", .line, isRequired: false),
        Parameter("role", "Role", .line, isRequired: false),
      ]
    }
  }

  private func ofAction(_ subject: ActSubject?) -> [Parameter] {
    switch self {
    case .edit:
      Verb.actionFields
        + [Parameter("status", "Status", .choice(Verb.statuses(open: true)), isRequired: Verb.isOpen(subject))]
    case .done:
      [
        Parameter("outcome", "Outcome", .choice(Verb.statuses(open: false))),
        Parameter("note", "Note", .line, isRequired: false, hint: "kept as an activity"),
      ]
    case .snooze: [Parameter("until", "Until", .day), Parameter("reason", "Reason", .line)]
    case .due: [Parameter("due", "Due", .day, isRequired: false, hint: "empty for no date")]
    case .priority: [Parameter("priority", "Priority", .choice(Verb.priorities))]
    case .status: [Parameter("status", "Status", .choice(Verb.statuses(open: true)))]
    case .tick:
      [
        Parameter(
          "step", "Step", .choice(Verb.steps(subject)), hint: "an action item with steps, and this one has none")
      ]
    case .drop: [Parameter("note", "Reason", .line, isRequired: false)]
    default: []
    }
  }

  private func ofTicket(_ subject: ActSubject?, _ rules: SupportRules) -> [Parameter] {
    switch self {
    case .respond:
      [
        Parameter("text", "Reply", .text, hint: "the customer sees this"),
        Parameter("then", "Then", .choice(Verb.afterReply(subject)), isRequired: false, hint: "stays as it is"),
      ]
    case .note: [Parameter("text", "Note", .text, hint: "for the team's eyes")]
    case .hear: [Parameter("text", "Message", .text, hint: "the customer's words")]
    case .severity: [Parameter("severity", "Severity", .choice(Verb.severities(rules)))]
    case .escalate: Verb.escalation(subject, rules)
    case .promise:
      [
        Parameter("clock", "Clock", .choice(ClockKind.allCases.map { .init($0.rawValue, $0.rawValue) })),
        Parameter(
          "due", "Due", .moment, isRequired: !Verb.hasPromise(subject), hint: "empty gives it back to the policy"),
      ]
    case .rename: [Parameter("subject", "Subject", .line)]
    case .resolve:
      [Parameter("text", "Last words", .text, isRequired: false, hint: "the customer sees this; empty sends nothing")]
    case .merge: [Parameter("into", "Into ticket", .thing(.ticket), hint: "its id, or words of its subject")]
    default: []
    }
  }

  private func ofLearner(_ subject: ActSubject?, _ training: TrainingCatalogue) -> [Parameter] {
    let module = Parameter(
      "module", "Module", .choice(Verb.modules(subject, training)),
      hint: "a learner who is enrolled in a path, and this one is in none")
    return switch self {
    case .renew:
      [
        Parameter(
          "path", "Path", .choice(training.paths.map { .init($0.id.text, $0.title) }), isRequired: false,
          hint: "the one that is due")
      ]
    case .enrol:
      [
        Parameter("path", "Path", .choice(training.paths.map { .init($0.id.text, $0.title) })),
        Parameter("due", "Due", .day, isRequired: false),
      ]
    case .complete:
      [
        module, Parameter("minutes", "Minutes", .number(unit: "minutes"), isRequired: false),
        Parameter("score", "Score", .number(unit: "percent", 0...100), isRequired: false),
      ]
    case .waive: [module, Parameter("reason", "Reason", .line)]
    case .assess:
      [
        module, Parameter("score", "Score", .number(unit: "percent", 0...100)),
        Parameter(
          "stage", "Stage",
          .choice([
            .init("after", "after the module"), .init("before", "before it was begun"),
            .init("again", "again, some time later"),
          ]), isRequired: false, hint: "after the module"),
      ]
    default: [module, Parameter("score", "Score", .number(unit: "percent", 0...100))]
    }
  }
}
