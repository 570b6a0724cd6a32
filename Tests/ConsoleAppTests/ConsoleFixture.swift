import CustomerSuccess
import Framework
import SuccessStore
import TerminalUI

@testable import ConsoleApp

/// A small portfolio made by hand, and a console that has been told of it.
struct ConsoleFixture {
  static let zone = Zone(identifier: "America/New_York") ?? .gmt
  /// Monday 2026-11-23, 09:05:32 in New York.
  static let now = Instant(iso8601: "2026-11-23T14:05:32Z") ?? Instant(seconds: 0)
  static let today = zone.date(of: now)

  let health: HealthModel
  let support: SupportRules
  let training: TrainingCatalogue
  let improvement: ImprovementRules
  let contracts: ContractRules
  let journeyRules: JourneyRules
  let performance: PerformanceRules
  let outreach: OutreachRules

  init() throws {
    health = try ShippedFramework.health()
    support = try SLAReader.shipped()
    training = try ShippedFramework.training()
    improvement = try ImprovementReader.shipped()
    contracts = try ContractReader.shipped()
    journeyRules = try JourneyReader.shipped()
    performance = try MetricsReader.shipped()
    var outreach = try OutreachReader.shipped()
    outreach.programmes = try ProgrammeReader.shipped()
    outreach.texts = try MessageReader.shipped()
    self.outreach = outreach
  }

  /// How sources stand.
  var sources: [SourceState] = []
  /// Who moved between categories; nil: nobody was asked.
  var flows: CategoryFlows?
  /// Pages in other tools, by ids.
  var links: [String: WebAddress] = [:]

  func console(width: Int = 120, height: Int = 36) -> Console {
    var setting = Console.Setting(
      database: "demo", me: "dana", zone: Self.zone, health: health, training: training, support: support)
    setting.improvement = improvement
    setting.contracts = contracts
    setting.journeys = journeyRules
    setting.outreach = outreach
    return Console(setting, size: Size(width: width, height: height), now: Self.now)
  }

  func customer(_ number: Int) -> Customer {
    let names = [
      "Acme Healthcare Inc.", "Birch Labs", "Corvid Bank", "Delta Foods", "東京 Elm 保険", "Fe\u{301}rn Clinics",
    ]
    var customer = Customer(
      id: CustomerID("CUST-00\(number)"), name: names[(number - 1) % names.count],
      tier: Tier.allCases[number % 4], industry: Industry.allCases[number % 5],
      size: CompanySize.allCases[number % 4], owner: number % 2 == 0 ? "dana" : "sam", signedUp: Self.today - 400,
      renews: Self.today + 12 * number, monthlyRevenue: Money(minorUnits: 380_000, currency: "USD"), seats: 20,
      limits: ["workflows": 50, "features": 25])
    customer.link = links[customer.id.text]
    return customer
  }

  func row(_ number: Int) -> CustomerRow {
    let score = 95 - number * 11
    return CustomerRow(
      customer: customer(number),
      health: HealthSummary(
        score: score, computed: score, coverage: Coverage(known: 14, applicable: 14), isProvisional: number == 5,
        isOverridden: number == 3, isExpansion: number == 1, change: 4 - number * 2,
        days: (0..<12).map { score - 11 + $0 }),
      openTickets: number % 3, openActions: 1)
  }

  /// Every metric observed an hour ago, so that each band appears.
  func detail(_ number: Int) -> CustomerDetail {
    let customer = customer(number)
    let values: [(MetricID, String, String)] = [
      ("activeUsers", "17/20", "17/20 licensed users"), ("featureAdoption", "72", ""), ("workflowVolume", "55", ""),
      ("timeToValue", "28", ""), ("roiDemonstration", "150", ""), ("expansionVelocity", "excellent", ""),
      ("supportInteraction", "good", ""), ("npsScore", "4", ""), ("productFeedback", "fair", ""),
      ("integrationStatus", "excellent", ""), ("performance", "poor", ""), ("upgradeReadiness", "good", ""),
    ]
    let observations = values.compactMap { id, text, note in
      (try? health.value(for: id, from: text)).map {
        Observation(customer: customer.id, metric: id, value: $0, at: Self.now - 3600, note: note)
      }
    }
    let assessment = health.assess(customer, observations: observations, overrides: [], at: Self.now, zone: Self.zone)
    var row = row(number)
    row.health.score = assessment.score
    row.health.coverage = assessment.coverage
    var detail = CustomerDetail(
      row: row, assessment: assessment, monthAgo: nil,
      contacts: [
        Contact(id: "C-1", customer: customer.id, name: "Luis Herrera", email: "luis@acme.example", role: "IT director")
      ],
      activities: [
        Activity(
          id: "A-1", customer: customer.id, at: Self.now.adding(days: -2), kind: "Support",
          description: "Resolved integration issue with EHR system", outcome: "Customer satisfied"),
        Activity(
          id: "A-2", customer: customer.id, at: Self.now.adding(days: -40), kind: "Feature Usage",
          description: "Adopted advanced AI model for diagnostic workflows", outcome: ""),
      ], actions: [longAction(number)], tickets: [ticket(number, minutesAgo: 12)], learners: [learner(number)],
      history: [])
    guard number == 1 else { return detail }
    detail.opportunities = [opportunity(1, .proposed)]
    detail.memberships = [TriggerID("upgradeAcceleration"), "usagePatternAnalysis"].compactMap { members($0).first }
    return detail
  }

  func action(_ number: Int, due: Int) -> ActionRow {
    let customer = customer(number)
    return ActionRow(
      action: ActionItem(
        id: ActionID("ACT-\(number)"), customer: customer.id,
        priority: ActionPriority.allCases[(number + 2) % 3], kind: "Engagement", title: "Schedule QBR \(number)",
        owner: "dana", due: Self.today + due, created: Self.now.adding(days: -7)), customerName: customer.name)
  }

  /// A critical ticket: 15 minutes to respond.
  func ticket(_ number: Int, minutesAgo: Int, severity: Severity = .critical, status: TicketStatus = .new) -> TicketRow
  {
    let customer = customer(number)
    let created = Self.now - minutesAgo * 60
    var ticket = Ticket(
      id: TicketID("T-10\(number)"), customer: customer.id, subject: "Login outage \(number)", created: created)
    ticket.link = links[ticket.id.text]
    var events = [
      TicketEvent(
        ticket: ticket.id, at: created, order: 0, author: .customer("Luis"),
        kind: .opened(severity: severity, status: .new))
    ]
    if status != .new {
      events.append(
        TicketEvent(ticket: ticket.id, at: created + 30, order: 1, author: .agent("sam"), kind: .status(status)))
    }
    return TicketRow(
      reading: support.reading(of: ticket, events: events, customer: customer, at: Self.now),
      customerName: customer.name)
  }

  func figures(customers: Int = 1250) -> PortfolioFigures {
    var figures = PortfolioFigures(
      customers: customers, distribution: [.excellent: 420, .good: 500, .fair: 250, .poor: 80], unscored: 0,
      average: 78.5, change: 2.3, changeCount: 1200, days: (0..<30).map { 76 + Double($0) / 10 }, expansion: 180,
      interventionRequired: 45, openTickets: 89, backlog: 45, breachedTickets: 2, atRiskTickets: 5)
    figures.flows = flows
    return figures
  }

  /// Answers a question from the portfolio made by hand.
  func answer(_ question: AnyQuestion) -> AnyAnswer {
    switch question.asked {
    case let asked as PortfolioQuery: asked.told(figures())
    case let asked as PopulationQuery: asked.told(figures().customers)
    case let asked as CustomerQuery: asked.told(Page(rows: (1...6).map(row), position: 0, total: 6))
    case let asked as CustomerDetailQuery: asked.told(Int(asked.customer.text.suffix(1)).map(detail))
    case let asked as ActionQuery:
      asked.told(Page(rows: [action(2, due: -2), action(1, due: 0), action(3, due: 3)], position: 0, total: 3))
    case let asked as TicketQuery:
      asked.told(
        Page(
          rows: [
            ticket(2, minutesAgo: 28), ticket(1, minutesAgo: 12), ticket(3, minutesAgo: 30, severity: .high),
            ticket(4, minutesAgo: 90, severity: .low), ticket(5, minutesAgo: 90, severity: .high, status: .pending),
          ], position: 0, total: 5))
    case let asked as TrialQuery: asked.told(nil)
    case let asked as LogQuery: asked.told([])
    case let asked as ChangeQuery: asked.told(nil)
    case let asked as SearchQuery: asked.told([])
    case let asked as SegmentAnalysisQuery: asked.told(segments(by: asked.segment, crossedWith: asked.other))
    case let asked as InsightsQuery: asked.told(findings)
    case let asked as ComparisonQuery: asked.told(compared)
    case let asked as SegmentWorkQuery: asked.told(segmentWork(by: asked.segment))
    case let asked as BookQuery: asked.told(book(by: asked.sort, descending: asked.descending))
    case let asked as QualityQuery: asked.told(quality(asked))
    case let asked as MetricsQuery: asked.told(metrics)
    case let asked as RetentionQuery: asked.told(retention(asked))
    case let asked as QualityCaseQuery: asked.told(cases(asked))
    case let asked as ReferenceQuery:
      asked.told(
        Dictionary(
          uniqueKeysWithValues: asked.references.map {
            ($0, $0.text.hasSuffix("99999") ? FoundReference(nearest: ["T-101"]) : FoundReference(id: $0.text))
          }))
    case let asked as PredictionModelQuery: asked.told(nil)
    case let asked as PeopleQuery: asked.told(["dana", "sam"])
    case let asked as FilterNamesQuery:
      asked.told(FilterNames(counters: ["sessions", "API calls"], currencies: ["USD"]))
    case let asked as WorkloadQuery: asked.told(workload)
    case let asked as SourceStatesQuery: asked.told(sources)
    case let asked as DayQuery: asked.told(day())
    case let asked as ReviewQuery: asked.told(review())
    case let asked as ImprovementQuery: asked.told(improvementFigures())
    case let asked as FeedbackTopicsQuery: asked.told(feedback)
    case let asked as ArticleQuery: asked.told(Page(rows: (1...3).map(article), position: 0, total: 3))
    case let asked as ArticleDetailQuery: asked.told(Int(asked.article.text.suffix(1)).map(articleDetail))
    case let asked as InitiativeQuery:
      asked.told(Page(rows: initiatives, position: 0, total: initiatives.count))
    case let asked as InitiativeDetailQuery:
      asked.told(
        initiatives.first { $0.id == asked.initiative }.map { InitiativeDetail(initiative: $0, concerned: 40) })
    case let asked as RoadmapQuery:
      asked.told(Roadmap(initiatives, improvement.roadmap, on: Self.today))
    case let asked as TicketDetailQuery: asked.told(Int(asked.ticket.text.dropFirst(4)).map { ticketDetail($0) })
    case let asked as LearnerQuery: asked.told(Page(rows: (1...3).map(learner), position: 0, total: 3))
    case let asked as SessionQuery: asked.told(Page(rows: sessions, position: 0, total: sessions.count))
    case let asked as SessionDetailQuery: asked.told(sessionDetail(asked.session))
    case let asked as LearningQuery: asked.told(learning(asked))
    case let asked as FiringQuery: asked.told(Page(rows: firings, position: 0, total: firings.count))
    case let asked as MessageQuery: asked.told(Page(rows: messages, position: 0, total: messages.count))
    case let asked as OutreachWhyQuery: asked.told(outreachWhy(asked.id))
    case let asked as ProgrammesQuery: asked.told(programmes)
    case let asked as MemberQuery:
      asked.told(Page(rows: members(asked.programme), position: 0, total: members(asked.programme).count))
    case let asked as OpportunityQuery:
      asked.told(Page(rows: opportunities, position: 0, total: opportunities.count))
    case let asked as ExpansionFiguresQuery: asked.told(expansionFigures)
    case let asked as OpportunityDetailQuery: asked.told(opportunityDetail(asked.id))
    case let asked as JourneyQuery: asked.told(Page(rows: journeys(), position: 0, total: journeys().count))
    case let asked as JourneyDetailQuery:
      asked.told(Int(asked.customer.text.suffix(1)).flatMap { journeyDetail($0) })
    case let asked as JourneyFiguresQuery: asked.told(journeyFigures())
    case let asked as TrainingQuery:
      asked.told(
        TrainingFigures(
          paths: training.paths.enumerated().map { index, path in
            TrainingFigures.PathFigures(
              path: path.id, enrolled: 40, modulesDone: 74 - index * 20, modules: 120, completed: 12, onTime: 8,
              due: 10, certified: 12 - index, expiring: index, lapsed: index)
          }))
    default: question.unknown()
    }
  }

  /// Answers whatever is asked until nothing is.
  func settle(_ console: inout Console, _ effects: [Effect]) {
    console.settle(effects, by: answer)
  }

  /// A console that has read everything.
  func settled(width: Int = 120, height: Int = 36) -> Console {
    var console = console(width: width, height: height)
    settle(&console, console.ask())
    return console
  }

  /// Presses keys by name, each answered before the next.
  func press(_ console: inout Console, _ names: String...) {
    for name in names {
      guard let key = Key(name: name) else { continue }
      settle(&console, console.handle(.keys([key])))
    }
  }

  func frame(_ console: Console, glyphs: GlyphSet = .unicode) -> Canvas {
    var canvas = Canvas(size: console.size, glyphs: glyphs)
    console.draw(on: &canvas)
    return canvas
  }
}
