import CustomerSuccess

/// What the team has done and is to do for a customer.
struct WorkStory {
  let customer: Customer
  let score: Int
  let isExpansion: Bool
  let isForgotten: Bool

  func actions(_ random: inout Random) -> [Fact] {
    var items = (0..<random.below(3)).map { _ in ended(&random) }
    if score < 70 {
      if !isForgotten { items.append(healthAlert(&random)) }
    } else if isExpansion, random.chance(0.6) {
      items.append(opportunity(&random))
    } else if random.chance(0.22) {
      items.append(routine(&random))
    }
    return items.enumerated().map { number, item in
      var item = item
      item.id = ActionID("\(customer.id)-A\(number + 1)")
      return .action(item)
    }
  }

  func activities(_ random: inout Random) -> [Fact] {
    let kinds: [(String, [String], [String])] = [
      ("Call", ["Check-in call", "Talked through open questions"], ["Next steps agreed", "Will come back in a week"]),
      ("Feature Usage", ["First use of an advanced AI model", "New workflow in production"], ["Faster handling", ""]),
      ("Feedback", ["Asked for better exports", "Praised the onboarding"], ["Passed on to product", ""]),
      ("Email", ["Sent the monthly summary", "Shared a guide"], ["Read by three people", ""]),
    ]
    return (0..<random.int(1...3)).map { number in
      let (kind, descriptions, outcomes) = random.pick(kinds)
      return .activity(
        Activity(
          id: ActivityID("\(customer.id)-V\(number + 1)"), customer: customer.id,
          at: PortfolioPlan.anchor - random.int(4...60 * 24) * 3600, kind: kind, description: random.pick(descriptions),
          outcome: random.pick(outcomes), author: customer.owner))
    }
  }

  private func item(
    _ priority: ActionPriority, _ kind: String, _ title: String, due: Int, status: ActionStatus, created: Int
  ) -> ActionItem {
    ActionItem(
      id: "", customer: customer.id, priority: priority, kind: kind, title: title, owner: customer.owner,
      due: PortfolioPlan.today + due, status: status, created: PortfolioPlan.anchor - created * 3600)
  }

  /// The framework's health decline alert with its checklist.
  private func healthAlert(_ random: inout Random) -> ActionItem {
    var item = item(
      score < 50 ? .high : random.pick([.high, .medium]), "Health", "Schedule immediate check-in call",
      due: random.int(-3...14), status: random.pick([.pending, .scheduled, .inProgress]), created: random.int(12...500))
    item.description = "Health score dropped below 70"
    item.origin = .trigger("healthDeclineAlerts")
    let steps = [
      "Schedule immediate check-in call", "Prepare account health analysis", "Identify root cause and remediation plan",
      "Escalate to executive team if score < 50",
    ]
    let done = item.status == .inProgress ? random.int(1...2) : 0
    item.checklist = steps.enumerated().map { ChecklistStep(title: $1, isDone: $0 < done) }
    return item
  }

  private func opportunity(_ random: inout Random) -> ActionItem {
    item(
      random.pick([.high, .medium]), "Expansion",
      random.pick(["Prepare upgrade proposal", "Discuss more seats", "Demo for another department"]),
      due: random.int(2...30), status: random.pick([.pending, .scheduled, .inProgress]), created: random.int(24...700))
  }

  private func routine(_ random: inout Random) -> ActionItem {
    item(
      random.pick([.medium, .low]), random.pick(["Engagement", "Education"]),
      random.pick([
        "Schedule QBR", "Share Advanced Templates", "Invite to the next webinar", "Review training progress",
      ]),
      due: random.int(-2...40), status: random.pick([.pending, .scheduled]), created: random.int(24...700))
  }

  private func ended(_ random: inout Random) -> ActionItem {
    let days = random.int(6...120)
    var item = item(
      random.pick([.high, .medium, .low]), random.pick(["Engagement", "Education", "Health"]),
      random.pick(["Quarterly business review", "Check-in call", "Enablement session"]), due: -days,
      status: random.pick([.succeeded, .succeeded, .unchanged, .dropped]), created: (days + 12) * 24)
    item.ended = PortfolioPlan.anchor.adding(days: -days - random.int(-4...2))
    return item
  }
}

/// A person's word over a customer's computed score.
enum OverrideStory {
  /// How far the computed score lies from the one set.
  static let gap = 11

  static func override(_ customer: Customer, score: Int, _ random: inout Random) -> Fact {
    let at = PortfolioPlan.anchor - random.int(70...200) * 3600
    let reason = random.pick([
      "Sponsor confirmed the renewal in person", "Merger under way, usage figures mislead",
      "New team starts next month",
    ])
    return .override(
      Override(
        id: OverrideID("\(customer.id)-O1"), customer: customer.id, target: .score, value: score, reason: reason,
        author: customer.owner, at: at, expires: at.adding(days: 30)))
  }

  /// One that has run out long ago and counts no more.
  static func expired(_ customer: Customer, _ random: inout Random) -> Fact {
    let at = PortfolioPlan.anchor.adding(days: -random.int(70...80))
    return .override(
      Override(
        id: OverrideID("\(customer.id)-O0"), customer: customer.id, target: .metric("supportInteraction"),
        value: random.int(40...80), reason: "Key contact on leave", author: customer.owner, at: at,
        expires: at.adding(days: 30)))
  }
}
