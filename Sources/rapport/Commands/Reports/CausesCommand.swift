import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct CausesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "causes",
    abstract: "The improvement loop: the fishbone of root causes, training gaps, and the self-service rate.",
    discussion: """
      Root causes found, tickets opened and tickets resolved in the period. Every count is the sum of those below it.
      """)

  @OptionGroup var filter: FilterArgument
  @OptionGroup var period: PeriodOption
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let days = try period.days
    try output.give(surroundings, filter) { place, filter in
      let start = SupportPeriod.start(before: place.now, days: days)
      let figures = try await place.store.answer(ImprovementQuery(filter, days: days), at: place.now)
      return CausesReport(figures, of: place, from: start, days: days)
    }
  }
}

/// The framework's `continuousImprovement` in figures.
struct CausesReport: Encodable {
  var asOf: String
  var period: SupportReport.Period
  var rootCauseAnalysis: Fish
  var knowledgeBaseUpdates: SelfService
  var trainingPrograms: [Gap]

  struct Fish: Encodable {
    var total: Int
    var categories: [Category]
  }

  struct Category: Encodable {
    var category: String
    var title: String
    var count: Int
    var causes: [Cause]
  }

  struct Cause: Encodable {
    /// Absent for tickets of which only the category is known.
    var cause: String?
    var title: String
    var count: Int
    /// The latest first.
    var tickets: [Root]
  }

  struct Root: Encodable {
    var ticketId: String
    /// The last of the whys.
    var rootCause: String
    var whys: [String]
    var author: String
    var foundAt: String
  }

  struct SelfService: Encodable {
    /// In percent; absent where there is nothing to be a share of.
    var selfServiceResolutionRate: Double?
    var selfServiceResolved: Int
    var resolved: Int
    var publishedArticles: Int
    /// The framework's words for tier 1.
    var framework: String
  }

  struct Gap: Encodable {
    var lesson: String
    var tickets: Int
    var untrainedTickets: Int
    var customers: Int
    var untrainedCustomers: Int
    /// Of the untrained customers.
    var withoutLearners: Int
    var modules: [Module]

    struct Module: Encodable {
      var module: String
      var title: String
      var customersLacking: Int
    }
  }

  init(_ figures: ImprovementFigures, of place: Workplace, from start: Instant, days: Int) {
    asOf = place.now.iso8601
    period = SupportReport.Period(days: days, from: start.iso8601, to: place.now.iso8601)
    rootCauseAnalysis = Fish(figures.fishbone, place.rulebook.improvement)
    knowledgeBaseUpdates = SelfService(
      selfServiceResolutionRate: tenths(figures.selfServiceRate), selfServiceResolved: figures.selfService.part,
      resolved: figures.selfService.whole, publishedArticles: figures.published,
      framework: place.rulebook.support.tiers[.selfService]?.resolutionRate ?? "")
    trainingPrograms = figures.gaps.map { Gap($0, place.rulebook.training) }
  }
}

extension CausesReport.Fish {
  fileprivate init(_ fishbone: Fishbone, _ rules: ImprovementRules) {
    total = fishbone.count
    categories = fishbone.branches.map { branch in
      CausesReport.Category(
        category: branch.category.text, title: rules[branch.category]?.title ?? branch.category.text,
        count: branch.count,
        causes: branch.twigs.map { twig in
          CausesReport.Cause(
            cause: twig.cause?.text, title: ImprovementWords.title(of: twig.cause, in: branch.category, rules),
            count: twig.count,
            tickets: twig.roots.map { root in
              CausesReport.Root(
                ticketId: root.ticket.text, rootCause: root.deepest, whys: root.whys, author: root.author,
                foundAt: root.at.iso8601)
            })
        })
    }
  }
}

extension CausesReport.Gap {
  fileprivate init(_ gap: TrainingGap, _ catalogue: TrainingCatalogue) {
    lesson = gap.lesson.title
    tickets = gap.tickets
    untrainedTickets = gap.untrainedTickets.count
    customers = gap.customers
    untrainedCustomers = gap.untrainedCustomers.count
    withoutLearners = gap.withoutLearners
    modules = gap.lacking.map { lack in
      Module(
        module: lack.module.description, title: ImprovementWords.title(of: lack.module, in: catalogue),
        customersLacking: lack.customers)
    }
  }
}

extension CausesReport: PrintedReport {
  var parts: [ReportPart] {
    [.line("Causes of the last \(counted(period.days, "day"))"), .sheet(causes), .sheet(gaps), .line(selfService)]
  }

  private var causes: Sheet {
    var rows = rootCauseAnalysis.categories.flatMap { category in
      [[category.title, "", NumberWords.whole(category.count)]]
        + category.causes.map { ["", $0.title, NumberWords.whole($0.count)] }
    }
    rows.append(["Total", "", NumberWords.whole(rootCauseAnalysis.total)])
    return Sheet(title: "Root causes", columns: [.words("Category"), .words("Cause"), .number("Tickets")], rows: rows)
  }

  private var gaps: Sheet {
    Sheet(
      title: "Training gaps",
      columns: [
        .words("Lesson"), .number("Tickets"), .number("Untrained"), .number("Customers"), .number("Untrained"),
        .words("Lacking most", maximum: 60),
      ],
      rows: trainingPrograms.map { gap in
        let most = gap.modules.max { $0.customersLacking < $1.customersLacking }
        let lacking = most.flatMap { $0.customersLacking == 0 ? nil : $0.title } ?? "–"
        return [
          gap.lesson, NumberWords.whole(gap.tickets), NumberWords.whole(gap.untrainedTickets),
          NumberWords.whole(gap.customers), NumberWords.whole(gap.untrainedCustomers), lacking,
        ]
      })
  }

  private var selfService: String {
    let known = knowledgeBaseUpdates
    let figures = ImprovementFigures(
      fishbone: Fishbone([], rules: ImprovementRules()),
      selfService: TicketShare(part: known.selfServiceResolved, whole: known.resolved),
      published: known.publishedArticles)
    let goal = known.framework.isEmpty ? "" : " (the framework's tier 1: \(known.framework))"
    return "Self-service: \(ImprovementWords.selfService(figures))\(goal)"
  }
}
