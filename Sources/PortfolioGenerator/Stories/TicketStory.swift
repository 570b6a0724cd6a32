import CustomerSuccess

/// A ticket with its events, and the answer to the survey after it.
struct TicketStory {
  let ticket: Ticket
  private(set) var events: [TicketEvent] = []
  private(set) var survey: SurveyResponse?
  private let agent: Actor
  private let caller: Actor
  private let words: TicketWords

  init(_ plan: TicketPlan, customer: Customer, caller: String, portfolio: PortfolioPlan) {
    var random = Random(seed: portfolio.seed, topic: .tickets, number: plan.number)
    let id = TicketID("TKT-\(10_001 + plan.number)")
    words = TicketWords(&random)
    let agent = Team.agent(customers: portfolio.customers, &random)
    self.agent = .agent(agent)
    self.caller = .customer(caller)
    let course: Course
    switch plan.story {
    case .ended(let end, let kind): course = Course(kind, endingAt: end, &random)
    case .open(let kind): course = Course(kind, &random)
    }
    ticket = Ticket(
      id: id, customer: customer.id, subject: words.subject, category: words.category,
      channel: random.pick(["Email", "Email", "Live chat", "Phone"]), created: course.created)
    open(course.severity, owner: agent)
    for step in course.steps { take(step) }
    guard case .ended(let end, let kind) = plan.story, let rating = kind.rating else { return }
    rate(rating, at: end + random.int(600...3000))
  }

  /// The ticket's facts, oldest first.
  var facts: [Fact] {
    [.ticket(ticket)] + events.map(Fact.ticketEvent) + (survey.map { [.survey($0)] } ?? [])
  }

  private mutating func add(_ kind: TicketEvent.Kind, by author: Actor, at moment: Instant) {
    events.append(TicketEvent(ticket: ticket.id, at: moment, order: events.count, author: author, kind: kind))
  }

  private mutating func open(_ severity: Severity, owner: String) {
    add(.opened(severity: severity, status: .new), by: caller, at: ticket.created)
    add(.customerMessage(words.question), by: caller, at: ticket.created)
    add(.owner(owner), by: .automation("routing"), at: ticket.created)
  }

  private mutating func take(_ step: Course.Step) {
    switch step.kind {
    case .reply(let text): add(.publicReply(text), by: agent, at: step.at)
    case .promise(let due): add(.due(.update, due), by: agent, at: step.at)
    case .wait: add(.status(.pending), by: agent, at: step.at)
    case .hold: add(.status(.onHold), by: agent, at: step.at)
    case .message: add(.customerMessage(words.answer), by: caller, at: step.at)
    case .escalate(let tier, let trigger): add(.escalated(to: tier, trigger: trigger), by: agent, at: step.at)
    case .resolve: add(.status(.resolved), by: agent, at: step.at)
    case .returns: add(.customerMessage("The same problem is back."), by: caller, at: step.at)
    }
  }

  private mutating func rate(_ score: Int, at moment: Instant) {
    guard moment < PortfolioPlan.anchor else { return }
    survey = SurveyResponse(
      id: SurveyResponseID("\(ticket.id)-CSAT"), customer: ticket.customer, kind: .csat, score: score, at: moment,
      ticket: ticket.id, comment: score >= 5 ? "" : score == 4 ? "Solved, could be faster." : "It took too long.")
  }
}

/// What is said in a ticket.
struct TicketWords {
  let category: String
  let subject: String
  let question: String
  let answer: String

  init(_ random: inout Random) {
    let (category, subjects) = random.pick(TicketWords.subjects)
    self.category = category
    subject = random.pick(subjects)
    question =
      "\(subject). \(random.pick(["Since this morning.", "It worked yesterday.", "Several of us see this.", "Can you help?"]))"
    answer = random.pick(["We have sent what you asked for.", "Tried it, here is the log.", "Yes, for all users."])
  }

  private static let subjects: [(String, [String])] = [
    (
      "Integration",
      ["Integration drops records", "Webhook calls fail", "Connector asks for a new key", "Sync stops at night"]
    ),
    (
      "Workflow",
      ["Workflow does not start", "Step runs twice", "Branch takes the wrong way", "Template cannot be copied"]
    ),
    ("Performance", ["Dashboard loads slowly", "Runs wait in the queue", "Search times out", "Editor freezes"]),
    (
      "Access",
      ["Users cannot sign in", "Role lacks a permission", "Single sign-on loops", "Invitation does not arrive"]
    ),
    (
      "AI models",
      [
        "Model answers in the wrong language", "Request limit reached", "Classification got worse",
        "Model cannot be chosen",
      ]
    ),
    (
      "Reporting",
      ["Figures differ between reports", "Export misses rows", "Scheduled report not sent", "Chart shows no data"]
    ),
    (
      "Billing",
      ["Invoice shows the old plan", "Seat count is wrong", "Card was declined", "Purchase order number missing"]
    ),
  ]
}
