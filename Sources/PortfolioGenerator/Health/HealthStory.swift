import CustomerSuccess

/// A customer's observations over the months, such that the model's rules give the wanted score at the anchor and the
/// wanted one 30 days before.
struct HealthStory {
  /// Days before the anchor between which metrics are looked at, every customer's on other days. None lies between 27
  /// and 33, so that "30 days ago" means the same whatever the time of day.
  private static let looks = [155...185, 110...140, 75...95, 52...68, 34...40, 18...26, 9...16, 1...4]
  /// Looks before those, so that what was known on a day half a year ago can be told, and what it was a month before that.
  private static let olderLooks = [300...330, 205...235]
  /// The place in `looks` that decides what was 30 days ago.
  private static let monthAgo = 4
  /// Timed metrics, which count in another way while nothing is known; return on investment, the finest scale to meet a
  /// score by; and what expansion is told by.
  private static let alwaysKnown: Set<MetricID> = [
    "timeToValue", "expansionVelocity", "roiDemonstration", "upgradeReadiness",
  ]

  let customer: Customer
  let tenure: Int
  let model: HealthModel
  /// What the rules are to give at the anchor, below any override.
  let score: Int
  /// The same 30 days before; nil for a customer who was not there yet.
  let lastMonth: Int?
  let isExpansion: Bool
  /// A survey's answer in the last months: the NPS score is that.
  let npsAnswer: Int?
  /// How much lower an earlier look's score lies than the next one's, beyond the last month.
  var sway = -2...4

  /// Also the looks before the others.
  var looksFurther = false

  func observations(_ random: inout Random) -> [Observation] {
    // What is older is drawn beside, so that the younger stays as it is.
    var past = random
    let older = looksFurther ? Self.olderLooks.map { past.int($0) }.filter { $0 <= tenure - 3 } : []
    let days = Self.looks.map { random.int($0) }
    let first = days.firstIndex { $0 <= tenure - 3 } ?? days.count - 1
    let targets = targets(&random)
    var profile = finalProfile(&random)
    var profiles = [profile]
    // Backwards, so that the present comes out whatever the past was.
    for look in (first..<days.count - 1).reversed() {
      profile = earlier(profile, target: targets[look], &random)
      profiles.append(profile)
    }
    var target = targets[first]
    for _ in older {
      target = within(target - past.int(-2...4))
      profile = earlier(profile, target: target, &past)
      profiles.append(profile)
    }
    return facts(profiles.reversed(), moments: moments(older, &past) + moments(days[first...], &random))
  }

  /// The score at each look.
  private func targets(_ random: inout Random) -> [Int] {
    let month = lastMonth ?? score
    let gain = score - month
    var targets = [month, within(month + gain / 3 + random.int(-1...1)), within(month + gain * 2 / 3), score]
    var older = month
    for _ in 0..<Self.monthAgo {
      older = within(older - random.int(sway))
      targets.insert(older, at: 0)
    }
    return targets
  }

  private func within(_ score: Int) -> Int { min(92, max(14, score)) }

  private func finalProfile(_ random: inout Random) -> HealthProfile {
    var choices: [MetricChoice] = []
    for (position, dimension) in model.dimensions.enumerated() {
      choices += dimension.metrics.compactMap {
        MetricChoice($0, dimension: position, customer: customer, tenure: tenure, model: model)
      }
    }
    var profile = HealthProfile(choices, dimensionWeights: model.dimensions.map(\.weight))
    let isLittleKnown = random.chance(0.012)
    for (index, choice) in choices.enumerated() {
      let wanted = Double(score) + random.normal() * 9
      profile.set(index, to: choice.nearest(to: wanted))
      guard !Self.alwaysKnown.contains(choice.id) else { continue }
      let isJudged = choice.position(of: .poor) != nil
      if random.chance(isLittleKnown ? 0.8 : isJudged ? 0.05 : 0) { profile.forget(index) }
    }
    settle(&profile, &random)
    profile.fit(to: score, step: 25, isLocked: locked(profile, timeToValue: false), &random)
    return profile
  }

  /// Sets what is decided elsewhere: the survey's answer, and whether the customer is ready to upgrade.
  private func settle(_ profile: inout HealthProfile, _ random: inout Random) {
    if let npsAnswer, let index = profile.index(of: "npsScore") { profile.set(index, to: npsAnswer) }
    guard let index = profile.index(of: "upgradeReadiness") else { return }
    let levels: [HealthCategory] =
      isExpansion
      ? (random.chance(0.35) ? [.excellent] : [.good]) : (score < 50 || random.chance(0.15) ? [.poor] : [.fair])
    if let position = profile.choices[index].position(of: levels[0]) { profile.set(index, to: position) }
  }

  private func locked(_ profile: HealthProfile, timeToValue: Bool) -> [Bool] {
    profile.choices.map { choice in
      switch choice.id {
      case "upgradeReadiness": true
      case "npsScore": npsAnswer != nil
      // The first production workflow went live once.
      case "timeToValue": timeToValue
      default: false
      }
    }
  }

  private func earlier(_ later: HealthProfile, target: Int, _ random: inout Random) -> HealthProfile {
    var profile = later
    for (index, choice) in profile.choices.enumerated() where choice.isUsage {
      guard let position = profile.positions[index] else { continue }
      let sway = max(1, choice.count / 25)
      profile.set(index, to: position + random.int(-sway...sway))
    }
    profile.fit(to: target, step: 14, isLocked: locked(profile, timeToValue: true), &random)
    return profile
  }

  /// What changed from one look to the next, and usage always.
  private func facts(_ profiles: [HealthProfile], moments: [Instant]) -> [Observation] {
    var facts: [Observation] = []
    var known: [Int?] = profiles.first?.positions.map { _ in nil } ?? []
    for (profile, moment) in zip(profiles, moments) {
      for (index, choice) in profile.choices.enumerated() {
        guard let position = profile.positions[index] else { continue }
        guard position != known[index] || choice.isUsage else { continue }
        known[index] = position
        facts.append(
          Observation(
            customer: customer.id, metric: choice.id, value: choice.value(position), at: moment,
            source: source(of: choice), note: choice.note(position)))
      }
    }
    return facts
  }

  /// So many days ago, at even seconds, which surveys never have.
  private func moments(_ days: some Sequence<Int>, _ random: inout Random) -> [Instant] {
    days.map { PortfolioPlan.anchor.adding(days: -$0) + 2 * random.int(-9000...9000) }
  }

  private func source(of choice: MetricChoice) -> String {
    if choice.isUsage { return "usage" }
    switch choice.id {
    case "timeToValue": return "onboarding"
    case "roiDemonstration": return "business review"
    case "npsScore": return "survey"
    default: return customer.owner
    }
  }
}
