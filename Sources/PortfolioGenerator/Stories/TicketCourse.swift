import CustomerSuccess

/// What happens to a ticket after it is opened.
///
/// Medium and low severities run in support hours. Whatever hour and weekday the data are moved to, open time is never
/// longer than time, and never less than four weekdays' in nine days: so what is met here takes less than the target by
/// the plain clock, and what is missed takes many days.
struct Course {
  let severity: Severity
  let created: Instant
  private(set) var steps: [Step] = []

  struct Step {
    var at: Instant
    var kind: Kind

    enum Kind {
      case reply(String)
      /// A time for the next answer, which a first reply of low severity must name.
      case promise(Instant)
      case wait, hold, message
      case escalate(SupportTier, String)
      case resolve
      /// The customer's message after it was resolved.
      case returns
    }
  }

  init(_ kind: EndedTicket, endingAt end: Instant, _ random: inout Random) {
    severity = kind.severity
    let spans = Spans(kind, &random)
    let isReopened = kind.course == .reopened
    let away = isReopened ? random.int(6...30) * 3600 : 0
    let again = isReopened ? [random.int(4...10) * 60, random.int(3...12) * 60] : []
    created = end - spans.resolve - away - again.reduce(0, +)
    answer(at: created + spans.respond)
    switch kind.course {
    case .firstContact, .reopened: break
    case .conversation: converse(from: created + spans.respond, to: created + spans.resolve, &random)
    case .escalated: escalate(from: created + spans.respond, to: created + spans.resolve, &random)
    }
    steps.append(Step(at: created + spans.resolve, kind: .resolve))
    guard isReopened else { return }
    let back = created + spans.resolve + away
    steps.append(Step(at: back, kind: .returns))
    steps.append(Step(at: back + again[0], kind: .reply("Sorry about that. It is mended for good now.")))
    steps.append(Step(at: end, kind: .resolve))
  }

  init(_ kind: OpenTicket, _ random: inout Random) {
    severity = kind.severity
    created = PortfolioPlan.anchor - kind.created * 60
    guard let answered = kind.answered, let spoken = kind.spoken else { return }
    answer(at: PortfolioPlan.anchor - answered * 60)
    if kind.state == .escalated {
      steps.append(
        Step(
          at: PortfolioPlan.anchor - answered * 60 + 60,
          kind: .escalate(.technical, "Performance problems affecting multiple users")))
    }
    if spoken < answered {
      keepPosted(from: PortfolioPlan.anchor - answered * 60, to: PortfolioPlan.anchor - spoken * 60)
    }
    let last = steps[steps.count - 1].at
    if kind.state == .pending { steps.append(Step(at: last, kind: .wait)) }
    if kind.state == .onHold { steps.append(Step(at: last, kind: .hold)) }
  }

  private mutating func answer(at moment: Instant) {
    let text = "Thank you for telling us. Here is what we found and what helps."
    steps.append(Step(at: moment, kind: .reply(text)))
    guard severity == .low else { return }
    steps.append(Step(at: moment, kind: .promise(moment.adding(days: 21))))
  }

  /// Public replies often enough for the severity's updates, the last one at `end`.
  private mutating func keepPosted(from start: Instant, to end: Instant) {
    let cadence = severity == .critical ? 27 * 60 : severity == .high ? 110 * 60 : 3 * 3600
    let count = min(20, (end - start + cadence - 1) / cadence)
    for number in stride(from: 1, through: count, by: 1) {
      steps.append(Step(at: start + (end - start) * number / count, kind: .reply("We are still at it.")))
    }
  }

  private mutating func converse(from start: Instant, to end: Instant, _ random: inout Random) {
    let span = end - start
    // Short, so that leaving it out of the clock makes no missed ticket a met one.
    let asked = start + min(span / 4, 1200)
    let told = asked + min(span / 4, random.int(600...3600))
    steps.append(Step(at: asked, kind: .reply("Could you send us the log of a run that failed?")))
    steps.append(Step(at: asked, kind: .wait))
    steps.append(Step(at: told, kind: .message))
    keepPosted(from: told, to: told + (end - told) * 9 / 10)
  }

  private mutating func escalate(from start: Instant, to end: Instant, _ random: inout Random) {
    let triggers: [(SupportTier, String)] = [
      (.technical, "Issues requiring code changes or customizations"), (.technical, "Security or compliance concerns"),
      (.technical, "Performance problems affecting multiple users"), (.assisted, "Complex technical issues"),
      (.assisted, "Unsatisfied with self-service resolution"),
    ]
    let (tier, trigger) = random.pick(triggers)
    steps.append(Step(at: start + (end - start) / 8, kind: .escalate(tier, trigger)))
    keepPosted(from: start + (end - start) / 8, to: end - (end - start) / 10)
  }
}

/// Seconds from creation to the first reply and to the resolution.
private struct Spans {
  var respond: Int
  var resolve: Int

  init(_ kind: EndedTicket, _ random: inout Random) {
    let minute = 60
    let hour = 3600
    let isQuick = kind.course == .firstContact
    switch kind.severity {
    case .critical:
      respond = (kind.missesResponse ? random.int(20...45) : random.int(2...12)) * minute
      let longer = isQuick ? random.int(6...26) * minute : random.int(50...150) * minute
      resolve = kind.missesResolution ? random.int(330...480) * minute : respond + longer
    case .high:
      respond = (kind.missesResponse ? random.int(75...150) : random.int(5...50)) * minute
      let longer = isQuick ? random.int(15...110) * minute : random.int(90...260) * minute
      resolve = kind.missesResolution ? random.int(580...1100) * minute : respond + longer
    case .medium:
      respond = random.int(6...180) * minute
      let longer = isQuick ? random.int(20...220) * minute : random.int(4...16) * hour
      resolve = kind.missesResolution ? random.int(216...290) * hour : respond + longer
    case .low:
      respond = random.int(1...10) * hour
      resolve = kind.missesResolution ? random.int(370...430) * hour : respond + random.int(2...50) * hour
    }
  }
}
