public import CustomerSuccess
import SuccessStore
import TerminalUI

/// How the panes of retention look at it: by months or quarters, both alike, and what the cohorts are told of.
public struct RetentionLens: Hashable, Sendable {
  public private(set) var step = RetentionStep.month
  public private(set) var measure = Measure.customers

  /// What is left of a cohort.
  public enum Measure: String, Sendable {
    case customers, revenue
  }

  /// So many months, or quarters, are looked at.
  static let periods = 12

  public init() {}

  func by(_ step: RetentionStep) -> RetentionLens {
    var lens = self
    lens.step = step
    return lens
  }

  /// The other of the two measures.
  var turned: RetentionLens {
    var lens = self
    lens.measure = measure == .customers ? .revenue : .customers
    return lens
  }

  func query(_ filter: Filter, upTo today: LocalDate) -> RetentionQuery {
    RetentionQuery(RetentionPlan(last: Self.periods, step, upTo: today), filter)
  }
}

/// The keys that turn between months and quarters, the same in each pane of retention.
enum RetentionKey {
  static let quarters = Key.character("]")
  static let months = Key.character("[")
  static let quartersTitle = "By quarters, over three years"
  static let monthsTitle = "By months, over one year"
}

extension Scene {
  /// What every pane of retention asks, so that they never disagree.
  func retentionQuestion(_ filter: Filter = Filter()) -> RetentionQuery {
    retention.query(scope.and(filter), upTo: today)
  }

  /// Why there are no figures where there are none, and who pays all the same.
  func noRetention(_ leftOut: RetentionFigures.LeftOut) -> PaneState {
    let none =
      scope.isEmpty
      ? "No subscription was live in this time; I or :import brings them in from a file of subscriptions"
      : "Nobody in this scope had a live subscription in this time; Backspace widens it"
    return .empty([none, RetentionWords.leftOut(leftOut)].compactMap(\.self).joined(separator: ". "))
  }

  /// By these steps; said where they are those in force.
  func retained(by step: RetentionStep) -> [Effect] {
    retention.step == step ? [.say("Retention is by \(step.rawValue)s already")] : [.retain(retention.by(step))]
  }
}

/// The customers behind a figure, on their own screen.
enum CustomersBehind {
  /// More than these are no filter that anybody reads, or a store takes gladly.
  static let most = 200

  static func open(_ customers: [CustomerID]) -> [Effect] {
    guard !customers.isEmpty else { return [.say("Nobody is behind this figure")] }
    guard customers.count <= most else {
      return [
        .complain(
          "\(NumberWords.whole(customers.count)) customers are more than the \(most) that a filter lists; "
            + "a narrower scope has fewer")
      ]
    }
    guard let filter = Filter.text(of: customers) else {
      return [.complain("The id of one of them cannot be written in a filter")]
    }
    return [.open(.customers, filter: filter)]
  }
}
