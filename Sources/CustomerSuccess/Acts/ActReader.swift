/// Turns what a verb was told into an act.
public struct ActReader: Sendable {
  public var rules: ActRules
  public var me: String
  public var now: Instant

  public init(rules: ActRules, me: String, now: Instant) {
    self.rules = rules
    self.me = me
    self.now = now
  }

  var today: LocalDate { rules.zone.date(of: now) }

  /// Values by the parameters' names; one that is absent or blank was not told. `kind` decides where a verb has several
  /// targets; `subject` is the first of what it is done to.
  public func act(
    _ verb: Verb, _ values: [String: String], on kind: Target.Kind, subject: ActSubject? = nil
  ) throws(ParameterError) -> Act {
    guard verb.targets.contains(kind) else {
      throw ParameterError(
        verb.rawValue, "cannot be done to \(kind.anyTitle)")
    }
    // Whatever makes a customer makes the same one of the same words: what is left out is as the form begins, what is left blank is blank.
    let values = kind == .portfolio ? beginning(verb, subject, values).merging(values) { $1 } : values
    let told = Told(parameters: verb.parameters(for: subject, on: kind, rules), values: values, reader: self)
    try told.refuseUnknown()
    try told.refuseUnfit()
    return switch kind {
    case .portfolio where verb == .session: .addSession(try sessionDraft(told))
    case .portfolio where verb == .initiative: .addInitiative(try initiativeRevision(told, subject))
    case .portfolio: .addCustomer(try customer(told, nil, isNew: true))
    case .customer: try customerAct(verb, told, subject)
    case .contact: try contactAct(verb, told, subject)
    case .action: try actionAct(verb, told, subject)
    case .ticket: try ticketAct(verb, told)
    case .learner: try learnerAct(verb, told)
    case .article: try articleAct(verb, told, subject)
    case .message: try messageAct(verb, told, subject)
    case .session: try sessionAct(verb, told, subject)
    case .initiative: try initiativeAct(verb, told, subject)
    case .verbatim: try correction(told)
    }
  }

  /// A field that was told to be empty and cannot be: left out, it would have said the same. Of what changes a thing alone, for
  /// whatever makes one begins with empty fields.
  public func emptied(_ verb: Verb, _ values: [String: String], on kind: Target.Kind) -> ParameterError? {
    guard verb == .edit, let act = try? act(verb, values, on: kind) else { return nil }
    for parameter in verb.parameters(for: nil, on: kind, rules) {
      guard let value = values[parameter.name], value.isBlank else { continue }
      var others = values
      others[parameter.name] = nil
      guard (try? self.act(verb, others, on: kind)) == act else { continue }
      let expected = parameter.expectation.split(separator: ";").first.map(String.init) ?? ""
      return ParameterError(parameter.name, "empty, expected \(expected)")
    }
    return nil
  }

  /// How a form begins; what follows from what is told follows from that, such as the renewal from a sign-up that is ahead.
  private func beginning(_ verb: Verb, _ subject: ActSubject?, _ values: [String: String]) -> [String: String] {
    var beginning = initialValues(verb, for: subject)
    if verb == .customer, let signed = values["signed"].flatMap({ DayWords.day($0, today: today) }), signed > today {
      beginning["renews"] = signed.adding(months: rules.contracts.renewalMonths).description
    }
    return beginning
  }

  private func customerAct(_ verb: Verb, _ told: Told, _ subject: ActSubject?) throws(ParameterError) -> Act {
    if let act = try accountAct(verb, told, subject) { return act }
    if let act = try journeyAct(verb, told, subject) { return act }
    if let act = try outreachAct(verb, told) { return act }
    if let act = try expansionAct(verb, told, subject) { return act }
    switch verb {
    case .enrol: return .enrolTeam(PathID(try told.choice("path")), due: try told.day("due", from: today))
    case .record:
      let metric = MetricID(try told.choice("metric"))
      do throws(Refusal) {
        return .record(metric, try rules.health.value(for: metric, from: try told.value()), note: told.line("note"))
      } catch {
        throw ParameterError("value", error.description)
      }
    case .override:
      return .override(
        target(try told.choice("target")), value: try told.number("value"), reason: try told.required("reason"),
        days: try told.optionalNumber("days"))
    case .withdraw: return .withdraw(target(try told.choice("target")))
    case .activity:
      return .logActivity(
        kind: told.line("type"), description: try told.required("description"), outcome: told.line("outcome"),
        at: try told.past("at"))
    case .add:
      return .addAction(
        ActionDraft(
          title: try told.required("title"), kind: told.line("type"), priority: try told.priority() ?? .medium,
          owner: told.person("owner"), due: try told.day("due"), description: told.line("description"),
          checklist: told.checklist()))
    case .open:
      return .openTicket(
        TicketDraft(
          subject: try told.required("subject"), severity: try told.severity(), message: told.line("message"),
          category: told.line("category"), channel: try told.optionalChoice("channel") ?? "",
          owner: told.person("owner"), follows: told.line("follows").isEmpty ? nil : TicketID(told.line("follows"))))
    case .learner:
      return .addLearner(name: try told.name("name"), email: try told.email(), role: told.line("role"))
    default: return .assignCustomer(told.person("owner"))
    }
  }

  private func target(_ text: String) -> OverrideTarget {
    if rules.health.dimensions.contains(where: { $0.id.text == text }) { return .dimension(DimensionID(text)) }
    return text == "score" ? .score : .metric(MetricID(text))
  }

  private func actionAct(_ verb: Verb, _ told: Told, _ subject: ActSubject?) throws(ParameterError) -> Act {
    switch verb {
    case .edit: return .revise(try revision(told, subject))
    case .done:
      let outcome = try told.choice("outcome")
      let status = ActionStatus.allCases.first { Verb.name(of: $0) == outcome } ?? .succeeded
      return .finish(status, note: told.line("note"))
    case .drop: return .finish(.dropped, note: told.line("note"))
    case .snooze:
      guard let until = try told.day("until", from: today + 1) else { throw told.missing("until") }
      return .snooze(until: until, reason: try told.required("reason"))
    case .wake: return .wake
    case .due:
      var revision = ActionRevision()
      revision.due = .some(try told.day("due"))
      return .revise(revision)
    case .priority:
      var revision = ActionRevision()
      revision.priority = try told.priority()
      return .revise(revision)
    case .status:
      var revision = ActionRevision()
      revision.status = try told.status()
      return .revise(revision)
    case .tick: return try tick(told, subject)
    case .reopen: return .reopenAction
    default:
      var revision = ActionRevision()
      revision.owner = told.person("owner")
      return .revise(revision)
    }
  }

  /// What is told as it is already stays out, so that what others change beside it stays theirs.
  private func revision(_ told: Told, _ subject: ActSubject?) throws(ParameterError) -> ActionRevision {
    var revision = ActionRevision()
    if told.isTold("title") { revision.title = try told.required("title") }
    if told.isTold("type") { revision.kind = told.line("type") }
    if told.isTold("description") { revision.description = told.line("description") }
    if told.isTold("priority") { revision.priority = try told.priority() }
    if told.isTold("owner") { revision.owner = told.person("owner") }
    if told.isTold("due") { revision.due = .some(try told.day("due")) }
    // An item that has ended has none of the open statuses: blank leaves it.
    if told.isTold("status"), Verb.isOpen(subject) || !told.line("status").isEmpty {
      revision.status = try told.status()
    }
    if told.isTold("checklist") { revision.checklist = told.checklist() }
    guard case .action(let item) = subject else { return revision }
    if revision.title == item.title { revision.title = nil }
    if revision.kind == item.kind { revision.kind = nil }
    if revision.description == item.description { revision.description = nil }
    if revision.priority == item.priority { revision.priority = nil }
    if revision.owner == item.owner { revision.owner = nil }
    if revision.due == .some(item.due) { revision.due = nil }
    if revision.status == item.status { revision.status = nil }
    if revision.checklist == item.checklist { revision.checklist = nil }
    return revision
  }

  /// Ticked steps are taken back.
  private func tick(_ told: Told, _ subject: ActSubject?) throws(ParameterError) -> Act {
    guard let number = Int(try told.choice("step")) else { throw told.missing("step") }
    guard case .action(let item) = subject, item.checklist.indices.contains(number - 1) else {
      return .tick(step: number - 1, isDone: true)
    }
    return .tick(step: number - 1, isDone: !item.checklist[number - 1].isDone)
  }

  /// Who forgets the words of a reply to several tickets would send the last one's id.
  private func reply(_ told: Told) throws(ParameterError) -> String {
    let text = try told.required("text")
    let isID = text.uppercased().hasPrefix(ShortID.prefix(of: .ticket)) && !text.contains(where: \.isWhitespace)
    if isID { throw ParameterError("text", "found '\(text)', a ticket's id, expected the words to the customer") }
    return text
  }

  private func ticketAct(_ verb: Verb, _ told: Told) throws(ParameterError) -> Act {
    switch verb {
    case .respond:
      let then = try told.optionalChoice("then").flatMap(TicketStatus.init)
      return .respond(try reply(told), then: then)
    case .note: return .note(try told.required("text"))
    case .hear: return .hear(try told.required("text"))
    case .pend: return .move(to: .pending)
    case .hold: return .move(to: .onHold)
    case .resolve:
      let words = told.line("text")
      return words.isEmpty ? .move(to: .resolved) : .respond(words, then: .resolved)
    case .reopen: return .move(to: .open)
    case .severity: return .changeSeverity(try told.severity())
    case .escalate:
      let tier = try told.optionalChoice("tier").flatMap { Int($0) }.flatMap { SupportTier(rawValue: $0) }
      return .escalate(to: tier, trigger: try told.choice("trigger"))
    case .promise:
      let clock = try told.choice("clock")
      return .promise(ClockKind(rawValue: clock) ?? .update, try told.moment("due"))
    case .rename: return .retitle(try told.required("subject"))
    case .merge: return .merge(into: TicketID(try told.required("into")))
    case .spam: return .markSpam
    case .explain: return try explanation(told)
    case .draft:
      return .draftArticle(
        title: told.line("title"), body: told.line("body"), tags: ArticleTags.read(told.line("tags")))
    case .link: return .answerBy(ArticleID(try told.required("article")))
    default: return .assignTicket(told.person("owner"))
    }
  }

  private func learnerAct(_ verb: Verb, _ told: Told) throws(ParameterError) -> Act {
    if verb == .forget { return .forgetLearner }
    if verb == .enrol { return .enrol(PathID(try told.choice("path")), due: try told.day("due", from: today)) }
    if verb == .renew { return .renewCertificate(try told.optionalChoice("path").map { PathID($0) }) }
    let parts = try told.choice("module").split(separator: "/").map(String.init)
    guard parts.count == 2 else { throw told.missing("module") }
    let (path, module) = (PathID(parts[0]), ModuleID(parts[1]))
    switch verb {
    case .complete:
      return .complete(
        path, module, minutes: try told.optionalNumber("minutes"), score: try told.optionalNumber("score"))
    case .waive: return .waive(path, module, reason: try told.required("reason"))
    case .assess:
      let stage = try told.optionalChoice("stage").flatMap(Assessment.Stage.init)
      return .assess(path, module, try told.number("score"), stage ?? .after)
    default: return .score(path, module, try told.number("score"))
    }
  }
}
