import CustomerSuccess
import SuccessStore

@testable import SQLStore
@testable import SQLiteEngine

/// What everything costs: read it from left to right. A list of fifty customers costs the same in a portfolio four times the
/// size; four times as many rows shown cost four times as much.
enum CostTable {
  static let all: [Cost] = questions + sortedLists + lists + writes + verbs

  private static let questions: [Cost] = [
    Cost("portfolio", .flat) { b in try await b.count { try await b.store.portfolio(Filter(), at: b.now) } },
    // What stands out among owners is summed customer by customer.
    Cost("portfolio", "tier:pro", .linear) { b in
      try await b.count { try await b.store.portfolio(try customers("tier:pro"), at: b.now) }
    },
    // Nothing is summed up by what can be any text.
    Cost("portfolio", "owner:dana", .linear) { b in
      try await b.count { try await b.store.portfolio(try customers("owner:dana"), at: b.now) }
    },
    Cost("segments", .flat) { b in
      try await b.count { try await b.store.segments(by: .tier, crossedWith: .industry, Filter(), at: b.now) }
    },
    // Sums over the tickets that ended in the period.
    Cost("support", .linear) { b in
      try await b.count { try await b.store.support(Filter(), from: b.now.adding(days: -30), at: b.now) }
    },
    Cost("quality", .linear) { b in
      try await b.count { try await b.store.quality(QualityQuery(by: .tier, days: 30), at: b.now) }
    },
    Cost("qualityCases", .linear) { b in
      let query = QualityCaseQuery(
        QualityQuery(by: .tier, days: 30), .resolution, window: Window(limit: b.amount))
      try await b.count { try await b.store.qualityCases(query, at: b.now) }
    },
    // Sums over the enrolments.
    Cost("training", .linear) { b in try await b.count { try await b.store.training(Filter(), at: b.now) } },
    // Figures of what is open now.
    Cost("wall", .linear) { b in try await b.count { try await b.store.wall(limit: 10, at: b.now) } },
    Cost("workload", .linear) { b in try await b.count { try await b.store.workload(Filter(), at: b.now) } },
    Cost("search", .flat) { b in try await b.count { try await b.store.search("desk sons", limit: 20, at: b.now) } },
    // Names of customers are looked through.
    Cost("search", "two letters", .linear) { b in
      try await b.count { try await b.store.search("de", limit: 20, at: b.now) }
    },
    Cost("people", .flat) { b in try await b.count { try await b.store.people() } },
    // What is theirs.
    Cost("myDay", .linear) { b in try await b.count { try await b.store.myDay(owner: "dana", Filter(), at: b.now) } },
    Cost("ticket", .flat) { b in try await b.count { try await b.store.ticket("TKT-1", at: b.now) } },
    Cost("customer", .flat) { b in try await b.count { try await b.store.customer(CostDesk.id, at: b.now) } },
    Cost("healthFacts", .flat) { b in try await b.count { try await b.store.healthFacts(CostDesk.id) } },
    Cost("events", .flat) { b in try await b.count { try await b.store.events(of: "TKT-1") } },
    Cost("reading", .flat) { b in
      try await b.count {
        try await b.store.reading(of: "TKT-1", trying: .severity(.critical), by: "dana", at: b.now)
      }
    },
    Cost("fact", .flat) { b in try await b.count { try await b.store.fact(.ticket("TKT-1")) } },
    Cost("facts", .linear) { b in try await b.count { try await b.store.facts(.ticket, Filter(), at: b.now) { _ in } }
    },
    // What was escalated in the weeks, and what was opened in the period.
    Cost("review", .linear) { b in
      let week = ISOWeek(of: LocalDate(day: b.now.seconds / 86_400))
      try await b.count { try await b.store.review(ReviewQuery(from: week, through: week), at: b.now) }
    },
    Cost("improvement", .linear) { b in
      try await b.count { try await b.store.improvement(Filter(), from: b.now.adding(days: -30), at: b.now) }
    },
    Cost("article", .flat) { b in try await b.count { try await b.store.article("KB-1000", at: b.now) } },
    Cost("version", .flat) { b in try await b.count { try b.store.version() } },
    Cost("check", .linear) { b in try await b.count { try await b.store.check(at: b.now) } },
  ]

  private static let sortedLists: [Cost] = CustomerQuery.Sort.allCases.map { sort in
    Cost("customers", "by \(sort)", .flat) { b in
      let query = CustomerQuery(sort: sort, window: Window(limit: b.amount))
      try await b.count { try await b.store.customers(query, at: b.now) }
    }
  }

  private static let lists: [Cost] = [
    Cost("customers", .linear, in: .amount) { b in
      let query = CustomerQuery(window: Window(limit: b.amount))
      try await b.count { try await b.store.customers(query, at: b.now) }
    },
    // How many match is counted.
    Cost("customers", "score<50", .linear) { b in
      let query = CustomerQuery(filter: try customers("score<50"), window: Window(limit: b.amount))
      try await b.count { try await b.store.customers(query, at: b.now) }
    },
    Cost("customers", "the next of them", .flat) { b in
      let all = CustomerQuery(window: Window(limit: b.amount))
      guard let last = try await b.store.customers(all, at: b.now).rows.last?.customer.id.text else { return }
      let anchor = Window.Anchor.following(last, position: b.amount, total: 1000)
      let query = CustomerQuery(window: Window(anchor, limit: b.amount))
      try await b.count { try await b.store.customers(query, at: b.now) }
    },
    Cost("customers", "around one", .linear) { b in
      let query = CustomerQuery(window: Window(.around("CUST-DESK"), limit: b.amount))
      try await b.count { try await b.store.customers(query, at: b.now) }
    },
    // How many are open is counted, along an index.
    Cost("tickets", .linear) { b in
      try await b.count { try await b.store.tickets(TicketQuery(window: Window(limit: b.amount)), at: b.now) }
    },
    Cost("tickets", .linear, in: .amount) { b in
      let query = TicketQuery(includeEnded: true, window: Window(limit: b.amount))
      try await b.count { try await b.store.tickets(query, at: b.now) }
    },
    Cost("tickets", "by plan", .linear) { b in
      let query = TicketQuery(grouping: .plan, window: Window(limit: b.amount))
      try await b.count { try await b.store.tickets(query, at: b.now) }
    },
    Cost("tickets", "owner:dana", .linear) { b in
      let filter = try Filter.parse("owner:dana", in: .tickets, me: "")
      try await b.count {
        try await b.store.tickets(TicketQuery(filter: filter, window: Window(limit: b.amount)), at: b.now)
      }
    },
    Cost("actions", .linear) { b in
      try await b.count { try await b.store.actions(ActionQuery(window: Window(limit: b.amount)), at: b.now) }
    },
    Cost("actions", .linear, in: .amount) { b in
      try await b.count { try await b.store.actions(ActionQuery(window: Window(limit: b.amount)), at: b.now) }
    },
    // All are sorted.
    Cost("learners", .linear) { b in
      try await b.count { try await b.store.learners(LearnerQuery(window: Window(limit: b.amount)), at: b.now) }
    },
    Cost("learners", .linear, in: .amount) { b in
      try await b.count { try await b.store.learners(LearnerQuery(window: Window(limit: b.amount)), at: b.now) }
    },
    // How many tickets each has to do with is counted.
    Cost("articles", .linear) { b in
      try await b.count { try await b.store.articles(ArticleQuery(window: Window(limit: b.amount)), at: b.now) }
    },
    Cost("log", .flat, in: .log) { b in
      try await b.count { try await b.store.log(LogQuery(limit: b.amount)) }
    },
    Cost("log", "somebody's", .flat, in: .log) { b in
      try await b.count { try await b.store.log(LogQuery(limit: b.amount, author: "dana")) }
    },
    Cost("entry", .flat, in: .log) { b in try await b.count { try await b.store.entry(once: OnceKey("k", call: ["t"])) }
    },
    Cost("undoable", .flat, in: .log) { b in
      try await b.count { try await b.store.undoable(by: "dana", count: 1) }
    },
    Cost("redoable", .flat, in: .log) { b in try await b.count { try await b.store.redoable(by: "dana") } },
    Cost("change", .flat, in: .log) { b in try await b.count { try await b.store.change(1, limit: b.amount) } },
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
      Cost("perform", verb.rawValue, .flat, in: growth) { b in
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

  /// Contacts, observations and tickets that are not there yet.
  var news: [Fact] {
    (0..<amount).flatMap { number -> [Fact] in
      let ticket = TicketID("NEW-\(number)")
      return [
        .contact(Contact(id: ContactID("NEW-\(number)"), customer: CostDesk.id, name: "New \(number)")),
        .ticket(
          Ticket(
            id: ticket, customer: CostDesk.id, subject: "New", category: "", channel: "email", created: now - 60)),
        .ticketEvent(
          TicketEvent(
            ticket: ticket, at: now - 60, order: 0, author: .customer("pat"),
            kind: .opened(severity: .low, status: .new))),
      ]
    }
  }

  func imported() async throws -> Int {
    guard let entry = try await store.load(news).entry else { throw Refusal("nothing was imported") }
    return entry.id
  }
}
