/// A customer as one programme is to judge it.
struct ProgrammeCase {
  let context: OutreachContext
  let facts: OutreachFacts
  let programme: Programme
  /// As the last run left it; nil where none has looked.
  let memory: ProgrammeMemory?
  let standing: StandingNow

  private var now: Instant { context.now }
  private var today: LocalDate { context.today }
  private var isNew: Bool { context.new.contains(programme.id) }

  /// The membership that goes on.
  private var current: ProgrammeMembership? {
    facts.memberships.filter { $0.programme == programme.id && $0.until == nil }.max { $0.since < $1.since }
  }

  /// What one programme says of one customer at a moment.
  func judge() -> ProgrammeJudgement {
    let (isTargeted, turn) = target
    var judgement = ProgrammeJudgement(memory: memory ?? ProgrammeMemory())
    judgement.memory.isTargeted = isTargeted
    judgement.memory.due = turn
    if let current {
      if let why = over(current, isTargeted) {
        judgement.change = current.ended(at: now, why)
        return judgement
      }
      touch(current, &judgement)
    } else if isTargeted, mayEnter {
      let entered = ProgrammeMembership(customer: facts.customer.id, programme: programme.id, since: now)
      judgement.change = MembershipChange(before: nil, after: entered)
      touch(entered, &judgement)
    }
    return judgement
  }

  // MARK: In and out

  var isTargeted: Bool { target.isTargeted }

  /// Whether the customer is one of those it is for, and when time alone may change that.
  private var target: (isTargeted: Bool, due: Instant?) {
    let filter = programme.target.filter
    let row = ProgrammeRow(facts, standing, context, for: filter)
    var due = earliest(
      filter.nextTurn(of: row, after: today).map(context.start), standing.assessment.validUntil, nextObservation)
    due = earliest(due, trendTurns)
    // None where the target does not ask what is paid.
    due = earliest(due, facts.subscriptions.nextTurn(after: today).map(context.start))
    if filter.asks(about: .trend) || filter.asks(about: .change) { due = earliest(due, standing.changeTurns) }
    var isTargeted = filter.matches(row, in: FilterContext(now: now, zone: context.zone))
    if programme.kind == .expansion {
      due = earliest(due, standing.expansion.due)
      isTargeted = isTargeted && !signals.isEmpty
    }
    return (isTargeted, due)
  }

  /// When a counter's trend is another one, though nothing new was told.
  private var trendTurns: Instant? {
    let counters = programme.target.filter.counters
    guard !counters.isEmpty else { return nil }
    let counts = facts.journey.counts.counted(by: counters)
    return CounterTrend.turns(counts, context.health.counterTrend, after: now)
  }

  private var nextObservation: Instant? {
    (facts.observations.lazy.map(\.at) + facts.overrides.lazy.map(\.at)).filter { $0 > now }.min()
  }

  private var signals: [FoundSignal] { standing.expansion.signals.filter { $0.programme == programme.id } }

  /// On coming into the target, or as it stands when nobody has looked yet; who has decided for or against is not asked again
  /// while nothing has changed.
  private var mayEnter: Bool {
    if let memory { return !memory.isTargeted }
    // Imported with its end: as nobody remembers whether it has been out of the target since, that is waited for.
    if programme.ends != ProgrammeEnd(), facts.memberships.contains(where: { $0.programme == programme.id }) {
      return false
    }
    guard programme.ends.onDecision, let last = facts.opportunities.max(by: { $0.since < $1.since }) else {
      return true
    }
    return last.stage.isOpen
  }

  /// Why it is over.
  private func over(_ current: ProgrammeMembership, _ isTargeted: Bool) -> String? {
    let ends = programme.ends
    if let day = ends.day, today >= facts.customer.signedUp + day { return "day \(day) after sign-up" }
    if let answer = facts.reply(to: programme.id, since: current.since, by: context) {
      return context.words(ofReply: answer)
    }
    if ends.onDecision, let decision = decision(since: current.since) { return decision }
    guard let healthy = ends.healthy else { return isTargeted ? nil : "no longer \(programme.target.text)" }
    guard let end = recovered(healthy, since: current.since), end <= now else { return nil }
    return "\(healthy.atLeast) or more for \(counted(healthy.days, "day"))"
  }

  private func recovered(_ healthy: ProgrammeEnd.Healthy, since: Instant) -> Instant? {
    standing.stretch(atLeast: healthy.atLeast).map { max($0, since).adding(days: healthy.days) }
  }

  private func decision(since: Instant) -> String? {
    let decided = facts.opportunities.filter { !$0.stage.isOpen && $0.since >= since && $0.since <= now }
    if let last = decided.max(by: { $0.since < $1.since }) {
      let reason = last.reason.isEmpty ? "" : ": \(last.reason)"
      return "\(last.stage == .won ? "converted" : "declined")\(reason)"
    }
    let moves = facts.journey.events.filter { $0.at >= since && $0.at <= now }.compactMap { TierMove($0.name) }
    return moves.last { $0.to.code < $0.from.code }.map { "converted to \($0.to.rawValue)" }
  }

  // MARK: Touches

  /// The day of the last touch of a membership, also of one that was passed over or undone, and how many there were.
  func touches(of membership: ProgrammeMembership) -> (last: LocalDate?, count: Int) {
    let first = context.zone.date(of: membership.since)
    let fired = facts.firings.filter { $0.trigger == programme.id && $0.at >= membership.since && $0.at <= now }
    let days = fired.map { context.zone.date(of: $0.at) } + [memory?.touched].compactMap(\.self).filter { $0 >= first }
    return (days.max(), fired.count)
  }

  /// The first day on which a touch may come; today for one that is there already.
  func nextTouch(of membership: ProgrammeMembership) -> LocalDate {
    let next = touches(of: membership).last.map { programme.nextTouch(after: $0, signedUp: facts.customer.signedUp) }
    return max(next ?? today, today)
  }

  /// Why a touch whose day has come waits.
  var waits: String? {
    if let mute = facts.mutes.inForce(of: programme.id, on: today) { return mute.words }
    return programme.isUpsell ? OutreachContext.upsellWaits(facts, standing) : nil
  }

  private func touch(_ membership: ProgrammeMembership, _ judgement: inout ProgrammeJudgement) {
    if let healthy = programme.ends.healthy, let end = recovered(healthy, since: membership.since) {
      judgement.memory.due = earliest(judgement.memory.due, max(end, now + 1))
    }
    if let day = programme.ends.day {
      judgement.memory.due = earliest(
        judgement.memory.due, context.start(of: max(facts.customer.signedUp + day, today + 1)))
    }
    let next = nextTouch(of: membership)
    guard next <= today else {
      judgement.memory.due = earliest(judgement.memory.due, context.start(of: next))
      return
    }
    if let waits {
      judgement.waits = waits
      return
    }
    judgement.memory.touched = today
    let after = context.start(of: programme.nextTouch(after: today, signedUp: facts.customer.signedUp))
    judgement.memory.due = earliest(judgement.memory.due, after)
    // What stood when the programme began is taken for touched already.
    guard !(isNew && context.beginning == .later) else { return }
    let number = touches(of: membership).count
    judgement.touch = OutreachFiring(
      customer: facts.customer.id, trigger: programme.id, occasion: today.description, at: now,
      reason: reason(of: membership, number: number))
  }

  private func reason(of membership: ProgrammeMembership, number: Int) -> OutreachReason {
    let since = context.zone.date(of: membership.since).description
    var reason = OutreachReason.of(["in": programme.target.text, "since": since, "touch": String(number + 1)])
    let contents = programme.words.actions
    if programme.kind == .campaign, !contents.isEmpty {
      reason.values.append(.init("content", contents[number % contents.count]))
    }
    let row = ProgrammeRow(facts, standing, context, for: programme.target.filter)
    for words in row.trendWords { reason.values.append(.init("trend", words)) }
    for signal in signals { reason.values.append(.init("signal", "\(signal.title): \(signal.evidence)")) }
    if programme.kind == .expansion {
      reason.values.append(.init("score", String(standing.expansion.score)))
      if let worth { reason.values.append(.init("value", worth)) }
    }
    return OutreachReason(
      reason.values + Personalisation(context: context, facts: facts, standing: standing).values(of: programme))
  }

  /// What somebody says that the open opportunity is worth comes before what the data say.
  private var worth: String? {
    func words(_ amount: Money, _ source: String) -> String {
      "\(amount.amountText) \(amount.currency) a month, \(source)"
    }
    let open = facts.opportunities.filter { $0.stage.isOpen && $0.told != nil && $0.since <= now }
    if let one = open.max(by: { $0.since < $1.since }), let told = one.told {
      return words(told, one.author.isEmpty ? "as it was told" : "as \(one.author) says")
    }
    return standing.expansion.value.map { words($0.amount, $0.words) }
  }
}

/// What one programme says of one customer at a moment.
struct ProgrammeJudgement {
  /// A membership that begins, or is over.
  var change: MembershipChange?
  var touch: OutreachFiring?
  /// Why a touch whose day has come waits.
  var waits: String?
  var memory: ProgrammeMemory
}

extension ProgrammeMembership {
  func ended(at moment: Instant, _ why: String) -> MembershipChange {
    var after = self
    (after.until, after.why) = (moment, why)
    return MembershipChange(before: self, after: after)
  }
}

extension OutreachContext {
  /// Nobody is sold anything while they are at risk or wait for help: why that is so, or nil.
  static func upsellWaits(_ facts: OutreachFacts, _ standing: StandingNow) -> String? {
    if standing.isAtRisk { return "at risk, score \(standing.assessment.score.map(String.init) ?? "unknown")" }
    return facts.hasCriticalTicket ? "a critical ticket is open" : nil
  }

  /// All programmes' judgements of a customer. Before sign-up and after churn nobody is in any.
  func judgeProgrammes(_ facts: OutreachFacts, _ standing: StandingNow, _ found: inout OutreachFindings) {
    let counts = facts.customer.counts(on: today)
    for membership in facts.memberships where membership.until == nil {
      guard let why = gone(membership, counts) else { continue }
      found.memberships.append(membership.ended(at: now, why))
      found.memory.programmes?[membership.programme.text] = nil
    }
    for id in programmes {
      guard counts, let programme = rules.programmes[id] else {
        found.memory.programmes?[id.text] = nil
        continue
      }
      let one = ProgrammeCase(
        context: self, facts: facts, programme: programme, memory: found.memory.programmes?[id.text],
        standing: standing)
      let judgement = one.judge()
      if let change = judgement.change { found.memberships.append(change) }
      if found.memory.programmes == nil { found.memory.programmes = [:] }
      found.memory.programmes?[id.text] = judgement.memory
      if let touch = judgement.touch { found.firings.append(touch) }
      if let waits = judgement.waits {
        found.nearly.append(.init(customer: facts.customer.id, trigger: id, fails: waits))
      }
    }
  }

  private func gone(_ membership: ProgrammeMembership, _ counts: Bool) -> String? {
    if !counts { return "the customer has left" }
    return rules.programmes[membership.programme]?.words.isEnabled ?? false ? nil : "the programme is switched off"
  }

  /// When a member is touched next, and why that waits, one of each of the customer's memberships; nil for a programme that the
  /// rules have no more.
  public func standings(of memberships: [ProgrammeMembership], _ facts: OutreachFacts, _ memory: OutreachMemory)
    -> [ProgrammeStanding?]
  {
    let standing = StandingNow(self, facts)
    return memberships.map { membership in
      rules.programmes[membership.programme].map { programme in
        ProgrammeCase(
          context: self, facts: facts, programme: programme, memory: memory.programmes?[programme.id.text],
          standing: standing
        ).standing(of: membership)
      }
    }
  }
}

extension ProgrammeCase {
  fileprivate func standing(of membership: ProgrammeMembership) -> ProgrammeStanding {
    let (last, count) = touches(of: membership)
    guard membership.until == nil else { return ProgrammeStanding(touches: count, last: last) }
    let next = nextTouch(of: membership)
    return ProgrammeStanding(touches: count, last: last, next: next, waits: next <= context.today ? waits : nil)
  }
}

/// How a member of a programme stands.
public struct ProgrammeStanding: Hashable, Sendable {
  public var touches: Int
  public var last: LocalDate?
  /// Nil for one who is out.
  public var next: LocalDate?
  /// What a touch whose day has come waits for.
  public var waits: String?

  public init(touches: Int, last: LocalDate? = nil, next: LocalDate? = nil, waits: String? = nil) {
    self.touches = touches
    self.last = last
    self.next = next
    self.waits = waits
  }
}
