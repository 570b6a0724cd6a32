public import CustomerSuccess

/// A made-up portfolio as a stream of facts, customer by customer, each fact after those it refers to.
///
/// The same plan gives the same facts on every machine. Memory holds a few bytes a customer, whatever their number.
public struct Portfolio: Sequence, IteratorProtocol {
  private let plan: PortfolioPlan
  private let model: HealthModel
  private let catalogue: TrainingCatalogue
  private let journeys: JourneyRules
  private let plans: CustomerPlans
  private let tickets: TicketPlans
  private let surveys: SurveyPlans
  private let departures: Departures
  private let shift: TimeShift
  private var index = 0
  private var olderTickets: OlderTickets
  private var knowledge: KnowledgeStory
  private var outreach: OutreachStory?

  /// `shift` moves everything in time, such as `.toNow(now, zone:)`, so that timers run. With `outreach`, whose clock is the
  /// moved now, the triggers have been at work for the last days.
  public init(
    _ plan: PortfolioPlan, model: HealthModel, training: TrainingCatalogue, journeys: JourneyRules,
    shift: TimeShift = .none, outreach: OutreachContext? = nil
  ) {
    self.plan = plan
    self.model = model
    self.shift = shift
    catalogue = training
    self.journeys = journeys
    plans = CustomerPlans(plan)
    tickets = TicketPlans(plan, plans: plans)
    surveys = SurveyPlans(plan, plans: plans)
    departures = Departures(plan)
    olderTickets = OlderTickets(seed: plan.seed, first: tickets.count)
    knowledge = KnowledgeStory(seed: plan.seed)
    self.outreach = outreach.map { OutreachStory($0, seed: plan.seed) }
  }

  /// All facts of the next customer; nil after the last.
  public mutating func next() -> [Fact]? {
    guard index < plan.customers else { return nextDeparted() }
    defer { index += 1 }
    let facts = index == 0 ? example() + InitiativeStory.facts : facts(of: index)
    let moved = shift == .none ? facts : facts.map(moved)
    guard case .customer(let customer) = moved.first else { return moved }
    return moved + (outreach?.facts(of: customer, number: index, from: moved) ?? [])
  }

  /// Those who have left, after all who are there.
  private mutating func nextDeparted() -> [Fact]? {
    let number = index - plan.customers
    guard number < departures.count else { return nil }
    defer { index += 1 }
    let days = departures.daysAgo(number)
    let back = TimeShift(seconds: -days * Instant.secondsPerDay, days: -days)
    return departed(index, daysAgo: days).map { moved($0.shifted(back)) }
  }

  private mutating func departed(_ index: Int, daysAgo days: Int) -> [Fact] {
    let story = DepartedStory(index: index, plan: plan)
    var paid = Random(seed: plan.seed, topic: .subscriptions, number: index)
    let facts =
      [.customer(story.gone), .departure(story.departure)] + story.contacts.map(Fact.contact)
      + story.subscriptions(&paid)
    return departures.isTold(daysAgo: days) ? facts + signs(of: story, daysAgo: days) : facts
  }

  /// What was seen of it before it left.
  private mutating func signs(of story: DepartedStory, daysAgo days: Int) -> [Fact] {
    var random = Random(seed: plan.seed, topic: .health, number: index)
    let observations = HealthStory(
      customer: story.customer, tenure: story.tenure, model: model, score: story.score, lastMonth: story.lastMonth,
      isExpansion: false, npsAnswer: nil, sway: story.sway, looksFurther: true
    ).observations(&random)
    let asked = olderTickets.tickets(
      of: index, score: story.score, signedUp: story.customer.signedUp, departed: days)
    let caller = story.contacts.first?.name ?? ""
    return observations.map(Fact.observation)
      + asked.flatMap { TicketStory($0, customer: story.customer, caller: caller, portfolio: plan).facts }
  }

  /// What follows from a date by a rule of the calendar follows from the moved one: a leap day may lie in between.
  private func moved(_ fact: Fact) -> Fact {
    let moved = fact.shifted(shift)
    guard case .certificate(var certificate) = moved else { return moved }
    certificate.expires = catalogue.expiry(issued: certificate.issued)
    return .certificate(certificate)
  }

  private mutating func example() -> [Fact] {
    ExampleCustomer.facts + support(of: ExampleCustomer.customer, caller: "Luis Herrera")
      + training(of: ExampleCustomer.customer, tenure: PortfolioPlan.today - ExampleCustomer.signedUp)
  }

  private mutating func facts(of index: Int) -> [Fact] {
    let story = CustomerStory(index: index, plans: plans, plan: plan)
    let customer = story.customer
    let caller = story.contacts.first?.name ?? ""
    return [.customer(customer)] + story.contacts.map(Fact.contact) + revenue(of: customer) + health(of: story)
      + work(for: customer)
      + support(of: customer, caller: caller) + training(of: customer, tenure: story.tenure)
      + journey(of: customer, tenure: story.tenure)
  }

  private func revenue(of customer: Customer) -> [Fact] {
    var random = Random(seed: plan.seed, topic: .subscriptions, number: index)
    let absence = AbsenceStory.departure(of: customer, &random)
    let paid = SubscriptionStory(customer: customer, score: plans.score(index), absence: absence).facts(&random)
    return (absence.map { [.departure($0)] } ?? []) + paid
  }

  private func journey(of customer: Customer, tenure: Int) -> [Fact] {
    var random = Random(seed: plan.seed, topic: .journeys, number: index)
    return JourneyStory(customer: customer, score: plans.score(index), tenure: tenure, rules: journeys).facts(&random)
  }

  private func health(of story: CustomerStory) -> [Fact] {
    var random = Random(seed: plan.seed, topic: .health, number: index)
    let score = plans.score(index)
    let isOverridden = plans.isOverridden[index]
    let answer = surveys.answer(of: index)
    let computed = isOverridden ? score - OverrideStory.gap : score
    let observations = HealthStory(
      customer: story.customer, tenure: story.tenure, model: model, score: computed,
      lastMonth: plans.changes[index].map { score - Int($0) }, isExpansion: plans.isExpansion[index],
      npsAnswer: answer?.score, looksFurther: plan.hasDepartures
    ).observations(&random)
    var facts = observations.map(Fact.observation)
    if let answer { facts += survey(answer, of: story.customer) }
    if isOverridden { facts.append(OverrideStory.override(story.customer, score: score, &random)) }
    if !isOverridden, story.tenure > 100, random.chance(0.01) {
      facts.append(OverrideStory.expired(story.customer, &random))
    }
    return facts
  }

  private func survey(_ answer: SurveyPlans.Answer, of customer: Customer) -> [Fact] {
    [
      .observation(
        Observation(
          customer: customer.id, metric: "npsScore", value: .measured(Double(answer.score)), at: answer.at,
          source: "survey")),
      .survey(
        SurveyResponse(
          id: SurveyResponseID("\(customer.id)-NPS"), customer: customer.id, kind: .nps, score: answer.score,
          at: answer.at)),
    ]
  }

  private func work(for customer: Customer) -> [Fact] {
    let story = WorkStory(
      customer: customer, score: plans.score(index), isExpansion: plans.isExpansion[index],
      isForgotten: plans.isForgotten[index])
    var actions = Random(seed: plan.seed, topic: .actions, number: index)
    var activities = Random(seed: plan.seed, topic: .activities, number: index)
    return story.actions(&actions) + story.activities(&activities)
  }

  private mutating func support(of customer: Customer, caller: String) -> [Fact] {
    var facts: [Fact] = []
    for ticket in tickets.tickets(of: index) {
      let story = TicketStory(ticket, customer: customer, caller: caller, portfolio: plan)
      facts += story.facts + knowledge.facts(of: story, number: ticket.number)
    }
    guard plan.hasDepartures else { return facts }
    let older = olderTickets.tickets(of: index, score: plans.score(index), signedUp: customer.signedUp)
    return facts + older.flatMap { TicketStory($0, customer: customer, caller: caller, portfolio: plan).facts }
  }

  private func training(of customer: Customer, tenure: Int) -> [Fact] {
    var random = Random(seed: plan.seed, topic: .training, number: index)
    let told = TrainingStory(customer: customer, score: plans.score(index), tenure: tenure, catalogue: catalogue)
      .facts(&random)
    var sessions = Random(seed: plan.seed, topic: .sessions, number: index)
    return told + SessionStory(customer: customer, catalogue: catalogue, told: told).facts(&sessions)
  }
}
