import CustomerSuccess
import SuccessStore

@testable import SQLStore
@testable import SQLiteEngine

/// What everything costs: read it from left to right. A list of fifty customers costs the same in a portfolio four times the
/// size; four times as many rows shown cost four times as much.
enum CostTable {
  static let all: [Cost] = questions + sortedLists + lists + writes + verbs

  private static let questions: [Cost] = [
    .asking(.flat) { _ in PortfolioQuery() },
    // What stands out among owners is summed customer by customer.
    .asking(.linear, "tier:pro") { _ in PortfolioQuery(try customers("tier:pro")) },
    // Whoever moved lately is read.
    .asking(.linear, "moves") { _ in PortfolioQuery(movesOver: CategoryFlows.week) },
    // Nothing is summed up by what can be any text.
    .asking(.linear, "owner:dana") { _ in PortfolioQuery(try customers("owner:dana")) },
    // The scope line asks it on every screen.
    .asking(.flat) { _ in PopulationQuery() },
    .asking(.flat, "tier:pro") { _ in PopulationQuery(try customers("tier:pro")) },
    .asking(.linear, "owner:dana") { _ in PopulationQuery(try customers("owner:dana")) },
    .asking(.flat) { _ in SegmentQuery(by: .tier) },
    .asking(.flat) { _ in SegmentAnalysisQuery(by: .tier, crossedWith: .industry) },
    .asking(.flat) { _ in ComparisonQuery(try customers("tier:pro"), with: try customers("tier:starter")) },
    .asking(.linear, "owner:dana") { _ in
      ComparisonQuery(try customers("owner:dana"), with: try customers("-owner:dana"))
    },
    // Every enrolment and every subscription, and what fired lately.
    .asking(.linear) { _ in SegmentWorkQuery(by: .tier) },
    .asking(.linear, "owner:dana") { _ in SegmentWorkQuery(by: .owner, try customers("owner:dana")) },
    // Everybody is read, and those in decline are judged at two times.
    .asking(.linear) { _ in InsightsQuery() },
    .asking(.linear, "owner:dana") { _ in InsightsQuery(try customers("owner:dana")) },
    // Sums over the tickets that ended in the period.
    .asking(.linear) { b in SupportQuery(from: b.now.adding(days: -30)) },
    .asking(.linear) { _ in QualityQuery(by: .tier, days: 30) },
    .asking(.linear) { b in
      QualityCaseQuery(QualityQuery(by: .tier, days: 30), .resolution, window: Window(limit: b.amount))
    },
    // Sums over the enrolments.
    .asking(.linear) { _ in TrainingQuery() },
    // Everybody who learns, and all that they did.
    .asking(.linear) { _ in LearningQuery() },
    .asking(.flat, "one customer's") { _ in LearningQuery(customer: CostDesk.id) },
    // Which of them is over hangs on the moment: all are looked at.
    .asking(.linear) { b in SessionQuery(window: Window(limit: b.amount)) },
    .asking(.flat) { _ in SessionDetailQuery("SES-1") },
    // Figures of what is open now.
    .asking(.linear) { _ in WallQuery(limit: 10) },
    .asking(.linear) { _ in WorkloadQuery() },
    // Whoever is there is read once, with what is late and what can grow.
    .asking(.linear) { _ in BookQuery() },
    .asking(.linear) { _ in OverdueRenewalsQuery() },
    .asking(.linear, "owner:dana") { _ in BookQuery(try customers("owner:dana")) },
    // Of what is open.
    .asking(.linear) { b in AlertQuery(me: "dana", until: b.now + 3600, limit: 100) },
    .asking(.flat) { _ in SearchQuery("desk sons", limit: 20) },
    // Names of customers are looked through.
    .asking(.linear, "two letters") { _ in SearchQuery("de", limit: 20) },
    .asking(.flat) { _ in PeopleQuery() },
    // Each count and each contract once, where a filter on a counter or a currency finds nobody.
    .asking(.linear) { _ in FilterNamesQuery() },
    // All names once; each letter of a filter then looks through memory.
    .asking(.linear) { _ in FilterReadiness() },
    // What is theirs.
    .asking(.linear) { _ in DayQuery(owner: "dana") },
    .asking(.flat) { _ in TicketDetailQuery("TKT-1") },
    .asking(.flat) { _ in FollowersQuery(of: "TKT-1") },
    .asking(.flat) { _ in CustomerDetailQuery(CostDesk.id) },
    .asking(.flat) { _ in JourneyDetailQuery(CostDesk.id) },
    // Of those under way, and of everybody.
    .asking(.linear) { _ in JourneyFiguresQuery() },
    .asking(.linear) { _ in OnboardingQuery() },
    .asking(.flat) { _ in OutreachWhyQuery("MSG-1") },
    .asking(.flat) { _ in OutboxQuery() },
    .asking(.flat) { _ in MembershipsQuery(CostDesk.id) },
    .asking(.flat) { _ in OpportunityDetailQuery("\(CostDesk.id)/1") },
    // Every opportunity is looked at once, and every membership.
    .asking(.linear) { _ in ExpansionFiguresQuery() },
    .asking(.linear) { _ in ProgrammesQuery() },
    // Every subscription is read once.
    .asking(.linear) { b in
      let today = LocalDate(day: b.now.seconds / 86_400)
      return RetentionQuery(try RetentionPlan(from: today - 700, to: today, by: .month))
    },
    .asking(.linear) { b in
      RetentionQuery(RetentionPlan(last: 12, .quarter, upTo: LocalDate(day: b.now.seconds / 86_400)))
    },
    .asking(.linear, "owner:dana") { b in
      let today = LocalDate(day: b.now.seconds / 86_400)
      return RetentionQuery(try RetentionPlan(from: today - 700, to: today), try customers("owner:dana"))
    },
    // Every answer of a year, every value of two metrics, every subscription.
    .asking(.linear) { _ in MetricsQuery() },
    .asking(.linear, "owner:dana") { _ in MetricsQuery(try customers("owner:dana")) },
    // One row, with what tells whether it is old.
    .asking(.flat) { _ in KeptAnswerQuery(MetricsQuery()) },
    .asking(.flat, in: .log) { _ in KeptAnswerQuery(MetricsQuery()) },
    // What the question costs, and one row.
    Cost("KeepingQuery", .linear) { b in
      let later = b.now + KeptAnswers.rest
      try await b.store.perform([try CostDesk.request(.note)], title: "t", by: "dana", at: later)
      try await b.count { try await b.store.answer(KeepingQuery(MetricsQuery()), at: later) }
    },
    // Everybody is judged.
    .asking(.linear) { _ in TraitsQuery() },
    .asking(.flat) { _ in PredictionModelQuery(.churned) },
    // Every text that customers wrote, and whoever is there.
    .asking(.linear) { _ in VerbatimQuery() },
    .asking(.linear, "owner:dana") { _ in VerbatimQuery(try customers("owner:dana"), days: 90) },
    .asking(.linear) { _ in FeedbackQuery(days: 90) },
    .asking(.linear) { _ in FeedbackTopicsQuery(days: 90, texts: 50) },
    .asking(.flat) { _ in VerbatimsQuery("SUR-9") },
    .asking(.flat) { _ in FeedbackRulesQuery() },
    // Everybody's days.
    .asking(.linear) { _ in OutreachTrialQuery() },
    // Everybody by both rulebooks.
    .asking(.linear) { _ in RulebookPlanQuery(try CostDesk.otherRules()) },
    .asking(.flat) { _ in RulebookQuery() },
    .asking(.flat) { _ in FrameworkFilesQuery() },
    .asking(.flat) { _ in LastOutreachQuery() },
    .asking(.linear) { b in
      let today = LocalDate(day: b.now.seconds / 86_400)
      return OutreachSimulationQuery(today...today + 30)
    },
    .asking(.flat) { _ in HealthFactsQuery(CostDesk.id) },
    .asking(.flat) { _ in EventsQuery(of: "TKT-1") },
    .asking(.flat) { _ in TrialQuery(of: "TKT-1", trying: .severity(.critical), by: "dana") },
    .asking(.flat) { _ in FactQuery(.ticket("TKT-1")) },
    .asking(.flat) { _ in ReferenceQuery([Reference(.ticket, "TKT-none"), Reference(.customer, "9")]) },
    .asking(.flat) { _ in StandingQuery(.ticket("TKT-1"), source: "") },
    .asking(.flat) { _ in UnknownContactsQuery(["CON-none", "P-none"], source: "") },
    .asking(.flat, in: .log) { _ in UnknownContactsQuery(["CON-none", "P-none"], source: "") },
    .asking(.flat) { _ in NamesakesQuery(of: [NamedCustomer("CUS-none", "Nobody Ltd")], source: "") },
    .asking(.flat) { b in
      DecidedRevenueQuery(
        [CostDesk.id: Money(minorUnits: 17, currency: "USD")], on: LocalDate(day: b.now.seconds / 86_400))
    },
    .asking(.flat) { _ in OtherCustomersQuery(of: [NamedCustomer(CostDesk.id, "Another")], source: "crm") },
    .asking(.flat, in: .log) { _ in NamesakesQuery(of: [NamedCustomer("CUS-none", "Nobody Ltd")], source: "") },
    // Theirs, once an import.
    .asking(.flat) { _ in ContactsQuery(of: [CostDesk.id]) },
    // Whoever was renamed.
    .asking(.linear) { _ in FormerNamesQuery() },
    .asking(.flat) { _ in UndoneRunsQuery(source: "crm") },
    .asking(.flat, in: .log) { _ in TakenBackQuery([.ticket("TKT-1")], source: "crm", runs: [1]) },
    .asking(.flat, in: .log) { _ in TakenBackEventsQuery(of: "TKT-1", runs: [1]) },
    .asking(.flat) { _ in ImportMemoryQuery() },
    .asking(.flat) { _ in RemovedFactQuery(.contact("CON-1")) },
    .asking(.flat) { _ in ImportSourcesQuery() },
    .asking(.linear) { _ in ToldQuery(.customer, source: "crm") },
    .asking(.linear) { _ in ToldQuery(.ticket, source: "crm") },
    .asking(.flat) { _ in SourceStatesQuery() },
    .asking(.flat, in: .log) { _ in StandingQuery(.ticket("TKT-1"), source: "") },
    Cost("facts", .linear) { b in try await b.count { try await b.store.facts(.ticket, Filter(), at: b.now) { _ in } }
    },
    // What was escalated in the weeks, and what was opened in the period.
    .asking(.linear) { b in
      let week = ISOWeek(of: LocalDate(day: b.now.seconds / 86_400))
      return ReviewQuery(from: week, through: week)
    },
    .asking(.linear) { _ in ImprovementQuery(days: 30) },
    .asking(.flat) { _ in ArticleDetailQuery("KB-1000") },
    .asking(.flat) { _ in RoadmapQuery() },
    // Whom it concerns is counted.
    .asking(.linear) { _ in InitiativeDetailQuery("INI-1") },
    // Every text that customers wrote is read for its theme.
    .asking(.linear) { _ in InitiativeAudienceQuery("INI-1") },
    Cost("version", .flat) { b in try await b.count { try b.store.version() } },
    Cost("check", .linear) { b in try await b.count { try await b.store.check(at: b.now) } },
  ]

  private static let sortedLists: [Cost] = CustomerQuery.Sort.allCases.map { sort in
    .asking(.flat, "by \(sort)") { b in CustomerQuery(sort: sort, window: Window(limit: b.amount)) }
  }

  private static let lists: [Cost] = [
    .asking(.linear, in: .amount) { b in CustomerQuery(window: Window(limit: b.amount)) },
    // How many match is counted.
    .asking(.linear, "score<50") { b in
      CustomerQuery(filter: try customers("score<50"), window: Window(limit: b.amount))
    },
    .asking(.linear, "moved") { b in
      CustomerQuery(filter: try customers("moved:critical"), window: Window(limit: b.amount))
    },
    // Of each customer the counts of two stretches along the key.
    // Of each that does not pass by its main currency what it pays in others, along the index of its subscriptions.
    .asking(.linear, "revenue in any currency") { b in
      CustomerQuery(filter: try customers("mrr>1000EUR"), window: Window(limit: b.amount))
    },
    .asking(.linear, "trend of a counter") { b in
      CustomerQuery(filter: try customers("trend.workflows<-20"), window: Window(limit: b.amount))
    },
    .asking(.linear, "was") { b in
      CustomerQuery(filter: try customers("was:critical"), window: Window(limit: b.amount))
    },
    Cost("CustomerQuery", "the next of them", .flat) { b in
      let all = CustomerQuery(window: Window(limit: b.amount))
      guard let last = try await b.store.answer(all, at: b.now).rows.last?.customer.id.text else { return }
      let anchor = Window.Anchor.following(last, position: b.amount, total: 1000)
      let query = CustomerQuery(window: Window(anchor, limit: b.amount))
      try await b.count { try await b.store.answer(query, at: b.now) }
    },
    .asking(.linear, "around one") { b in CustomerQuery(window: Window(.around("CUST-DESK"), limit: b.amount)) },
    // How many are open is counted, along an index.
    // How many are under way is counted, along an index; so with each order of another kind.
    .asking(.linear) { b in JourneyQuery(window: Window(limit: b.amount)) },
    .asking(.linear, in: .amount) { b in JourneyQuery(window: Window(limit: b.amount)) },
    .asking(.linear, "by name") { b in JourneyQuery(sort: .name, window: Window(limit: b.amount)) },
    .asking(.flat) { b in FiringQuery(window: Window(limit: b.amount)) },
    .asking(.flat) { b in MessageQuery(window: Window(limit: b.amount)) },
    // All are counted, and as many are reckoned as the window shows.
    .asking(.linear) { b in OpportunityQuery(window: Window(limit: b.amount)) },
    // Of a programme's members each one's latest is found before they are sorted.
    .asking(.linear) { b in MemberQuery("churnPrevention", window: Window(limit: b.amount)) },
    .asking(.linear) { b in TicketQuery(window: Window(limit: b.amount)) },
    // Names are looked through, which are as many at each size, and their rows counted.
    .asking(.linear, "owner:an") { b in
      CustomerQuery(filter: try customers("owner:an"), window: Window(limit: b.amount))
    },
    .asking(.flat, "nobody's") { b in
      CustomerQuery(filter: try customers("owner:nobody-such"), window: Window(limit: b.amount))
    },
    .asking(.linear, "alternatives") { b in
      CustomerQuery(
        filter: try customers("owner:an or score<30 or (tier:pro -health:good)"), window: Window(limit: b.amount))
    },
    .asking(.linear, in: .amount) { b in TicketQuery(includeEnded: true, window: Window(limit: b.amount)) },
    .asking(.linear, "by plan") { b in TicketQuery(grouping: .plan, window: Window(limit: b.amount)) },
    .asking(.linear, "owner:dana") { b in
      TicketQuery(filter: try Filter.parse("owner:dana", in: .tickets, me: ""), window: Window(limit: b.amount))
    },
    .asking(.linear) { b in ActionQuery(window: Window(limit: b.amount)) },
    .asking(.linear, in: .amount) { b in ActionQuery(window: Window(limit: b.amount)) },
    // All are sorted.
    .asking(.linear) { b in LearnerQuery(window: Window(limit: b.amount)) },
    .asking(.linear, in: .amount) { b in LearnerQuery(window: Window(limit: b.amount)) },
    // How many tickets each has to do with is counted.
    .asking(.linear) { b in ArticleQuery(window: Window(limit: b.amount)) },
    // As many as the team has, whatever the portfolio's size.
    .asking(.flat) { b in InitiativeQuery(window: Window(limit: b.amount)) },
    .asking(.flat, in: .log) { b in LogQuery(limit: b.amount) },
    .asking(.flat, "somebody's", in: .log) { b in LogQuery(LogFilter(author: "dana"), limit: b.amount) },
    .asking(.flat, in: .log) { _ in OnceQuery(OnceKey("k", call: ["t"])) },
    .asking(.flat, in: .log) { _ in UndoableQuery(by: "dana") },
    .asking(.flat, in: .log) { _ in RedoableQuery(by: "dana") },
    .asking(.flat, in: .log) { b in ChangeQuery(1, limit: b.amount) },
    .asking(.linear, "in words", in: .amount) { b in ChangeQuery(1, limit: b.amount, withContext: true) },
  ]

  private static let writes: [Cost] = [
    Cost("commit", "one edit", .flat) { b in
      let edit = try await b.priorities()[0]
      try await b.count { try await b.store.commit([edit], title: "t", by: "dana", at: b.now) }
    },
    Cost("commit", .linear, in: .amount) { b in
      let edits = try await b.priorities()
      try await b.count { try await b.store.commit(edits, title: "t", by: "dana", at: b.now) }
    },
    Cost("commit", "one edit", .flat, in: .log) { b in
      let edit = try await b.priorities()[0]
      try await b.count { try await b.store.commit([edit], title: "t", by: "dana", at: b.now) }
    },
    Cost("undo", "one edit", .flat) { b in
      let edit = try await b.priorities()[0]
      let entry = try await b.store.commit([edit], title: "t", by: "dana", at: b.now)
      try await b.count { try await b.store.undo(entry.id, by: "dana", at: b.now) }
    },
    Cost("undo", .linear, in: .amount) { b in
      let entry = try await b.store.commit(try await b.priorities(), title: "t", by: "dana", at: b.now)
      try await b.count { try await b.store.undo(entry.id, by: "dana", at: b.now) }
    },
    Cost("redo", "one edit", .flat) { b in
      let edit = try await b.priorities()[0]
      let entry = try await b.store.commit([edit], title: "t", by: "dana", at: b.now)
      try await b.store.undo(entry.id, by: "dana", at: b.now)
      try await b.count { try await b.store.redo(1, by: "dana", at: b.now, once: nil) }
    },
    // The kinds that the import added are looked through for its rows.
    Cost("undo", "an import", .linear) { b in
      let added = try await b.imported()
      try await b.count { try await b.store.undo(added, by: "tests", at: b.now) }
    },
    Cost("bulkImport", "first", .linear) { b in
      let scratch = try Scratch()
      let store = try SQLiteEngine.open(
        path: scratch.path(), rulebook: TestRules.rulebook(), mode: .readWrite, meter: b.meter)
      let facts = try await b.everything()
      try await b.count { try await store.load(facts) }
      try store.close()
    },
    Cost("bulkImport", "all of it again", .linear) { b in
      let facts = try await b.everything()
      try await b.count { try await b.store.load(facts) }
    },
    Cost("bulkImport", "a few rows more", .flat) { b in
      let facts = b.news
      try await b.count { try await b.store.load(facts) }
    },
    Cost("bulkImport", "rows more", .linear, in: .amount) { b in
      let facts = b.news
      try await b.count { try await b.store.load(facts) }
    },
    Cost("bulkImport", "a source's, all of it again", .linear) { b in
      let facts = try await b.everything()
      try await b.count { try await b.store.load(facts, from: "crm") }
    },
    Cost("bulkImport", "a source's rows again, after work here", .flat) { b in
      let facts = try await b.workedOn()
      try await b.count { try await b.store.load(facts, from: "crm") }
    },
    Cost("bulkImport", "a source's rows again, after work here", .linear, in: .amount) { b in
      let facts = try await b.workedOn()
      try await b.count { try await b.store.load(facts, from: "crm") }
    },
    Cost("bulkImport", "a source's rows again, after work here", .flat, in: .log) { b in
      let facts = try await b.workedOn()
      try await b.count { try await b.store.load(facts, from: "crm") }
    },
    Cost("bulkImport", "a source's other prices", .flat) { b in
      let facts = try await b.pricedAnew()
      try await b.count { try await b.store.load(facts, from: "crm", at: b.now) }
    },
    Cost("bulkImport", "a source's other prices", .linear, in: .amount) { b in
      let facts = try await b.pricedAnew()
      try await b.count { try await b.store.load(facts, from: "crm", at: b.now) }
    },
    Cost("runOutreach", "first", .linear) { b in
      try await b.count { try await b.store.runOutreach(OutreachOrder(), by: "dana", at: b.now) }
    },
    Cost("runOutreach", "nothing due", .flat) { b in
      try await b.store.runOutreach(OutreachOrder(), by: "dana", at: b.now)
      try await b.count { try await b.store.runOutreach(OutreachOrder(), by: "dana", at: b.now) }
    },
    // Those that were touched alone, whatever the portfolio's size.
    Cost("runOutreach", "after a change", .flat) { b in
      try await b.store.runOutreach(OutreachOrder(), by: "dana", at: b.now)
      try await b.store.perform([try CostDesk.request(.record)], title: "t", by: "dana", at: b.now)
      try await b.count { try await b.store.runOutreach(OutreachOrder(), by: "dana", at: b.now) }
    },
    Cost("runOutreach", "after changes", .linear, in: .amount) { b in
      try await b.store.runOutreach(OutreachOrder(), by: "dana", at: b.now)
      try await b.store.commit(try await b.priorities(), title: "t", by: "dana", at: b.now)
      try await b.count { try await b.store.runOutreach(OutreachOrder(), by: "dana", at: b.now) }
    },
    Cost("note", .flat) { b in
      try await b.count { try await b.store.note(SourceState(name: "desk", every: 60)) }
    },
    Cost("refresh", "nothing due", .flat) { b in try await b.count { try await b.store.refresh(at: b.now) } },
    Cost("refresh", "after somebody's change", .flat) { b in
      let later = b.now.adding(days: 1)
      try await b.store.perform([try CostDesk.request(.note)], title: "t", by: "dana", at: later)
      try await b.count { try await b.store.refresh(at: later) }
    },
    // Tickets whose clocks turned, and their customers.
    Cost("refresh", "a day later", .linear) { b in
      try await b.count { try await b.store.refresh(at: b.now.adding(days: 1)) }
    },
    Cost("backup", .flat) { b in
      let scratch = try Scratch()
      try await b.count { try await b.store.backup(to: scratch.path("copy.db")) }
    },
  ]

  /// One thing done to something that is there: in a portfolio, and under a log, of any size.
  private static let verbs: [Cost] = Verb.allCases.flatMap { verb in
    [Cost.Growth.portfolio, .log].map { (growth: Cost.Growth) -> Cost in
      // Who is forgotten is looked for in all of the log.
      Cost("perform", verb.rawValue, verb == .forget ? .linear : .flat, in: growth) { b in
        let request = try CostDesk.request(verb)
        try await b.count { try await b.store.perform([request], title: "t", by: "dana", at: b.now) }
      }
    }
  }

  private static func customers(_ filter: String) throws -> Filter {
    try Filter.parse(filter, in: .customers, me: "")
  }
}

extension CostBench {
  /// All that the store holds, as an export has it.
  func everything() async throws -> [Fact] { try await store.allFacts(at: now) }
}
