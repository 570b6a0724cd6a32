/// What initiatives are made from.
extension Verb {
  func ofInitiative(_ subject: ActSubject?, _ rules: ImprovementRules) -> [Parameter] {
    switch self {
    case .schedule:
      [
        Parameter(
          "quarter", "Quarter", .line, isRequired: false, hint: "such as 2026-Q4, this or next; empty: off the roadmap",
          isTypedOver: true),
        Parameter("owner", "Owner", .person, isRequired: false, hint: "stays who it is"),
      ]
    case .milestone:
      [
        Parameter("title", "Milestone", .words(Verb.milestones(subject))),
        Parameter(
          "state", "State", .choice(MilestoneNews.State.allCases.map { .init($0.rawValue, $0.rawValue) }),
          isRequired: false, hint: "stays as it is"),
        Parameter("due", "Due", .day, isRequired: false, hint: "empty: as it is; none: no day"),
        Parameter("on", "Reached on", .day, isRequired: false, hint: "empty: today"),
      ]
    case .progress:
      [
        Parameter(
          "percent", "Done", .number(unit: "percent", 0...100), isRequired: false, hint: "as the milestones say")
      ]
    case .finish:
      [
        Parameter("outcome", "What came of it", .line, isRequired: false),
        Parameter(
          "brought", "Brought in", .line, isRequired: false, hint: "such as 30000 or 12000 EUR; empty: not known",
          isTypedOver: true),
      ]
    case .drop: [Parameter("reason", "Reason", .line)]
    default: Verb.initiativeFields(rules)
    }
  }

  private static func initiativeFields(_ rules: ImprovementRules) -> [Parameter] {
    let scale = Parameter.Kind.number(unit: "", 1...5)
    let causes = rules.paths.map { "cause:\($0)" }
    return [
      Parameter("title", "Title", .line),
      Parameter("impact", "Impact", scale, isRequired: false, hint: "1 to 5"),
      Parameter("effort", "Effort", scale, isRequired: false, hint: "1 to 5"),
      Parameter("owner", "Owner", .person, isRequired: false),
      Parameter(
        "quarter", "Quarter", .line, isRequired: false, hint: "such as 2026-Q4, this or next; empty: open",
        isTypedOver: true),
      Parameter("origin", "Answers", .words(["theme:performance"] + causes), isRequired: false),
      Parameter(
        "customers", "Customers", .line, isRequired: false, hint: "whom it concerns: tier:enterprise; empty: everybody"),
      Parameter(
        "cost", "Cost", .line, isRequired: false, hint: "such as 12000 or 9000 EUR; empty: not known", isTypedOver: true
      ),
      Parameter(
        "gain", "Expected gain", .line, isRequired: false, hint: "over a year, such as 30000; empty: not known",
        isTypedOver: true),
      Parameter("description", "Description", .text, isRequired: false),
    ]
  }

  private static func milestones(_ subject: ActSubject?) -> [String] {
    guard case .initiative(let initiative) = subject, !initiative.milestones.isEmpty else { return ["Pilot"] }
    return initiative.milestones.map(\.title)
  }
}

/// Reads what initiatives are told.
extension ActReader {
  func initiativeAct(_ verb: Verb, _ told: Told, _ subject: ActSubject?) throws(ParameterError) -> Act {
    switch verb {
    case .schedule:
      return .planInitiative(
        try quarter(told), owner: told.line("owner").isEmpty ? nil : told.person("owner"))
    case .milestone: return .milestone(try milestone(told))
    case .progress: return .advance(try told.optionalNumber("percent"))
    case .finish:
      return .finishInitiative(outcome: told.line("outcome"), brought: try told.sum("brought", like: nil))
    case .drop: return .dropInitiative(reason: try told.required("reason"))
    case .reopen: return .reopenInitiative
    default: return .changeInitiative(try initiativeRevision(told, subject))
    }
  }

  /// What is told as it is already stays out, so that what others change beside it stays theirs.
  func initiativeRevision(_ told: Told, _ subject: ActSubject?) throws(ParameterError) -> InitiativeRevision {
    var revision = InitiativeRevision()
    if told.isTold("title") { revision.title = try told.required("title") }
    if told.isTold("impact") { revision.impact = try told.optionalNumber("impact") }
    if told.isTold("effort") { revision.effort = try told.optionalNumber("effort") }
    if told.isTold("owner") { revision.owner = told.person("owner") }
    if told.isTold("quarter") { revision.quarter = .some(try quarter(told)) }
    if told.isTold("origin") { revision.origin = try origin(told) }
    if told.isTold("customers") { revision.customers = try customers(told) }
    let known: Initiative? = if case .initiative(let initiative) = subject { initiative } else { nil }
    if told.isTold("cost") { revision.cost = .some(try told.sum("cost", like: known?.cost)) }
    if told.isTold("gain") { revision.gain = .some(try told.sum("gain", like: known?.gain)) }
    if told.isTold("description") { revision.description = told.line("description") }
    return known.map(revision.news) ?? revision
  }

  /// `2026-Q4`, or this one and the next as people say it.
  private func quarter(_ told: Told) throws(ParameterError) -> Quarter? {
    let text = told.line("quarter")
    switch text.lowercased() {
    case "", "none": return nil
    case "this", "now": return Quarter(today)
    case "next": return Quarter(today).adding(1)
    default: break
    }
    guard let quarter = Quarter(text: text) else {
      throw ParameterError(
        "quarter", "found '\(text)', expected a quarter such as \(Quarter(today)), this, next or none")
    }
    return quarter
  }

  /// A cause has to be on the fishbone; themes are read from texts, so any name may become one.
  private func origin(_ told: Told) throws(ParameterError) -> InitiativeOrigin {
    do throws(Refusal) {
      let origin = try InitiativeOriginForm.read(told.line("origin"))
      if case .cause(let path) = origin, !rules.improvement.paths.contains(path) {
        let names = rules.improvement.causes.map(\.id.text).joined(separator: ", ")
        throw Refusal("'\(path)' is no cause, expected one such as \(names), or NAME/CAUSE")
      }
      return origin
    } catch {
      throw ParameterError("origin", error.description)
    }
  }

  private func customers(_ told: Told) throws(ParameterError) -> String {
    let text = told.line("customers")
    guard let complaint = Initiative.complaint(ofCustomers: text) else { return text }
    throw ParameterError("customers", complaint)
  }

  private func milestone(_ told: Told) throws(ParameterError) -> MilestoneNews {
    var news = MilestoneNews(try told.required("title"))
    news.state = try told.optionalChoice("state").flatMap(MilestoneNews.State.init)
    if !told.line("due").isEmpty { news.due = .some(try told.day("due")) }
    news.on = try told.day("on")
    // Whoever says when it was reached says that it was.
    if news.on != nil { news.state = news.state ?? .done }
    return news
  }

  /// What a form begins with.
  func values(_ verb: Verb, of subject: ActSubject?) -> [String: String] {
    guard case .initiative(let initiative) = subject else {
      return verb == .initiative ? ["impact": "3", "effort": "3", "owner": me] : [:]
    }
    switch verb {
    case .schedule: return ["quarter": (initiative.quarter ?? Quarter(today)).description, "owner": initiative.owner]
    case .progress: return ["percent": "\(initiative.percentDone)"]
    case .milestone:
      guard let next = initiative.milestones.first(where: { $0.done == nil }) else { return ["state": "planned"] }
      return ["title": next.title, "state": "done"]
    default:
      return [
        "title": initiative.title, "impact": "\(initiative.impact)", "effort": "\(initiative.effort)",
        "owner": initiative.owner, "quarter": QuarterForm.text(initiative.quarter),
        "origin": InitiativeOriginForm.text(initiative.origin), "customers": initiative.customers,
        "cost": AmountForm.text(initiative.cost), "gain": AmountForm.text(initiative.gain),
        "description": initiative.description,
      ]
    }
  }
}

extension InitiativeRevision {
  /// Only what differs from how the initiative is.
  fileprivate func news(of initiative: Initiative) -> InitiativeRevision {
    var news = self
    if title == initiative.title { news.title = nil }
    if description == initiative.description { news.description = nil }
    if impact == initiative.impact { news.impact = nil }
    if effort == initiative.effort { news.effort = nil }
    if owner == initiative.owner { news.owner = nil }
    if quarter == .some(initiative.quarter) { news.quarter = nil }
    if origin == initiative.origin { news.origin = nil }
    if customers == initiative.customers { news.customers = nil }
    if cost == .some(initiative.cost) { news.cost = nil }
    if gain == .some(initiative.gain) { news.gain = nil }
    return news
  }
}

extension Told {
  /// An amount of 0 or more, without a currency in that of what stands there, else in dollars; nil for none.
  func sum(_ name: String, like known: Money?) throws(ParameterError) -> Money? {
    let text = line(name)
    guard !text.isEmpty, text.lowercased() != "none" else { return nil }
    do throws(Refusal) {
      let hasCurrency = text.contains { $0.isLetter || $0.isCurrencySymbol }
      return try AmountForm.read(hasCurrency ? text : "\(text) \(known?.currency ?? "USD")")
    } catch {
      throw ParameterError(name, error.description)
    }
  }
}
