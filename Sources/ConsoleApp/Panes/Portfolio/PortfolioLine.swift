import CustomerSuccess
import SuccessStore

/// A figure of the portfolio that can be chosen: what it counts, and the rows behind it.
enum PortfolioLine: Hashable, CaseIterable {
  case excellent, good, fair, poor
  /// Who moved between categories in the last days, where that made one larger or smaller.
  case moved
  case churnRisk, expansion, backlog, atRisk, withoutAction, unscored

  static let categories: [PortfolioLine] = [.excellent, .good, .fair, .poor]
  static let counts: [PortfolioLine] = [.churnRisk, .expansion, .backlog, .atRisk, .withoutAction, .unscored]

  /// Those that are drawn.
  static func shown(in figures: PortfolioFigures) -> [PortfolioLine] {
    allCases.filter { line in
      switch line {
      case .unscored: figures.unscored > 0
      case .moved: figures.flows?.foremost != nil
      default: true
      }
    }
  }

  var category: HealthCategory? {
    switch self {
    case .excellent: .excellent
    case .good: .good
    case .fair: .fair
    case .poor: .poor
    default: nil
    }
  }

  var title: String {
    switch self {
    case .excellent, .good, .fair, .poor: category?.title ?? ""
    case .moved: "Moved"
    case .churnRisk: "Churn risk"
    case .expansion: "Expansion"
    case .backlog: "Backlog"
    case .atRisk: "Below \(HealthCategory.good.range.lowerBound)"
    case .withoutAction: "Without action"
    case .unscored: "Not scored"
    }
  }

  func count(in figures: PortfolioFigures) -> Int {
    switch self {
    case .excellent, .good, .fair, .poor: category.flatMap { figures.distribution[$0] } ?? 0
    case .moved: figures.flows.flatMap { flows in flows.foremost.map(flows.net) } ?? 0
    case .churnRisk: figures.churnRisk
    case .expansion: figures.expansion
    case .backlog: figures.backlog
    case .atRisk: figures.atRisk
    case .withoutAction: figures.interventionRequired
    case .unscored: figures.unscored
    }
  }

  /// The category as screens name it; the filter language takes that word for it.
  private static func word(_ category: HealthCategory?) -> String {
    switch category {
    case .excellent: "healthy"
    case .good: "good"
    case .fair: "at-risk"
    case .poor: "critical"
    case nil: "unknown"
    }
  }

  /// The filter that shows the rows it counts: customers, or the open tickets of the backlog.
  func filter(in figures: PortfolioFigures) -> String {
    switch self {
    case .excellent, .good, .fair, .poor: "health:\(Self.word(category))"
    case .moved: Self.movers(figures.flows)
    case .churnRisk: "health:critical"
    case .expansion: "expansion:yes"
    case .backlog: "severity:critical,high"
    case .atRisk: "health:at-risk,critical"
    case .withoutAction: "health:at-risk,critical actions=0"
    case .unscored: "health:unknown"
    }
  }

  /// Those who moved into the category that is larger by it, or out of the one that is smaller.
  private static func movers(_ flows: CategoryFlows?) -> String {
    guard let flows, let category = flows.foremost else { return "moved:yes" }
    return flows.net(category) > 0 ? "moved:\(word(category))" : "was:\(word(category)) moved:yes"
  }

  /// The sum in one line: `330 below 70 = 250 At Risk (fair) + 80 Critical (poor), of 1,250 customers`.
  func sum(in figures: PortfolioFigures, _ model: HealthModel) -> String {
    let count = NumberWords.whole(count(in: figures))
    let whole = "of \(counted(figures.customers, "customer"))"
    let (fair, poor) = (words(.fair, in: figures, model), words(.poor, in: figures, model))
    switch self {
    case .excellent, .good, .fair, .poor:
      let range = category?.range ?? 0...0
      let share = NumberWords.percent(self.count(in: figures), of: figures.scored)
      let name = category.map { "\(HealthWords.status($0, in: model)) (\($0.rawValue))" } ?? ""
      return
        "\(count) \(whole) are \(name), score \(range.lowerBound) to \(range.upperBound): \(share) of those scored"
    case .moved: return Self.moves(figures.flows, model)
    case .churnRisk: return "churn risk = \(poor), \(whole): score below \(HealthCategory.fair.range.lowerBound)"
    case .expansion: return "\(count) \(whole) are excellent or good, with upgrade readiness good or better"
    case .backlog: return "\(count) of \(NumberWords.whole(figures.openTickets)) open tickets are critical or high"
    case .atRisk: return "\(count) \(title.lowercased()) = \(fair) + \(poor), \(whole)"
    case .withoutAction: return "\(count) of the \(fair) + \(poor) customers have no open action item"
    case .unscored: return "\(count) \(whole) have no known metric, and so no score: they count nowhere else"
    }
  }

  /// `Critical +6 = 8 moved into it less 2 out of it in 7 days; who came (3) or left (1) is in neither`
  private static func moves(_ flows: CategoryFlows?, _ model: HealthModel) -> String {
    guard let flows, let category = flows.foremost else { return "no category is larger or smaller by moves" }
    func whole(_ value: Int) -> String { NumberWords.whole(value) }
    return
      "\(HealthWords.status(category, in: model)) \(MoveWords.net(flows.net(category))) = \(whole(flows.entered(category))) moved "
      + "into it less \(whole(flows.gone(from: category))) out of it in \(counted(flows.days, "day")); who came "
      + "(\(whole(flows.came))) or left (\(whole(flows.left))) is in neither"
  }

  /// `250 At Risk (fair)`
  private func words(_ category: HealthCategory, in figures: PortfolioFigures, _ model: HealthModel) -> String {
    let count = NumberWords.whole(figures.distribution[category] ?? 0)
    return "\(count) \(HealthWords.status(category, in: model)) (\(category.rawValue))"
  }
}
