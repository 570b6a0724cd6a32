import ConsoleApp
import CustomerSuccess
import SuccessStore

/// Onboarding as data: journeys with their steps, funnels, the objective.
struct OnboardingReport: Encodable {
  var asOf: String
  var journeys: [JourneyEntry]
  var funnel: [Funnel]
  /// Absent where the rules have none.
  var objective: Objective?
  /// For text only.
  var figures: JourneyFigures
  /// Whom the funnel counts: whose journey began in so many days. For text only.
  var cohortDays: Int

  enum CodingKeys: String, CodingKey { case asOf, journeys, funnel, objective }

  struct Funnel: Encodable {
    var tier: String
    var customers: Int
    /// The stage at which most customers wait past its date; absent where nobody does.
    var sticksAt: String?
    var stages: [Stage]
  }

  struct Stage: Encodable {
    var key: String
    var title: String
    /// Days after the start by which it is expected.
    var day: Int
    var reached: Int
    /// In percent of the tier's customers.
    @OrNull var reachedRate: Double?
    var waiting: Int
    @OrNull var medianDays: Double?
  }

  struct Objective: Encodable {
    var title: String
    var goal: String
    var days: Int
    /// Percent.
    var target: Int
    /// Customers whose days are over.
    var n: Int
    var reached: Int
    /// Percent of them; absent without any.
    @OrNull var current: Double?
    /// Of them, those of whom no first value is known.
    var unknown: Int
    /// From sign-up to first value.
    @OrNull var medianDays: Double?
  }

  init(_ found: Onboarding, _ rules: JourneyRules, at now: Instant) {
    asOf = now.iso8601
    journeys = found.journeys.map { JourneyEntry($0, rules) }
    funnel = found.figures.funnels.map(Funnel.init)
    objective = found.figures.activation.map(Objective.init)
    figures = found.figures
    cohortDays = rules.cohortDays
  }
}

/// One customer's journey as data.
struct JourneyEntry: Encodable {
  var customer: String
  var name: String
  var tier: String
  var start: String
  /// It is asked for: neither long over nor given up.
  var isUnderWay: Bool
  /// The key of what is next; absent where nothing is open.
  var next: String?
  var late: Int
  var steps: [Step]
  /// Those of the flow's prompts that still wait have no date.
  var prompts: [Step]
  var surveys: [Step]
  /// What was settled in flows before.
  var kept: [Step]

  struct Step: Encodable {
    var kind: String
    var key: String
    var title: String
    var date: String?
    var from: String?
    var to: String?
    var minutes: Int?
    var attendees: String?
    var state: String
    /// The day on which it was settled.
    var settled: String?
    var reason: String?
  }

  init(_ row: JourneyRow, _ rules: JourneyRules) {
    let journey = row.journey
    customer = row.customer.id.text
    name = row.customer.name
    tier = journey.tier.rawValue
    start = journey.start.description
    isUnderWay = rules.isUnderWay(journey, row.customer)
    next = journey.next?.id.text
    late = journey.late.count
    func entries(_ steps: [JourneyStep], _ isWanted: (JourneyStep) -> Bool = { _ in true }) -> [Step] {
      steps.filter(isWanted).map(Step.init)
    }
    steps = entries(journey.steps) { $0.step.kind != .survey && ($0.step.kind != .prompt || $0.dates != nil) }
    prompts = entries(journey.steps) { $0.step.kind == .prompt }
    surveys = entries(journey.steps) { $0.step.kind == .survey }
    kept = entries(journey.kept)
  }
}

extension JourneyEntry.Step {
  init(_ step: JourneyStep) {
    let isSpan = step.step.kind == .phase
    kind = [.prompt, .survey].contains(step.step.kind) ? StepKind.step.rawValue : step.step.kind.rawValue
    key = step.id.text
    title = step.step.title
    date = isSpan ? nil : step.dates?.lowerBound.description
    from = isSpan ? step.dates?.lowerBound.description : nil
    to = isSpan ? step.dates?.upperBound.description : nil
    minutes = step.step.minutes
    attendees = step.step.attendees.isEmpty ? nil : step.step.attendees
    state = step.state.rawValue
    settled = step.settled?.description
    reason = step.outcome.flatMap { $0.reason.isEmpty ? nil : $0.reason }
  }
}

extension OnboardingReport.Funnel {
  init(_ funnel: JourneyFunnel) {
    tier = funnel.tier.rawValue
    customers = funnel.customers
    sticksAt = funnel.sticking?.id.text
    stages = funnel.stages.map { stage in
      OnboardingReport.Stage(
        key: stage.id.text, title: stage.title, day: stage.day, reached: stage.reached,
        reachedRate: funnel.customers == 0 ? nil : tenths(100 * Double(stage.reached) / Double(funnel.customers)),
        waiting: stage.waiting, medianDays: stage.medianDays)
    }
  }
}

extension OnboardingReport.Objective {
  init(_ figure: ActivationFigure) {
    title = figure.objective.title
    goal = figure.objective.goal
    days = figure.objective.days
    target = figure.objective.targetPercent
    n = figure.count
    reached = figure.reached
    current = tenths(figure.percent)
    unknown = figure.unknown
    medianDays = figure.medianDays
  }
}

extension OnboardingReport: PrintedReport {
  var parts: [ReportPart] {
    let head =
      "Onboarding · \(asOf) · \(NumberWords.whole(journeys.count)) journeys, "
      + "\(NumberWords.whole(figures.underWay)) under way, \(NumberWords.whole(figures.late)) late"
    return [.line(head), .sheet(list)] + funnel.map { .sheet(sheet($0)) } + (objective.map { [.line($0.words)] } ?? [])
  }

  /// Late first, as the screen has them; finished ones last.
  private var underWay: [(entry: JourneyEntry, next: JourneyEntry.Step?)] {
    let found = journeys.filter(\.isUnderWay).map { entry in
      (entry: entry, next: (entry.steps + entry.surveys).first { $0.key == entry.next })
    }
    return found.sorted { ($0.next?.date ?? "~", $0.entry.customer) < ($1.next?.date ?? "~", $1.entry.customer) }
  }

  private var list: Sheet {
    Sheet(
      columns: [
        .words("Customer"), .words("Company", maximum: 32), .words("Tier"), .words("Start"), .number("Late"),
        .words("Next", maximum: 44), .words("Date"), .words("State"),
      ],
      rows: underWay.map { entry, next in
        return [
          entry.customer, entry.name, entry.tier, entry.start, NumberWords.whole(entry.late), next?.title ?? "–",
          next?.date ?? "–", next?.state ?? "–",
        ]
      })
  }

  private func sheet(_ funnel: Funnel) -> Sheet {
    Sheet(
      title:
        "\(funnel.tier.capitalizedFirst), \(counted(funnel.customers, "customer")) whose journey began in the last "
        + "\(counted(cohortDays, "day"))" + (funnel.sticksAt.map { "; sticks at \($0)" } ?? ""),
      columns: [
        .words("Stage"), .words("What", maximum: 60), .number("Day"), .number("Reached"), .number("Rate"),
        .number("Late"),
        .number("Median days"),
      ],
      rows: funnel.stages.map { stage in
        [
          stage.key, stage.title, NumberWords.whole(stage.day), NumberWords.whole(stage.reached),
          stage.reachedRate.map { "\(NumberWords.tenth($0)) %" } ?? "–", NumberWords.whole(stage.waiting),
          stage.medianDays.map(NumberWords.tenth) ?? "–",
        ]
      })
  }
}

extension OnboardingReport.Objective {
  /// `90-Day Activation: 82.1 % of 28 customers past day 90 (target 85 %), median 28.0 days`
  var words: String {
    let share =
      current.map { "\(NumberWords.tenth($0)) % of \(counted(n, "customer")) past day \(days)" }
      ?? (unknown == 0 ? "nobody's days are over yet" : "not known of anybody past day \(days)")
    let median = medianDays.map { ", median \(NumberWords.tenth($0)) days" } ?? ""
    let without = unknown == 0 ? "" : ", \(NumberWords.whole(unknown)) others without any known first value"
    return "\(title): \(share) (target \(target) %)\(median)\(without)"
  }
}
