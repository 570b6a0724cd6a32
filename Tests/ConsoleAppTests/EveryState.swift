import CustomerSuccess

/// One customer with a thing of every kind in every state it can be in.
struct EveryState {
  static let now = ConsoleFixture.now
  static let customer = Customer(
    id: "CUST-1", name: "Acme", tier: .professional, industry: .healthcare, size: .medium, owner: "dana",
    signedUp: ConsoleFixture.today - 400)
  static let plain = Customer(
    id: "CUST-2", name: "Birch", tier: .starter, industry: .other, size: .small, signedUp: ConsoleFixture.today - 40)

  static let gone = Customer(
    id: "CUST-3", name: "Cedar", tier: .starter, industry: .other, size: .small, signedUp: ConsoleFixture.today - 90,
    renews: ConsoleFixture.today + 30, lifecycle: .churned, churned: ConsoleFixture.today - 5)

  let training: TrainingCatalogue
  let model: HealthModel
  private(set) var facts: [Fact]

  init(_ fixture: ConsoleFixture) {
    training = fixture.training
    model = fixture.health
    facts = [.customer(Self.customer), .customer(Self.plain), .customer(Self.gone)]
    facts +=
      steps + mutes + contacts + tickets + items + articles + learners + certificates + sessions + overrides + messages
      + memberships + attendances + initiatives + answers
  }

  // MARK: Sessions

  /// One that has been, one that is under way, one to come.
  private var sessions: [Fact] {
    let path = training.paths[0]
    return [-9000, -1800, 86_400].enumerated().map { index, seconds in
      .session(
        TrainingSession(
          id: SessionID("SES-\(index + 1)"), path: path.id, module: path.modules[0].id, at: Self.now + seconds,
          minutes: 60,
          seats: index == 1 ? nil : 9, customer: Self.customer.id))
    }
  }

  // MARK: Words

  private var answers: [Fact] {
    ["It is slow", ""].enumerated().map { index, comment in
      .survey(
        SurveyResponse(
          id: SurveyResponseID("SUR-\(index + 1)"), customer: Self.customer.id, kind: .nps, score: 6,
          at: Self.now - 7000 - index, comment: comment))
    }
  }

  // MARK: Initiatives

  /// Each status, bare and with all that can be told.
  private var initiatives: [Fact] {
    Initiative.Status.allCases.flatMap { status in
      [false, true].map { isFull in
        var one = Initiative(
          id: InitiativeID("INI-\(status.rawValue)-\(isFull ? "full" : "bare")"), title: "Faster search",
          status: status,
          since: Self.now - 900, impact: 5, effort: 2, outcome: status == .dropped ? "no need" : "", author: "sam",
          created: Self.now - 9000, changed: Self.now - 900)
        guard isFull else { return Fact.initiative(one) }
        one.owner = "dana"
        one.quarter = Quarter(ConsoleFixture.today)
        one.customers = "tier:enterprise"
        one.cost = Money(minorUnits: 1_000_000, currency: "USD")
        one.gain = Money(minorUnits: 2_500_000, currency: "USD")
        one.progress = 40
        one.milestones = [
          .init(title: "Pilot", due: ConsoleFixture.today - 9, done: ConsoleFixture.today - 8),
          .init(title: "Roll-out", due: ConsoleFixture.today - 2),
        ]
        return .initiative(one)
      }
    }
  }

  // MARK: Messages

  private var messages: [Fact] {
    OutreachMessage.State.allCases.map { state in
      .message(
        OutreachMessage(
          id: MessageID("MSG-\(state.rawValue)"), customer: Self.customer.id, contact: "CON-1",
          trigger: OutreachTrigger.healthDeclineAlerts.id, occasion: state.rawValue, fired: Self.now - 9000,
          state: state, since: Self.now - 8000, why: state == .held ? "too many this week" : "",
          drafted: Self.now - 9000,
          subject: "How are you?", body: "We have not heard from you."))
    }
  }

  private var memberships: [Fact] {
    [nil, Self.now - 600].enumerated().map { index, until in
      .membership(
        ProgrammeMembership(
          customer: Self.customer.id, programme: "churnPrevention", since: Self.now - 90_000 - index * 900_000,
          until: until, why: until == nil ? "" : "healthy again"))
    }
  }

  /// Seats, and what came of one.
  private var attendances: [Fact] {
    let (path, module) = (training.paths[0].id, training.paths[0].modules[0].id)
    return [
      .attendance(Attendance(learner: "LRN-all", session: "SES-1", minutes: 60, rating: 5)),
      .attendance(Attendance(learner: "LRN-all", session: "SES-3")),
      .assessment(Assessment(learner: "LRN-all", path: path, module: module, at: Self.now - 6000, score: 80)),
      .statement(
        TrainingStatement(
          id: "STM-1", learner: "LRN-all", path: path, module: module, verb: "completed", at: Self.now - 6000)),
    ]
  }

  // MARK: Tickets

  /// What has happened to each beside its opening, so many minutes before now; negative lies ahead, as after a clock was
  /// set back.
  private static let courses: [String: [(minutes: Int, kind: TicketEvent.Kind)]] = [
    "new": [], "mine": [(50, .owner("dana"))], "open": [(50, .publicReply("We look."))],
    "pending": [(50, .publicReply("Which?")), (50, .status(.pending))], "on hold": [(50, .status(.onHold))],
    "resolved": [(50, .publicReply("Done.")), (40, .status(.resolved))], "closed": [(50, .status(.closed))],
    "long resolved": [(20_000, .status(.resolved))], "long closed": [(20_000, .status(.closed))],
    "merged": [(50, .merged(into: "TKT-1"))], "spam": [(50, .spam)],
    "tier 3": [(50, .escalated(to: .technical, trigger: "Bug"))],
    "promised": [(50, .publicReply("Tomorrow.")), (49, .due(.update, now + 86_400))],
    "promise broken": [(50, .publicReply("Soon.")), (49, .due(.resolve, now - 600))],
    "ahead": [(50, .publicReply("We look.")), (-70, .note("From a clock that was fast."))],
    "low": [(50, .severity(.low))],
  ]

  private var tickets: [Fact] {
    Self.courses.keys.sorted().enumerated().flatMap { index, name -> [Fact] in
      let opened = Self.now - (name.hasPrefix("long") ? 30_000 : 60) * 60
      let ticket = Ticket(
        id: TicketID("TKT-\(index + 1)"), customer: Self.customer.id, subject: name, created: opened)
      var events: [(Instant, Actor, TicketEvent.Kind)] = [
        (opened, .customer("Luis"), .opened(severity: .high, status: .new)),
        (opened, .customer("Luis"), .customerMessage("Help")),
      ]
      events += (Self.courses[name] ?? []).map { (Self.now - $0.minutes * 60, .agent("sam"), $0.kind) }
      return [.ticket(ticket)]
        + events.enumerated().map { order, event in
          .ticketEvent(
            TicketEvent(ticket: ticket.id, at: event.0, order: order, author: event.1, kind: event.2))
        }
    }
  }

  // MARK: Steps of journeys

  private var steps: [Fact] {
    [(Self.customer, "professional", "phase1_acceleration"), (Self.plain, "starter", "phase1_preparation")].map {
      .stepOutcome(
        StepOutcome(
          customer: $0.id, flow: FlowID($1), step: StepID($2), outcome: .skipped, at: Self.now - 90, reason: "not now"))
    }
  }

  // MARK: Muted triggers

  private var mutes: [Fact] {
    [Self.customer, Self.plain, Self.gone].map {
      .mute(
        OutreachMute(
          customer: $0.id, trigger: OutreachTrigger.healthDeclineAlerts.id, reason: "known", author: "dana",
          at: Self.now - 90))
    }
  }

  // MARK: Contacts

  private var contacts: [Fact] {
    [
      .contact(
        Contact(
          id: "CON-1", customer: Self.customer.id, name: "Luis Ortega", email: "luis@acme.example", role: "IT director",
          isPrimary: true)),
      .contact(Contact(id: "CON-2", customer: Self.customer.id, name: "Ann Lee")),
    ]
  }

  // MARK: Action items

  private var items: [Fact] {
    ActionStatus.allCases.flatMap { status in
      [false, true].map { isFull in
        Fact.action(
          ActionItem(
            id: ActionID("ACT-\(status.rawValue)-\(isFull ? "full" : "bare")"), customer: Self.customer.id,
            kind: isFull ? "Risk" : "", title: "Schedule QBR", owner: isFull ? "dana" : "",
            due: isFull ? ConsoleFixture.today : nil, status: status,
            snooze: isFull && status.isOpen ? Snooze(until: ConsoleFixture.today + 3, reason: "later") : nil,
            checklist: isFull ? [ChecklistStep(title: "one", isDone: true), ChecklistStep(title: "two")] : [],
            created: Self.now - 86_400, ended: status.isOpen ? nil : Self.now - 600))
      }
    }
  }

  // MARK: Articles, learners, overrides

  private var articles: [Fact] {
    Article.State.allCases.map { state in
      .article(
        Article(
          id: ArticleID("KB-\(state.rawValue)"), title: "Renew keys", body: "Do this.", state: state, author: "sam",
          created: Self.now - 900, changed: Self.now - 900, published: state == .draft ? nil : Self.now - 800))
    }
  }

  /// Certified lately, soon to be renewed, and too late to be warned of.
  private var certificates: [Fact] {
    let ends = [300, 20, -90]
    return zip(training.paths, ends).enumerated().map { index, pair in
      .certificate(
        Certificate(
          id: CertificateID("CRT-\(index + 1)"), learner: "LRN-through", path: pair.0.id,
          issued: ConsoleFixture.today + pair.1 - 364, expires: ConsoleFixture.today + pair.1))
    }
  }

  /// Enrolled in nothing, in the first path, in all of them; and through with everything.
  private var learners: [Fact] {
    [("LRN-birch", Self.plain), ("LRN-cedar", Self.gone)].map {
      Fact.learner(Learner(id: LearnerID($0.0), customer: $0.1.id, name: "Ann"))
    }
      + ["nothing", "one", "all", "through"].enumerated().flatMap { index, name -> [Fact] in
        let id = LearnerID("LRN-\(name)")
        let paths = Array(training.paths.prefix([0, 1, .max, .max][index]))
        let progress = paths.flatMap { path in
          path.modules.map { module in
            ModuleProgress(
              learner: id, path: path.id, module: module.id, state: .completed, minutes: 30, bestScore: 90,
              at: Self.now - 900)
          }
        }
        return [.learner(Learner(id: id, customer: Self.customer.id, name: name))]
          + paths.map { .enrolment(Enrolment(learner: id, path: $0.id, enrolled: ConsoleFixture.today - 9)) }
          + (name == "through" ? progress : Array(progress.prefix(1))).map(Fact.progress)
      }
  }

  private var overrides: [Fact] {
    let metric = model.metrics.first?.id ?? MetricID("")
    return [.metric(metric)].enumerated().map { index, target in
      .override(
        Override(
          id: OverrideID("OVR-\(index)"), customer: Self.customer.id, target: target, value: 70, reason: "r",
          author: "sam", at: Self.now - 900, expires: Self.now.adding(days: 9)))
    }
  }
}
