public import CustomerSuccess
import SuccessStore
import TerminalUI

/// How initiatives read, on every screen and in every report.
public enum InitiativeWords {
  /// `+150 %`, `−20 %`; empty where it is not known.
  public static func returns(_ rate: Double?) -> String {
    guard let rate else { return "" }
    let percent = Int((rate * 100).rounded())
    return "\(percent > 0 ? "+" : percent < 0 ? "−" : "")\(NumberWords.whole(abs(percent))) %"
  }

  /// `Performance (what customers say)`, `Process: hand-over (why tickets came to be)`; empty for neither.
  public static func origin(_ origin: InitiativeOrigin, _ rules: ImprovementRules) -> String {
    switch origin {
    case .hand: ""
    case .theme(let name): "\(KeyTitles.words(name)), which customers speak of"
    case .cause(let path): "\(rules.title(of: path)), which tickets came of"
    }
  }

  /// `planned for 2026-Q4`, `running, 40 % done`
  public static func status(_ initiative: Initiative) -> String {
    let quarter = initiative.quarter.map { " for \($0)" } ?? ""
    return switch initiative.status {
    case .idea: "an idea"
    case .planned: "planned\(quarter)"
    case .running: "running\(quarter), \(initiative.percentDone) % done"
    case .done: "done"
    case .dropped: "dropped"
    }
  }

  /// `Pilot by 2026-11-01, reached 2026-11-03`
  public static func milestone(_ milestone: Initiative.Milestone) -> String {
    let due = milestone.due.map { " by \($0)" } ?? ""
    return milestone.title + due + (milestone.done.map { ", reached \($0)" } ?? "")
  }

  /// `dana has 12 of 10 points`
  public static func load(_ load: Roadmap.Load) -> String {
    guard let capacity = load.capacity else { return "\(load.points) points are nobody's" }
    return "\(load.owner) has \(load.points) of \(capacity) points"
  }

  /// `INI-1: impact 5 from 4 on is high, effort 2 below 4 is little: a quick win. +150 %: 25,000 for 10,000.`
  static func why(_ initiative: Initiative, _ scene: Scene) -> String {
    let rules = scene.improvement.roadmap
    let impact = initiative.impact >= rules.highImpact ? "high" : "low"
    let effort = initiative.effort >= rules.highEffort ? "much" : "little"
    let corner = rules.quadrant(of: initiative).title.lowercased()
    let place =
      "\(initiative.id): impact \(initiative.impact) is \(impact) (high from \(rules.highImpact) on), effort "
      + "\(initiative.effort) is \(effort) (much from \(rules.highEffort) on): \(corner)"
    guard let rate = initiative.returnOnInvestment, let cost = initiative.cost,
      let gain = initiative.brought ?? initiative.gain
    else { return place }
    let word = initiative.brought == nil ? "expected" : "brought in"
    return "\(place). Returns \(returns(rate)): \(NumberWords.money(gain)) \(word) for \(NumberWords.money(cost))"
  }
}

extension InitiativeWords {
  /// So many reasons are told.
  private static let mostReasons = 3

  /// `12 customers asked for INI-1 'Search within a second'. It drafts 9 messages and holds 3: wants no messages (2), …; 4 were told before
  /// and are left.`
  static func doubt(_ audience: InitiativeAudience) -> String {
    let (new, held) = (audience.new.count, audience.held)
    let initiative = audience.initiative
    let drafts = counted(new - held.count, "message")
    let before = audience.members.count - new
    let left = before == 0 ? "" : " \(NumberWords.whole(before)) told before \(before == 1 ? "is" : "are") left."
    let holding = held.isEmpty ? "" : " and holds \(NumberWords.whole(held.count)): \(reasons(of: held))"
    return
      "\(counted(new, "customer")) not told yet asked for \(initiative.id) '\(initiative.title)'. It drafts \(drafts)\(holding).\(left)"
  }

  private static func reasons(of held: [InitiativeAudience.Member]) -> String {
    let counts = held.reduce(into: [String: Int]()) { $0[$1.message?.why ?? "", default: 0] += 1 }
    let all = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { why, count in
      "\(why) (\(NumberWords.whole(count)))"
    }
    let (shown, more) = all.few(mostReasons)
    return shown.joined(separator: "; ") + (more > 0 ? " and \(NumberWords.whole(more)) more reasons" : "")
  }
}
