import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct RoadmapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "improvement",
    abstract: "The improvement roadmap: impact against effort, quarters with their load, late milestones, returns.",
    discussion: """
      The filter is one of initiatives, such as owner:me or quarter:2026-Q4. A load is the effort of what is planned or running in
      the quarter, in points; the capacity, and what is high and low, are improvement.yaml's. Returns are what was brought in, else
      what is expected over a year, beyond the cost, by the cost, over those of which both are known.
      """)

  @OptionGroup var filter: FilterArgument
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    try output.give(surroundings, filter, in: .initiatives) { place, filter in
      RoadmapReport(try await place.store.answer(RoadmapQuery(filter), at: place.now), in: place)
    }
  }
}

/// The framework's `actionPlanning` in figures.
struct RoadmapReport: Encodable {
  var asOf: String
  /// By status, how many.
  var initiatives: [String: Int]
  /// `quickWin`, `majorProject`, `fillIn`, `reconsider`: open ones, the best begun first.
  var priorityMatrix: [String: [InitiativeReport]]
  /// The earliest quarter first, what has none last.
  var roadmap: [Leg]
  var progressTracking: Tracking
  var roiMeasurement: Returns

  struct Leg: Encodable {
    /// Null for what is not planned yet.
    @OrNull var quarter: String?
    var initiatives: [InitiativeReport]
    var resourceAllocation: [Load]
  }

  struct Load: Encodable {
    /// Empty for what nobody has taken.
    var owner: String
    var initiatives: Int
    /// Points of effort.
    var load: Int
    /// Null for nobody.
    @OrNull var capacity: Int?
    var isOver: Bool
  }

  struct Tracking: Encodable {
    var lateMilestones: [Late]
  }

  struct Late: Encodable {
    var initiative: String
    var title: String
    var owner: String
    var milestone: String
    var due: String
    var daysLate: Int
  }

  struct Returns: Encodable {
    /// Of how many cost and gain are known.
    var initiatives: Int
    var cost: [OpportunityReport.Amount]
    var gain: [OpportunityReport.Amount]
    var returnOnInvestment: [Rate]
  }

  struct Rate: Encodable {
    var currency: String
    /// Of the cost.
    var percent: Double
  }

  init(_ roadmap: Roadmap, in place: Workplace) {
    asOf = place.now.iso8601
    initiatives = Dictionary(
      uniqueKeysWithValues: Initiative.Status.allCases.map { ($0.rawValue, roadmap.counts[$0, default: 0]) })
    priorityMatrix = Dictionary(
      uniqueKeysWithValues: RoadmapRules.Quadrant.allCases.map { corner in
        (corner.rawValue, roadmap.board[corner, default: []].map { InitiativeReport($0, in: place) })
      })
    self.roadmap = roadmap.quarters.map { leg in
      Leg(
        quarter: leg.quarter?.description, initiatives: leg.initiatives.map { InitiativeReport($0, in: place) },
        resourceAllocation: leg.owners.map {
          Load(
            owner: $0.owner, initiatives: $0.initiatives, load: $0.points, capacity: $0.capacity, isOver: $0.isOver)
        })
    }
    progressTracking = Tracking(
      lateMilestones: roadmap.late.map { late in
        Late(
          initiative: late.initiative.id.text, title: late.initiative.title, owner: late.initiative.owner,
          milestone: late.milestone.title, due: late.milestone.due?.description ?? "", daysLate: late.days)
      })
    roiMeasurement = Returns(
      initiatives: roadmap.returns.initiatives, cost: roadmap.returns.cost.amounts.map(OpportunityReport.Amount.init),
      gain: roadmap.returns.gain.amounts.map(OpportunityReport.Amount.init),
      returnOnInvestment: roadmap.returns.rates.map {
        Rate(currency: $0.currency, percent: tenths($0.rate * 100) ?? 0)
      })
  }
}

extension RoadmapReport: PrintedReport {
  var parts: [ReportPart] {
    let counts = Initiative.Status.allCases.map { "\(initiatives[$0.rawValue, default: 0]) \($0.rawValue)" }
    return [.line("Initiatives: \(counts.joined(separator: ", "))"), .sheet(board), .sheet(quarters), .sheet(loads)]
      + (late.map { [.sheet($0)] } ?? []) + [.line(returns)]
  }

  private var board: Sheet {
    Sheet(
      title: "Impact against effort",
      columns: [
        .words("Corner"), .words("Initiative"), .words("Title", maximum: 48), .number("Impact"), .number("Effort"),
        .words("Owner"), .words("Quarter"),
      ],
      rows: RoadmapRules.Quadrant.allCases.flatMap { corner in
        priorityMatrix[corner.rawValue, default: []].enumerated().map { index, one in
          [
            index == 0 ? corner.title : "", one.id, one.title, "\(one.impact)", "\(one.effort)",
            one.owner.isEmpty ? "nobody" : one.owner, one.quarter ?? "–",
          ]
        }
      })
  }

  private var quarters: Sheet {
    Sheet(
      title: "Roadmap",
      columns: [
        .words("Quarter"), .words("Initiative"), .words("Title", maximum: 48), .words("Status"), .number("Done"),
        .words("Owner"), .number("Returns"),
      ],
      rows: roadmap.flatMap { leg in
        leg.initiatives.enumerated().map { index, one in
          [
            index == 0 ? leg.quarter ?? "not planned" : "", one.id, one.title, one.status, "\(one.percentDone) %",
            one.owner.isEmpty ? "nobody" : one.owner,
            one.returnOnInvestment.map { InitiativeWords.returns($0 / 100) } ?? "–",
          ]
        }
      })
  }

  private var loads: Sheet {
    Sheet(
      title: "Load against capacity",
      columns: [.words("Quarter"), .words("Owner"), .number("Initiatives"), .number("Points"), .number("Capacity")],
      rows: roadmap.flatMap { leg in
        leg.resourceAllocation.map { load in
          [
            leg.quarter ?? "", load.owner.isEmpty ? "nobody" : load.owner, "\(load.initiatives)", "\(load.load)",
            load.capacity.map { "\($0)\(load.isOver ? " over" : "")" } ?? "–",
          ]
        }
      })
  }

  /// Nil where none is late.
  private var late: Sheet? {
    let rows = progressTracking.lateMilestones
    guard !rows.isEmpty else { return nil }
    return Sheet(
      title: "Late milestones",
      columns: [
        .number("Days late"), .words("Due"), .words("Milestone", maximum: 48), .words("Initiative"), .words("Owner"),
      ],
      rows: rows.map {
        ["\($0.daysLate)", $0.due, $0.milestone, $0.initiative, $0.owner.isEmpty ? "nobody" : $0.owner]
      })
  }

  private var returns: String {
    let known = roiMeasurement
    guard known.initiatives > 0 else { return "Returns: of no initiative are cost and gain both known." }
    let rates = known.returnOnInvestment.map { "\(InitiativeWords.returns($0.percent / 100)) in \($0.currency)" }
    let one = known.initiatives == 1
    return "Returns: \(rates.joined(separator: ", ")), over \(known.initiatives) "
      + "\(one ? "initiative" : "initiatives") whose cost and gain are known."
  }
}
