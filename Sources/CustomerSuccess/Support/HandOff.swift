/// How soon a support tier takes over what was handed to it: the team's own target, beside what the customer is promised
/// and never instead of it. From the framework's `responseTime` of the tier.
public struct HandOff: Hashable, Sendable {
  /// The tier that it was handed to.
  public let to: SupportTier
  /// Counts from the escalation, in open time of the tier. Its `kind` says nothing: it is no promise to the customer.
  public let clock: SLAClock

  init(to: SupportTier, clock: SLAClock) {
    self.to = to
    self.clock = clock
  }
}

extension SupportRules {
  /// The hand-off that escalating to `tier` at `moment` would begin; nil where the tier has no target for the severity.
  public func handOff(to tier: SupportTier, _ severity: Severity, at moment: Instant) -> HandOff? {
    tiers[tier]?.handOff[severity].map {
      HandOff(to: tier, clock: SLAClock(kind: .respond, target: $0, start: moment))
    }
  }
}

/// A hand-off while a ticket's events are read.
struct HandOffRun {
  let tier: SupportTier
  /// Without pauses: to take a ticket over, nobody has to wait for the customer.
  var run: ClockRun
  /// Whose it was; another owner is the tier's.
  let owner: String
  /// Those who had it before: what they still write is not the tier's answer.
  let former: Set<String>

  var handOff: HandOff? { run.judged([]).map { HandOff(to: tier, clock: $0) } }
}

extension TicketHistory {
  /// A change of the owner, to tell one that comes with an escalation from one before it.
  struct Owning {
    var at: Instant
    var author: Actor
    var former: String
  }

  /// What an event that has been taken means for the hand-off.
  mutating func followHandOff(_ event: TicketEvent, ownerBefore: String) {
    switch event.kind {
    case .escalated(let tier, _): handOn(to: tier, event)
    case .owner: own(event, ownerBefore)
    case .publicReply: answer(event)
    case .severity: retargetHandOff(at: event.at)
    case .status: if !facts.status.isOpen { finishHandOff(isDone: false, at: event.at) }
    case .opened, .customerMessage, .note, .subject, .due, .merged, .tookIn, .spam, .withdrawn: break
    }
  }

  /// Whoever is handed a ticket while it is handed on has taken it over, whichever of the two was noted first.
  private mutating func handOn(to tier: SupportTier, _ event: TicketEvent) {
    finishHandOff(isDone: false, at: event.at)
    let inThisSave = owning.flatMap { $0.at == event.at && $0.author == event.author ? $0 : nil }
    let owner = inThisSave?.former ?? facts.owner
    var former: Set = [owner]
    if case .agent(let name) = event.author { former.insert(name) }
    var run = ClockRun(kind: .respond, start: event.at, policy: nil)
    run.target = rules.tiers[tier]?.handOff[facts.severity]
    handOffs.append(HandOffRun(tier: tier, run: run, owner: owner, former: former))
    if inThisSave != nil { takeOver(facts.owner, at: event.at) }
  }

  private mutating func own(_ event: TicketEvent, _ before: String) {
    let inThisSave = owning.flatMap { $0.at == event.at && $0.author == event.author ? $0 : nil }
    owning = Owning(at: event.at, author: event.author, former: inThisSave?.former ?? before)
    takeOver(facts.owner, at: event.at)
  }

  private mutating func takeOver(_ owner: String, at: Instant) {
    guard !owner.isEmpty, owner != handOffs.last?.owner else { return }
    finishHandOff(isDone: true, at: at)
  }

  private mutating func answer(_ event: TicketEvent) {
    guard case .agent(let name) = event.author, handOffs.last?.former.contains(name) == false else { return }
    finishHandOff(isDone: true, at: event.at)
  }

  private mutating func finishHandOff(isDone: Bool, at: Instant) {
    guard let last = handOffs.indices.last, handOffs[last].run.ending == nil else { return }
    handOffs[last].run.ending = ClockRun.Ending(at: at, isDone: isDone)
  }

  /// As with the customer's clocks: same start, the new target, and what is late already stays late.
  private mutating func retargetHandOff(at: Instant) {
    guard let last = handOffs.indices.last, handOffs[last].run.ending == nil else { return }
    if handOffs[last].run.clock([])?.isPast(at: at) == true {
      let late = handOffs[last].run.clock([])?.due ?? at
      handOffs[last].run.breach = handOffs[last].run.breach ?? SLAClock.Breach(at: late, bySeverity: false)
      return
    }
    handOffs[last].run.target = rules.tiers[handOffs[last].tier]?.handOff[facts.severity]
    guard handOffs[last].run.clock([])?.isPast(at: at) == true else { return }
    handOffs[last].run.breach = SLAClock.Breach(at: at, bySeverity: true)
  }
}
