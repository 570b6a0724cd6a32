import CustomerSuccess
import SuccessStore

/// A figure of the portfolio that can be chosen: what it counts, and the rows behind it.
enum PortfolioLine: Hashable, CaseIterable {
  case excellent, good, fair, poor
  case churnRisk, expansion, backlog, atRisk, withoutAction, unscored

  static let categories: [PortfolioLine] = [.excellent, .good, .fair, .poor]
  static let counts: [PortfolioLine] = [.churnRisk, .expansion, .backlog, .atRisk, .withoutAction, .unscored]

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
    case .churnRisk: "Churn risk"
    case .expansion: "Expansion"
    case .backlog: "Backlog"
    case .atRisk: "At risk"
    case .withoutAction: "Without action"
    case .unscored: "Not scored"
    }
  }

  func count(in figures: PortfolioFigures) -> Int {
    switch self {
    case .excellent, .good, .fair, .poor: category.flatMap { figures.distribution[$0] } ?? 0
    case .churnRisk: figures.churnRisk
    case .expansion: figures.expansion
    case .backlog: figures.backlog
    case .atRisk: figures.atRisk
    case .withoutAction: figures.interventionRequired
    case .unscored: figures.unscored
    }
  }

  /// The filter that shows the rows it counts: customers, or the open tickets of the backlog.
  var filter: String {
    switch self {
    case .excellent, .good, .fair, .poor: "health:\(category?.rawValue ?? "unknown")"
    case .churnRisk: "health:poor"
    case .expansion: "expansion:yes"
    case .backlog: "severity:critical,high"
    case .atRisk: "health:fair,poor"
    case .withoutAction: "health:fair,poor actions=0"
    case .unscored: "health:unknown"
    }
  }

  /// The sum in one line: `330 at risk = 250 fair + 80 poor, of 1,250 customers`.
  func sum(in figures: PortfolioFigures) -> String {
    let count = NumberWords.whole(count(in: figures))
    let whole = "of \(NumberWords.whole(figures.customers)) customers"
    let (fair, poor) = (
      NumberWords.whole(figures.distribution[.fair] ?? 0), NumberWords.whole(figures.distribution[.poor] ?? 0)
    )
    switch self {
    case .excellent, .good, .fair, .poor:
      let range = category?.range ?? 0...0
      let share = NumberWords.percent(self.count(in: figures), of: figures.scored)
      return "\(count) \(whole) score \(range.lowerBound) to \(range.upperBound): \(share) of those scored"
    case .churnRisk: return "\(count) \(whole) score below 50: poor"
    case .expansion: return "\(count) \(whole) are excellent or good, with upgrade readiness good or better"
    case .backlog: return "\(count) of \(NumberWords.whole(figures.openTickets)) open tickets are critical or high"
    case .atRisk: return "\(count) at risk = \(fair) fair + \(poor) poor, \(whole)"
    case .withoutAction: return "\(count) of the \(fair) fair + \(poor) poor customers have no open action item"
    case .unscored: return "\(count) \(whole) have no known metric, and so no score: they count nowhere else"
    }
  }
}
