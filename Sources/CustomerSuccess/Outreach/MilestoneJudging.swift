/// `milestoneCelebrations`: each milestone of the customer's journey, and each mark of its usage, once.
extension TriggerCase {
  func milestones(_ memory: inout OutreachMemory) -> TriggerJudgement {
    var judgement = TriggerJudgement()
    let metrics = context.rules.milestones.marks.compactMap(\.metric)
    judgement.due = earliest(facts.journey.nextAhead(of: now), metrics.compactMap { nextAhead($0) }.min())
    let reached = reached
    let before = self.memory.milestones
    memory.milestones = OutreachMemory.Milestones(reached: reached.map(\.name).sorted())
    for milestone in reached where !hasFired(milestone.name) {
      guard counts(milestone, before) else { continue }
      judgement.firings.append(
        firing(
          milestone.name, .of(["milestone": milestone.title, "reached": milestone.day.description])))
    }
    return judgement
  }

  /// How it stands now against how it stood at the last run; what comes in long after it happened is history.
  private func counts(_ milestone: Reached, _ before: OutreachMemory.Milestones?) -> Bool {
    if isNew { return context.beginning == .all || milestone.day == today }
    return before?.reached.contains(milestone.name) != true && !context.isLate(context.start(of: milestone.day + 1))
  }

  private struct Reached {
    /// `starter/day7`, `firstWorkflow`
    var name: String
    var title: String
    var day: LocalDate
  }

  /// In the order of their days.
  private var reached: [Reached] {
    let journey = context.journeys.journey(of: facts.journey, at: now, in: zone)
    let own = (journey?.milestones ?? []).filter { $0.state == .done }.map { step in
      Reached(name: "\(journey?.flow.text ?? "")/\(step.step.id)", title: step.step.title, day: step.settled ?? today)
    }
    let known = facts.journey.known(at: now, in: zone)
    let marks = context.rules.milestones.marks.compactMap { mark in
      first(mark, known).map { Reached(name: mark.id, title: mark.title, day: zone.date(of: $0)) }
    }
    return (own + marks).sorted { ($0.day, $0.name) < ($1.day, $1.name) }
  }

  private func first(_ mark: UsageMark, _ known: JourneyFacts) -> Instant? {
    var moments: [Instant] = []
    if let signal = mark.signal {
      moments += known.events.filter { signal.isEvent($0.name.text) }.map(\.at)
      moments += known.counts.filter { signal.isReached(by: $0, of: customer) }.map(\.at)
    }
    if let metric = mark.metric {
      let start = context.start(of: customer.signedUp)
      moments += measured(metric).filter { $0.at >= start && $0.at <= now && $0.value >= mark.atLeast }.map(\.at)
    }
    return moments.min()
  }
}
