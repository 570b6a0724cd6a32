import ConsoleApp
import CustomerSuccess

/// One initiative as data.
struct InitiativeReport: Encodable {
  var id: String
  var title: String
  var description: String
  var status: String
  var since: String
  var impact: Int
  var effort: Int
  /// `quickWin`, `majorProject`, `fillIn` or `reconsider`.
  var quadrant: String
  var owner: String
  @OrNull var quarter: String?
  /// `theme:NAME`, `cause:CATEGORY/CAUSE`, or empty.
  var origin: String
  /// A filter of customers; empty for everybody.
  var customers: String
  /// How many it concerns; absent where it says of nobody that it does, and in lists.
  var concerned: Int?
  var percentDone: Int
  var milestones: [Milestone]
  @OrNull var cost: OpportunityReport.Amount?
  @OrNull var gain: OpportunityReport.Amount?
  @OrNull var brought: OpportunityReport.Amount?
  /// In percent of the cost; null where cost or gain is not known.
  @OrNull var returnOnInvestment: Double?
  var outcome: String
  var author: String
  var createdAt: String
  var changedAt: String

  struct Milestone: Encodable {
    var title: String
    @OrNull var due: String?
    @OrNull var done: String?
    var isLate: Bool
  }

  init(_ initiative: Initiative, in place: Workplace, concerned: Int? = nil) {
    let today = place.today
    id = initiative.id.text
    title = initiative.title
    description = initiative.description
    status = initiative.status.rawValue
    since = place.zone.date(of: initiative.since).description
    impact = initiative.impact
    effort = initiative.effort
    quadrant = place.rulebook.improvement.roadmap.quadrant(of: initiative).rawValue
    owner = initiative.owner
    quarter = initiative.quarter?.description
    origin = InitiativeOriginForm.text(initiative.origin)
    customers = initiative.customers
    self.concerned = concerned
    percentDone = initiative.percentDone
    milestones = initiative.milestones.map { milestone in
      Milestone(
        title: milestone.title, due: milestone.due?.description, done: milestone.done?.description,
        isLate: initiative.status.isOpen && milestone.isLate(on: today))
    }
    cost = initiative.cost.map(OpportunityReport.Amount.init)
    gain = initiative.gain.map(OpportunityReport.Amount.init)
    brought = initiative.brought.map(OpportunityReport.Amount.init)
    returnOnInvestment = tenths(initiative.returnOnInvestment.map { $0 * 100 })
    outcome = initiative.outcome
    author = initiative.author
    createdAt = initiative.created.iso8601
    changedAt = initiative.changed.iso8601
  }
}

extension InitiativeReport: PrintedReport {
  var parts: [ReportPart] {
    let corner = RoadmapRules.Quadrant(rawValue: quadrant)?.title ?? quadrant
    let lines = [
      "\(id)  \(title)",
      "\(corner): impact \(impact), effort \(effort) · \(status) since \(since)"
        + (quarter.map { " · \($0)" } ?? "") + " · \(owner.isEmpty ? "nobody's" : owner) · \(percentDone) % done",
      origin.isEmpty ? nil : "Answers: \(origin)",
      customers.isEmpty ? nil : "Concerns: \(customers)\(concerned.map { " (\(counted($0, "customer")))" } ?? "")",
      money.isEmpty ? nil : money, outcome.isEmpty ? nil : "Outcome: \(outcome)",
      description.isEmpty ? nil : description,
    ]
    let head = ReportPart.line(lines.compactMap(\.self).joined(separator: "\n"))
    guard !milestones.isEmpty else { return [head] }
    let sheet = Sheet(
      title: "Milestones", columns: [.words("Milestone", maximum: 60), .words("Due"), .words("Reached")],
      rows: milestones.map { [$0.title, $0.due ?? "–", $0.done ?? ($0.isLate ? "late" : "–")] })
    return [head, .sheet(sheet)]
  }

  private var money: String {
    let parts: [String?] = [
      cost.map { "costs \(Self.words($0))" }, gain.map { "expected to bring \(Self.words($0)) a year" },
      brought.map { "brought \(Self.words($0))" },
      returnOnInvestment.map { "returns \(InitiativeWords.returns($0 / 100))" },
    ]
    return parts.compactMap(\.self).joined(separator: " · ").capitalizedFirst
  }

  private static func words(_ amount: OpportunityReport.Amount) -> String { amount.words }
}
