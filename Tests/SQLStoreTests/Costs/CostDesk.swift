import CustomerSuccess
import Framework
import SuccessStore

/// One customer with something for every verb to be done to: the same at every size.
enum CostDesk {
  static let id = CustomerID("CUST-DESK")
  static let customer = Target.customer(id)
  static let action = Target.action("ACT-1")
  static let snoozed = Target.action("ACT-2")
  static let ended = Target.action("ACT-3")
  static let ticket = Target.ticket("TKT-1")
  static let other = TicketID("TKT-2")
  static let resolved = Target.ticket("TKT-3")
  static let learner = Target.learner("LRN-1")
  static let fresh = Target.learner("LRN-2")
  static let article = Target.article("KB-1000")
  static let contact = Target.contact("CON-2")
  static let message = Target.message("MSG-1")
  static let session = Target.session("SES-1")
  static let initiative = Target.initiative("INI-1")
  static let said = Verbatim(
    source: .survey, id: "SUR-9", kind: "nps", customer: id, at: TestRules.now - 800, text: "It is slow")
  static let left = Target.customer("CUST-LEFT")

  static var facts: [Fact] {
    let now = TestRules.now
    let today = LocalDate(day: now.seconds / 86_400)
    let customer = Customer(
      id: id, name: "Desk & Sons", tier: .enterprise, industry: .healthcare, size: .large, owner: "dana",
      accountExecutive: "kim", signedUp: today - 100, renews: today + 90,
      monthlyRevenue: Money(minorUnits: 500_000, currency: "USD"), seats: 20)
    func action(_ id: String, _ change: (inout ActionItem) -> Void = { _ in }) -> Fact {
      var item = ActionItem(
        id: ActionID(id), customer: self.id, title: "Call them", owner: "dana", due: today + 3,
        checklist: [ChecklistStep(title: "dial")], created: now - 86_400)
      change(&item)
      return .action(item)
    }
    let override = Override(
      id: "OVR-1", customer: id, target: .dimension("productUsage"), value: 50, reason: "because", author: "dana",
      at: now - 500, expires: now + 86_400 * 5)
    var gone = customer
    (gone.id, gone.lifecycle, gone.churned) = ("CUST-LEFT", .churned, today - 9)
    return [.customer(customer), .customer(gone), .override(override)]
      + [
        .contact(Contact(id: "CON-1", customer: id, name: "Pat", email: "pat@example.com", isPrimary: true)),
        .contact(Contact(id: "CON-2", customer: id, name: "Kit")),
      ]
      + [
        action("ACT-1"), action("ACT-2") { $0.snooze = Snooze(until: today + 5, reason: "later") },
        action("ACT-3") {
          $0.status = .succeeded
          $0.ended = now - 50
        },
      ] + ticket("TKT-1") + ticket("TKT-2") + ticket("TKT-3", .status(.resolved))
      + [
        .learner(Learner(id: "LRN-1", customer: id, name: "Lee", role: "admin")),
        .learner(Learner(id: "LRN-2", customer: id, name: "Ann", role: "admin")),
        .subscription(
          Subscription(
            id: "SUB-1", customer: id, plan: "Pro", amount: Money(minorUnits: 500_000, currency: "USD"),
            from: today - 100)),
      ] + enrolments
      + [
        .stepOutcome(
          StepOutcome(
            customer: id, flow: "professional", step: "executiveEngagement.week1", outcome: .done, at: now - 900))
      ]
      + [
        .mute(
          OutreachMute(customer: id, trigger: "usageLimitWarnings", reason: "known", author: "dana", at: now - 900)),
        .firing(
          OutreachFiring(
            id: "FIR-1", customer: id, trigger: "renewalReminders", occasion: "2026-12-01/30", at: now - 900,
            reason: OutreachReason())),
        .message(
          OutreachMessage(
            id: "MSG-1", customer: id, contact: "CON-1", trigger: "renewalReminders", occasion: "2026-12-01/30",
            fired: now - 900, state: .drafted, since: now - 900, subject: "s", body: "b")),
        .message(
          OutreachMessage(
            id: "MSG-2", customer: id, contact: "CON-1", trigger: "milestoneCelebrations", occasion: "first",
            fired: now - 9_000_000, state: .sent, since: now - 9_000_000, drafted: now - 9_000_000, author: "dana",
            subject: "s", body: "b")),
        .session(
          TrainingSession(
            id: "SES-1", path: "executiveTraining", module: "strategic-value-and-roi", at: now - 1800, minutes: 60,
            seats: 5, customer: id)),
        .membership(ProgrammeMembership(customer: id, programme: "churnPrevention", since: now - 900)),
        .opportunity(
          Opportunity(
            id: OpportunityID("\(id)/1"), customer: id, stage: .identified, since: now - 900, identified: now - 900)),
      ]
      + [
        .article(
          Article(
            id: "KB-1000", title: "Turn it off", body: "and on", tags: [], state: .draft, author: "dana",
            created: now - 900, changed: now - 900, published: nil)),
        .article(
          Article(
            id: "KB-1001", title: "Turn it on", body: "again", tags: [], state: .published, author: "dana",
            created: now - 900, changed: now - 900, published: now - 800)),
        .survey(
          SurveyResponse(
            id: "SUR-9", customer: said.customer, kind: .nps, score: 3, at: said.at, comment: said.text)),
        .initiative(
          Initiative(
            id: "INI-1", title: "Faster search", since: now - 900, impact: 5, effort: 2, owner: "dana",
            origin: .theme("performance"), customers: "tier:enterprise", created: now - 900, changed: now - 900)),
      ]
  }

  /// One of many others, whose ids are numbered as the console numbers them.
  static func neighbour(_ number: Int) -> [Fact] {
    let id = CustomerID("CUST-\(1000 + number)")
    let (now, today) = (TestRules.now, LocalDate(day: TestRules.now.seconds / 86_400))
    var customer = Customer(
      id: id, name: "Neighbour", tier: .starter, industry: .other, size: .small, owner: "kim", accountExecutive: "",
      signedUp: today - 50, monthlyRevenue: Money(minorUnits: 1000, currency: "USD"))
    customer.lifecycle = .active
    let text = "\(1000 + number)"
    return [
      .customer(customer),
      .activity(
        Activity(id: ActivityID("LOG-\(text)"), customer: id, at: now - 90, kind: "Call", description: "hello")),
      .override(
        Override(
          id: OverrideID("OVR-\(text)"), customer: id, target: .score, value: 70, reason: "r", author: "kim",
          at: now - 90, expires: now + 9_000_000)),
      .action(ActionItem(id: ActionID("ACT-\(text)"), customer: id, title: "Call", owner: "kim", created: now - 90)),
      .learner(Learner(id: LearnerID("LRN-\(text)"), customer: id, name: "Kit", role: "user")),
    ] + ticket(TicketID("TKT-\(text)"), of: id)
  }

  private static func ticket(_ ticket: TicketID, _ last: TicketEvent.Kind? = nil, of customer: CustomerID = id)
    -> [Fact]
  {
    let begun = TestRules.now - 3600
    let first = Ticket(
      id: ticket, customer: customer, subject: "Login down", category: "Integration", channel: "email", created: begun)
    let kinds: [TicketEvent.Kind] =
      [.opened(severity: .high, status: .open), .owner("dana")] + (last.map { [$0] } ?? [])
    return [.ticket(first)]
      + kinds.enumerated().map { order, kind in
        .ticketEvent(
          TicketEvent(ticket: ticket, at: begun + order * 60, order: order, author: .agent("sam"), kind: kind))
      }
  }

  private static var enrolments: [Fact] {
    guard let path = path else { return [] }
    return [.enrolment(Enrolment(learner: "LRN-1", path: path.id, enrolled: LocalDate(day: 20_000)))]
  }

  private static var path: TrainingPath? { try? TestRules.rulebook().training.paths.first }

  /// What the verb does here, on something that lets it. A new verb has to say what it does to be counted.
  static func request(_ verb: Verb) throws -> ActRequest {
    let now = TestRules.now
    let today = LocalDate(day: now.seconds / 86_400)
    let rulebook = try TestRules.rulebook()
    let path = rulebook.training.paths[0]
    let module = path.modules[0].id
    func revised(_ change: (inout ActionRevision) -> Void) -> Act {
      var revision = ActionRevision()
      change(&revision)
      return .revise(revision)
    }
    switch verb {
    case .record: return ActRequest(.record("activeUsers", .measured(55), note: ""), on: customer)
    case .override: return ActRequest(.override(.score, value: 40, reason: "r", days: 5), on: customer)
    case .withdraw: return ActRequest(.withdraw(.dimension("productUsage")), on: customer)
    case .activity: return ActRequest(.logActivity(kind: "Call", description: "d", outcome: ""), on: customer)
    case .add: return ActRequest(.addAction(ActionDraft(title: "t", owner: "kim")), on: customer)
    case .open: return ActRequest(.openTicket(TicketDraft(subject: "s", message: "m")), on: customer)
    case .learner: return ActRequest(.addLearner(name: "Bo", email: "", role: "admin"), on: customer)
    case .edit: return ActRequest(revised { $0.title = "Call again" }, on: action)
    case .done: return ActRequest(.finish(.succeeded, note: "x"), on: action)
    case .drop: return ActRequest(.finish(.dropped, note: "x"), on: action)
    case .snooze: return ActRequest(.snooze(until: today + 9, reason: "r"), on: action)
    case .wake: return ActRequest(.wake, on: snoozed)
    case .due: return ActRequest(revised { $0.due = today + 9 }, on: action)
    case .priority: return ActRequest(revised { $0.priority = .high }, on: action)
    case .status: return ActRequest(revised { $0.status = .inProgress }, on: action)
    case .tick: return ActRequest(.tick(step: 0, isDone: true), on: action)
    case .respond: return ActRequest(.respond("r", then: .pending), on: ticket)
    case .note: return ActRequest(.note("n"), on: ticket)
    case .hear: return ActRequest(.hear("h"), on: ticket)
    case .pend: return ActRequest(.move(to: .pending), on: ticket)
    case .hold: return ActRequest(.move(to: .onHold), on: ticket)
    case .resolve: return ActRequest(.move(to: .resolved), on: ticket)
    case .severity: return ActRequest(.changeSeverity(.critical), on: ticket)
    case .escalate: return ActRequest(.escalate(to: nil, trigger: "stuck"), on: ticket)
    case .promise: return ActRequest(.promise(.resolve, now + 7200), on: ticket)
    case .rename: return ActRequest(.retitle("Login is down"), on: ticket)
    case .merge: return ActRequest(.merge(into: other), on: ticket, isSure: true)
    case .spam: return ActRequest(.markSpam, on: ticket)
    case .enrol: return ActRequest(.enrol(path.id, due: nil), on: fresh)
    case .complete: return ActRequest(.complete(path.id, module, minutes: 5, score: 80), on: learner)
    case .waive: return ActRequest(.waive(path.id, module, reason: "known"), on: learner)
    case .assess: return ActRequest(.assess(path.id, module, 85, .after), on: learner)
    case .session:
      let draft = SessionDraft(path: path.id, module: module, at: now + 3600, zone: "UTC", minutes: 60, seats: 5)
      return ActRequest(.addSession(draft), on: .portfolio)
    case .book: return ActRequest(.book("LRN-2"), on: session)
    case .attend: return ActRequest(.attend("LRN-1", minutes: 55, rating: 4), on: session)
    case .followUp: return ActRequest(.followUp(title: "", owner: "dana", due: nil), on: session)
    case .score: return ActRequest(.score(path.id, module, 80), on: learner)
    case .explain: return ActRequest(.explain(rulebook.improvement.paths[0], whys: ["a"]), on: ticket)
    case .draft: return ActRequest(.draftArticle(title: "t", body: "b", tags: []), on: resolved)
    case .link: return ActRequest(.answerBy("KB-1001"), on: ticket)
    case .publish: return ActRequest(.publish, on: article)
    case .retire: return ActRequest(.retire, on: article)
    case .initiative:
      var draft = InitiativeRevision()
      draft.title = "Shorter answers"
      return ActRequest(.addInitiative(draft), on: .portfolio)
    case .schedule: return ActRequest(.planInitiative(Quarter(today), owner: "kim"), on: initiative)
    case .milestone: return ActRequest(.milestone(MilestoneNews("Pilot", .done)), on: initiative)
    case .progress: return ActRequest(.advance(40), on: initiative)
    case .correct: return ActRequest(.correct(FeedbackNews(sentiment: .negative)), on: .verbatim(said.verbatimID))
    case .interview:
      return ActRequest(
        .interview(ExitInterview(id: "", customer: "", day: today, author: "kim", reason: "price", words: "Too dear")),
        on: left)
    case .review:
      return ActRequest(
        .review(BusinessReview(id: "", customer: "", day: today, author: "kim", steps: "Roll out", next: today + 90)),
        on: customer)
    case .finish: return ActRequest(.finishInitiative(outcome: "o", brought: nil), on: initiative)
    case .assign: return ActRequest(.assignTicket("kim"), on: ticket)
    case .customer:
      var draft = CustomerRevision()
      (draft.name, draft.tier) = ("New & Sons", .starter)
      return ActRequest(.addCustomer(draft), on: .portfolio)
    case .renew:
      return ActRequest(.renew(until: today + 455, amount: Money(minorUnits: 600_000, currency: "USD")), on: customer)
    case .churn: return ActRequest(.churn(on: today, reason: "price", note: "n"), on: customer)
    case .comeBack: return ActRequest(.comeBack(on: today, renews: today + 9), on: left)
    case .contact: return ActRequest(.addContact(ContactRevision(name: "Ann Lee"), isPrimary: true), on: customer)
    case .survey: return ActRequest(.answerSurvey(.nps, score: 9, comment: "c", ticket: "TKT-1"), on: customer)
    case .counter: return ActRequest(.count("workflows", 43, limit: 50, note: ""), on: customer)
    case .event: return ActRequest(.noteEvent("First login", at: now, note: ""), on: customer)
    case .step: return ActRequest(.settleStep("week2", .done, on: nil, reason: ""), on: customer)
    case .skip: return ActRequest(.settleStep("week6", .skipped, on: nil, reason: "no"), on: customer)
    case .resume: return ActRequest(.reopenStep("executiveEngagement.week1"), on: customer)
    case .take: return ActRequest(.takeUpStep("week12", owner: "dana", due: nil), on: customer)
    case .mute: return ActRequest(.mute(.renewalReminders, reason: "in talks", until: nil), on: customer)
    case .unmute: return ActRequest(.unmute(.usageLimitWarnings), on: customer)
    case .stage: return ActRequest(.stage(OpportunityNews(.qualified)), on: customer)
    case .approve:
      var request = ActRequest(.approve(at: nil), on: message)
      request.isSure = true
      return request
    case .sent: return ActRequest(.noteSent(at: nil), on: message)
    case .reply: return ActRequest(.noteReply(at: nil), on: .message("MSG-2"))
    case .primary: return ActRequest(.makePrimary, on: contact)
    case .remove: return ActRequest(.removeContact, on: contact)
    case .forget:
      var request = ActRequest(.forgetContact, on: contact)
      request.isSure = true
      return request
    case .reopen: return ActRequest(.move(to: .open), on: resolved)
    }
  }
}

extension CostDesk {
  /// Everybody's health and every promise is another.
  static func otherRules() throws -> Rulebook {
    var rules = try TestRules.rulebook(fingerprint: "other")
    rules.health = try HealthModelReader.read(
      FrameworkDocument.health.laid("levelScores: {excellent: 85, good: 70, fair: 50, poor: 0}", file: "health.yaml"))
    let calendars = try CalendarReader.read(FrameworkDocument.calendars.shipped())
    rules.support = try SLAReader.read(
      FrameworkDocument.sla.laid("policies:\n  - {name: High, targets: {respond: 2h}}", file: "sla.yaml"),
      calendars: calendars)
    return rules
  }
}
