/// What can be refused before anything is asked.
extension ActReader {
  /// Why a verb cannot be done to a thing as it is seen, whatever it would be told: the very rule that carries it out is
  /// tried on it. Nil when it can be done, or when too little of the thing is at hand.
  public func refusal(_ verb: Verb, on subject: ActSubject) -> Refusal? {
    switch subject {
    case .known, .verbatim: nil
    case .session(let session): refusal(verb, session)
    case .customer(let customer): trial(verb, customer).flatMap { refusal($0, on: subject) }
    case .contact(let contact): trial(verb, contact).flatMap { refusal($0, on: subject) }
    case .ticket(let reading, _): refusal(verb, reading)
    case .action(let item): trial(verb, item).flatMap { refusal($0, on: subject) }
    case .article(let article):
      verb == .link ? article.refusalOfLink : trial(verb, article).flatMap { refusal($0, on: subject) }
    case .learner(let learner, _, let progress, let certificates) where verb == .renew:
      certificates.flatMap { rules.training.refusalOfRenewal(of: learner, $0, progress, on: today) }
    case .learner(let learner, let enrolled, _, _): refusal(verb, learner, enrolled)
    case .initiative(let initiative): refusal(initiative.trial(verb, on: today), on: subject)
    case .message(let message, let text): message.refusal(of: verb, reads: text)
    }
  }

  /// Why nothing can be told the verb of the thing, where a value was refused only because the thing leaves no choice of it:
  /// a list of what could be told instead would send whoever asks from one refusal to the next.
  public func refusal(behind error: ParameterError, of verb: Verb, on subject: ActSubject) -> Refusal? {
    let kind = subject.target.kind
    func parameter(_ subject: ActSubject?) -> Parameter? {
      verb.parameters(for: subject, on: kind, rules).first { $0.name == error.parameter }
    }
    guard let known = parameter(nil), known != parameter(subject) else { return nil }
    if case .customer(let customer) = subject, verb == .edit, customer.churned != nil {
      return Refusal(customer.refusalOfLifecycle)
    }
    return refusal(verb, on: subject)
  }

  /// Of a session only its time is seen.
  private func refusal(_ verb: Verb, _ session: TrainingSession) -> Refusal? {
    switch verb {
    case .book where now >= session.end: Refusal("\(session.id): is over: note who was there instead")
    case .attend where now < session.at: Refusal("\(session.id): has not begun yet: keep a seat instead")
    default: nil
    }
  }

  private func refusal(_ verb: Verb, _ reading: TicketReading) -> Refusal? {
    switch verb {
    case .explain: return reading.refusalOfRootCause
    case .draft: return reading.refusalOfArticle
    default: break
    }
    if verb == .escalate, reading.nextTier == nil { return reading.refusalOfNextTier }
    guard let kind = trial(verb, reading) else { return nil }
    do throws(Refusal) {
      _ = try reading.applying(kind, by: kind.isFromCustomer ? .customer("") : .agent(me), at: now)
      return nil
    } catch {
      return error
    }
  }

  /// What the verb would do to the ticket, with values that are always right.
  private func trial(_ verb: Verb, _ reading: TicketReading) -> TicketEvent.Kind? {
    switch verb {
    case .respond: return .publicReply("…")
    case .note: return .note("…")
    case .hear: return .customerMessage("…")
    case .pend: return .status(.pending)
    case .hold: return .status(.onHold)
    case .resolve: return .status(.resolved)
    case .reopen: return .status(.open)
    case .severity: return Severity.allCases.first { $0 != reading.severity }.map(TicketEvent.Kind.severity)
    case .assign: return .owner(reading.owner + "…")
    case .escalate: return reading.nextTier.map { .escalated(to: $0, trigger: "…") }
    case .promise: return .due(.resolve, now + Instant.secondsPerDay)
    case .rename: return .subject(reading.ticket.subject + "…")
    case .merge: return .merged(into: TicketID(reading.ticket.id.text + "…"))
    case .spam: return .spam
    default: return nil
    }
  }

  private func trial(_ verb: Verb, _ item: ActionItem) -> Act? {
    var revision = ActionRevision()
    switch verb {
    case .done: return .finish(.succeeded, note: "")
    case .drop: return .finish(.dropped, note: "")
    case .snooze: return .snooze(until: today + 1, reason: "…")
    case .wake: return .wake
    case .tick: return .tick(step: 0, isDone: item.checklist.first?.isDone == false)
    case .reopen: return .reopenAction
    case .status: revision.status = ActionStatus.allCases.first { $0.isOpen && $0 != item.status }
    default: revision.title = item.title + "…"
    }
    return .revise(revision)
  }

  /// Of customers only what their standing decides: whether anything is in force is seen elsewhere.
  private func trial(_ verb: Verb, _ customer: Customer) -> Act? {
    switch verb {
    case .renew: .renew(until: max(today, customer.renews ?? today) + 1, amount: nil)
    case .churn: .churn(on: min(today, max(today, customer.signedUp)), reason: "", note: "")
    case .review: .review(BusinessReview(id: "", customer: "", day: today, words: "…"))
    case .comeBack: .comeBack(on: max(today, customer.churned ?? today), renews: nil)
    case .stage: .stage(OpportunityNews(.qualified))
    case .step, .skip, .resume, .take:
      .settleStep(rules.journeys[customer.tier]?.steps.first?.id ?? "", .done, on: nil, reason: "")
    default: nil
    }
  }

  /// Whether others are primary too is seen elsewhere.
  private func trial(_ verb: Verb, _ contact: Contact) -> Act? {
    verb == .primary && !contact.isPrimary ? .makePrimary : nil
  }

  private func trial(_ verb: Verb, _ article: Article) -> Act? {
    switch verb {
    case .publish: .publish
    case .retire: .retire
    default: .rewrite(ArticleRevision(title: article.title + "…"))
    }
  }

  private func refusal(_ act: Act, on subject: ActSubject) -> Refusal? {
    do {
      _ = try Acting(rules: rules, source: SeenFacts(subject), author: me, now: now)
        .edits(for: ActRequest(act, on: subject.target))
    } catch ActFailure.refused(let refusal) {
      return refusal
    } catch {
      return nil
    }
    return nil
  }

  private func refusal(_ verb: Verb, _ learner: Learner, _ enrolled: [PathID]) -> Refusal? {
    if verb == .forget { return nil }
    guard verb == .enrol else {
      return enrolled.isEmpty ? Refusal("\(learner.name) is not enrolled in any path: enrol first") : nil
    }
    let isEverywhere = rules.training.paths.allSatisfy { enrolled.contains($0.id) }
    return isEverywhere ? Refusal("\(learner.name) is enrolled in every path already") : nil
  }
}

extension TicketReading {
  /// The tier that the ticket is handed on to.
  var nextTier: SupportTier? { SupportTier(rawValue: facts.supportTier.rawValue + 1) }

  var refusalOfNextTier: Refusal {
    Refusal("\(facts.ticket.id): is with \(facts.supportTier.badge), the last tier, already")
  }

  var refusalOfRootCause: Refusal? {
    guard facts.disposition != .counted else { return nil }
    return Refusal("\(facts.ticket.id): counts no more, there is nothing to find out")
  }

  var refusalOfArticle: Refusal? {
    switch facts.disposition {
    case .spam: return Refusal("\(facts.ticket.id): is spam, no article is drafted from it")
    case .merged(let other): return Refusal("\(facts.ticket.id): was merged into \(other), draft from that one")
    case .withdrawn(let reason):
      return Refusal("\(facts.ticket.id): counts no more, \(reason): no article is drafted from it")
    case .counted: break
    }
    guard facts.status.isOpen else { return nil }
    return Refusal(
      "\(facts.ticket.id): is \(facts.status.title.lowercased()), an article is drafted once it is resolved")
  }
}

extension Customer {
  /// Whoever has left has no lifecycle to choose.
  var refusalOfLifecycle: String { "\(id): has left: it has to return first" }
}

extension Article {
  /// Only what is published can have answered anybody.
  var refusalOfLink: Refusal? {
    switch state {
    case .published: nil
    case .draft: Refusal("\(id): is a draft: publish it first")
    case .retired: Refusal("\(id): is retired: publish it again first")
    }
  }
}

extension ActSubject {
  /// What the thing itself would be after an act on it as it was seen; nil where the act leaves it as it is, or hangs on other facts.
  public func after(_ act: Act, rules: ActRules, at now: Instant) -> Fact? {
    let edits = try? Acting(rules: rules, source: SeenFacts(self), author: "", now: now)
      .edits(for: ActRequest(act, on: target, isSure: true))
    return edits?.last { $0.key == target.key }?.after
  }
}

/// The one thing that is seen, as if there were nothing else.
private struct SeenFacts: FactSource {
  let subject: ActSubject

  init(_ subject: ActSubject) { self.subject = subject }

  func fact(_ key: FactKey) -> Fact? {
    switch subject {
    case .action(let item) where key == .action(item.id): .action(item)
    case .article(let article) where key == .article(article.id): .article(article)
    case .customer(let customer) where key == .customer(customer.id): .customer(customer)
    case .contact(let contact) where key == .contact(contact.id): .contact(contact)
    case .session(let session) where key == .session(session.id): .session(session)
    case .initiative(let one) where key == .initiative(one.id): .initiative(one)
    default: nil
    }
  }

  func events(of ticket: TicketID) -> [TicketEvent] { [] }
  func overrides(of customer: CustomerID) -> [Override] { [] }
  func progress(of learner: LearnerID) -> [ModuleProgress] { [] }
  func certificates(of learner: LearnerID) -> [Certificate] { [] }
  func facts(_ kind: FactKind, of customer: CustomerID) -> [Fact] { [] }
  func freshID(_ kind: FactKind) -> String { "" }
}
