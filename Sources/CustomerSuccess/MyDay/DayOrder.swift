/// The steps of the day's list, the first worked first. Which step an item stands on follows from its own kind's urgency
/// alone, so that a more urgent one of a kind never comes later.
public enum DayStep: Int, CaseIterable, Comparable, Sendable {
  /// A ticket whose promise is broken.
  case promiseBroken
  /// A ticket at risk whose promise ends today.
  case promiseToday
  /// A score fallen below 50: the framework escalates it to the executive team.
  case critical
  /// A renewal whose day is over: the contract has run out, or nobody has taken down that it goes on.
  case renewalMissed
  /// A high action item that is late.
  case highLate
  /// A score fallen below 70: the framework wants it looked at within 24 hours.
  case alert
  /// A renewal at its last reminder.
  case renewalNow
  /// A high action item due today.
  case highToday
  /// Any other action item that is late.
  case late
  /// A step of a journey that is late.
  case stepLate
  /// A customer that left lately and was not asked why.
  case exitInterview
  /// A ticket at risk whose promise ends after today.
  case promiseLater
  /// A renewal at its last reminder but one.
  case renewalSoon
  /// A certificate at its last warning, or that has run out lately.
  case certificateSoon
  /// Any other action item due today.
  case today
  /// A step of a journey that is due today.
  case stepToday
  /// A business review whose agreed day has come.
  case businessReview
  /// A score fallen into a worse category, still 70 or more.
  case decline
  /// A renewal at an earlier reminder.
  case renewalLater
  /// A certificate at an earlier warning.
  case certificateLater
  /// Renewals of long ago: dates that are to be put right rather than talks that are to be had.
  case renewalsLapsed

  public static func < (left: DayStep, right: DayStep) -> Bool { left.rawValue < right.rawValue }
}

/// An item's place in the list: the step, then the date or score that makes it urgent within its kind, then its id.
public struct DayPlace: Hashable, Comparable, Sendable {
  public var step: DayStep
  var first: Int
  var second: Int
  var id: String

  public static func < (left: DayPlace, right: DayPlace) -> Bool {
    (left.step, left.first, left.second, left.id) < (right.step, right.first, right.second, right.id)
  }
}

extension DayRules {
  /// Most urgent first; the same whatever order the items come in.
  public func ranked(_ items: some Collection<DayItem>, at now: Instant) -> [DayItem] {
    items.map { (place: place(of: $0, at: now), item: $0) }.sorted { $0.place < $1.place }.map(\.item)
  }

  public func place(of item: DayItem, at now: Instant) -> DayPlace {
    let (first, second) = urgency(of: item)
    return DayPlace(step: step(of: item, at: now), first: first, second: second, id: item.id)
  }

  /// Within a step: tickets by due moment as in the queue, then severity; action items by due date, then priority; scores
  /// by how low they are, then how far they fell; renewals by day, then score, unknown last; certificates by day.
  private func urgency(of item: DayItem) -> (Int, Int) {
    switch item.matter {
    case .ticket(let ticket): (ticket.due.seconds, rank(ticket.severity))
    case .action(let action): (action.due.day, rank(action.priority))
    case .fall(let fall): (fall.score, -fall.points)
    case .renewal(let renewal): (renewal.on.day, renewal.score ?? .max)
    case .certificate(let certificate): (certificate.ends.day, 0)
    case .journey(let step): (step.due.day, -step.late)
    case .lapsed(let lapse): (lapse.last.day, -lapse.count)
    case .interview(let interview): (interview.left.day, 0)
    case .review(let review): (review.due.day, 0)
    }
  }

  private func rank<Choice: CaseIterable & Equatable>(_ choice: Choice) -> Int {
    Array(Choice.allCases).firstIndex(of: choice) ?? 0
  }

  private func step(of item: DayItem, at now: Instant) -> DayStep {
    let today = zone.date(of: now)
    switch item.matter {
    case .ticket(let ticket):
      return now > ticket.due ? .promiseBroken : zone.date(of: ticket.due) <= today ? .promiseToday : .promiseLater
    case .action(let action):
      let isHigh = action.priority == .high
      return action.due < today ? (isHigh ? .highLate : .late) : isHigh ? .highToday : .today
    case .fall(let fall):
      return fall.score < DayRules.escalationScore ? .critical : fall.score < DayRules.alertScore ? .alert : .decline
    case .lapsed: return .renewalsLapsed
    case .interview: return .exitInterview
    case .review: return .businessReview
    case .renewal(let renewal):
      if renewal.on < today { return .renewalMissed }
      return step(renewal.on, at: now, renewalDays.sorted(), [.renewalNow, .renewalSoon], else: .renewalLater)
    case .journey(let journey): return journey.due < today ? .stepLate : .stepToday
    case .certificate(let certificate):
      let days = training.warningDays.sorted()
      return step(certificate.ends, at: now, days, [.certificateSoon], else: .certificateLater)
    }
  }

  /// The step of the reminder that has begun; `days` shortest first, each with its step as far as there are some.
  private func step(
    _ event: LocalDate, at now: Instant, _ days: [Int], _ steps: [DayStep], else later: DayStep
  ) -> DayStep {
    let left = event - zone.date(of: now)
    return zip(days, steps).first { left <= $0.0 }?.1 ?? later
  }
}
