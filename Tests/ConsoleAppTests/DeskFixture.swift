import CustomerSuccess
import SuccessStore

/// What the working screens ask for, from the portfolio made by hand.
extension ConsoleFixture {
  /// Opened by the customer on Friday evening, answered, escalated, and waiting for the next update.
  func ticketDetail(_ number: Int, isResolved: Bool = false) -> TicketDetail {
    let customer = customer(number)
    let opened = Self.now.adding(days: -3)
    var ticket = Ticket(
      id: TicketID("T-10\(number)"), customer: customer.id,
      subject: "Login outage \(number) for everyone in the branch",
      category: "Integration", channel: "email", created: opened)
    ticket.link = links[ticket.id.text]
    var kinds: [(Int, Actor, TicketEvent.Kind)] = [
      (0, .customer("Luis"), .opened(severity: .medium, status: .new)),
      (0, .customer("Luis"), .customerMessage("Nobody can log in since noon.\nWe have a board meeting on Monday.")),
      (900, .agent("sam"), .owner("sam")),
      (1800, .agent("sam"), .publicReply("We see it too and are on it. The next word comes on Monday morning.")),
      (2400, .agent("sam"), .note("Looks like the certificate of the identity provider.")),
      (3000, .agent("sam"), .escalated(to: .technical, trigger: "Complex technical issues")),
    ]
    if isResolved { kinds.append((3600, .agent("sam"), .status(.resolved))) }
    let events = kinds.enumerated().map { order, event in
      TicketEvent(ticket: ticket.id, at: opened + event.0, order: order, author: event.1, kind: event.2)
    }
    let reading = support.reading(of: ticket, events: events, customer: customer, at: Self.now)
    return TicketDetail(
      row: TicketRow(reading: reading, customerName: customer.name), events: events, customer: row(number),
      others: [self.ticket(number + 3, minutesAgo: 40, severity: .high)])
  }

  /// Two people, and tickets that nobody has.
  var workload: [OwnerLoad] {
    [
      OwnerLoad(
        owner: "sam", standings: [.breached: 2, .atRisk: 1, .imminent: 1, .fine: 14, .waiting: 3],
        severities: [.critical: 2, .high: 5, .medium: 10, .low: 4]),
      OwnerLoad(owner: "Dana O'Neil", standings: [.fine: 4], severities: [.low: 4]),
      OwnerLoad(owner: "", standings: [.imminent: 1, .fine: 5], severities: [.critical: 1, .medium: 5]),
    ]
  }

  /// With a checklist, a snooze, and a name for its programme.
  func longAction(_ number: Int) -> ActionItem {
    var item = action(number, due: [0, 0, -2, 3][number % 4]).action
    item.description = "Agree on the goals of the next quarter with the sponsor, and on who decides about the upgrade."
    item.checklist = [
      ChecklistStep(title: "Collect the figures", isDone: true), ChecklistStep(title: "Send the agenda"),
      ChecklistStep(title: "Book the room"),
    ]
    item.origin = .trigger("Health score below 60")
    if number == 3 { item.snooze = Snooze(until: Self.today + 4, reason: "The sponsor is on leave") }
    return item
  }

  /// The first is late on one path and has a certificate of another, which has been renewed once; the last is enrolled in nothing.
  func learner(_ number: Int) -> LearnerRow {
    let customer = customer(number)
    let learner = Learner(
      id: LearnerID("LRN-\(number)"), customer: customer.id,
      name: ["Ana Ruiz", "Bo Chen", "Cy Young"][(number - 1) % 3],
      email: "learner\(number)@example.com", role: "Administrator")
    guard number % 3 != 0, let done = training.paths.first, let open = training.paths.last else {
      return LearnerRow(learner: learner, customerName: customer.name, enrolments: [], progress: [], certificates: [])
    }
    let finished = done.modules.map { module in
      ModuleProgress(
        learner: learner.id, path: done.id, module: module.id, state: .completed, minutes: 45, bestScore: 92,
        at: Self.now.adding(days: -340))
    }
    let begun = open.modules.prefix(3).enumerated().map { index, module in
      ModuleProgress(
        learner: learner.id, path: open.id, module: module.id,
        state: [.completed, .waived, .inProgress][index], minutes: 30 * index, bestScore: index == 0 ? 55 : nil,
        waiver: index == 1 ? "took it last year" : "", at: Self.now.adding(days: -9))
    }
    return LearnerRow(
      learner: learner, customerName: customer.name,
      enrolments: [
        Enrolment(learner: learner.id, path: done.id, enrolled: Self.today - 360, due: Self.today - 300),
        Enrolment(
          learner: learner.id, path: open.id, enrolled: Self.today - 30, due: Self.today + (number == 1 ? -2 : 5)),
      ],
      progress: finished + begun,
      certificates: [
        Certificate(
          id: CertificateID("CRT-\(number)0"), learner: learner.id, path: done.id, issued: Self.today - 700,
          expires: Self.today - 336),
        Certificate(
          id: CertificateID("CRT-\(number)"), learner: learner.id, path: done.id, issued: Self.today - 340,
          expires: Self.today + 24),
      ])
  }
}
