import CustomerSuccess
import Framework

/// One customer whose days go by, as the shipped triggers see it.
struct OutreachFixture {
  var rules: OutreachRules
  let health: HealthModel
  let journeys: JourneyRules
  let zone = Zone(identifier: "America/New_York") ?? .gmt
  var facts: OutreachFacts

  init(signedUp: LocalDate = LocalDate(day: 19_000), _ change: (inout Customer) -> Void = { _ in }) throws {
    rules = try OutreachReader.shipped()
    health = try ShippedFramework.health()
    journeys = try JourneyReader.shipped()
    var customer = Customer(
      id: "C", name: "C", tier: .starter, industry: .other, size: .small, owner: "Mira", accountExecutive: "Tom",
      signedUp: signedUp, limits: ["workflows": 50])
    change(&customer)
    facts = OutreachFacts(
      journey: JourneyFacts(customer: customer),
      contacts: [Contact(id: "P1", customer: "C", name: "Pat", isPrimary: true)])
  }

  /// With the shipped programmes at work: all of them, or these alone.
  mutating func useProgrammes(_ names: TriggerID...) throws {
    rules.programmes = try ProgrammeReader.shipped()
    guard !names.isEmpty else { return }
    rules.programmes.programmes.removeAll { !names.contains($0.id) }
  }

  static func day(_ text: String) -> LocalDate { LocalDate(iso8601: text) ?? LocalDate(day: 0) }

  /// `5:84.9 8:50`
  static func pairs(_ text: String) -> [(Int, Double)] {
    text.split(separator: " ").map { pair in
      let parts = pair.split(separator: ":")
      return (Int(parts[0]) ?? 0, Double(parts[1]) ?? 0)
    }
  }

  func moment(_ day: LocalDate, hour: Int = 12) -> Instant { zone.instant(day, secondOfDay: hour * 3600) }

  /// A person's judgement of the whole, as any score can be set to the point.
  mutating func score(_ value: Int, from: LocalDate, hour: Int = 9) {
    let at = moment(from, hour: hour)
    facts.overrides.append(
      Override(
        id: OverrideID("O\(facts.overrides.count)"), customer: "C", target: .score, value: value, reason: "r",
        author: "a",
        at: at, expires: at.adding(days: 90)))
  }

  mutating func measure(_ metric: MetricID, _ value: Double, on day: LocalDate, hour: Int = 12) {
    facts.observations.append(
      Observation(customer: "C", metric: metric, value: .measured(value), at: moment(day, hour: hour)))
  }

  mutating func count(_ counter: CounterID, _ value: Int, on day: LocalDate) {
    facts.journey.counts.append(UsageCount(customer: "C", counter: counter, at: moment(day), value: value))
  }

  mutating func judge(_ metric: MetricID, _ level: HealthCategory, on day: LocalDate, note: String = "") {
    facts.observations.append(
      Observation(customer: "C", metric: metric, value: .judged(level), at: moment(day), note: note))
  }

  mutating func note(_ kind: String, on day: LocalDate, _ words: String = "told") {
    facts.activities.append(
      Activity(
        id: ActivityID("A\(facts.activities.count)"), customer: "C", at: moment(day), kind: kind, description: words))
  }

  mutating func event(_ name: EventName, on day: LocalDate) {
    facts.journey.events.append(CustomerEvent(customer: "C", name: name, at: moment(day)))
  }

  func context(
    _ day: LocalDate, hour: Int = 12, _ triggers: [OutreachTrigger]? = nil, new: Bool = false,
    beginning: OutreachBeginning = .standing, lastRun: Instant? = nil
  ) -> OutreachContext {
    let all = triggers ?? rules.enabled
    let programmes = rules.programmes.enabled.map(\.id)
    return OutreachContext(
      rules: rules, health: health, journeys: journeys, zone: zone, now: moment(day, hour: hour), triggers: all,
      programmes: programmes, new: new ? Set(all.map(\.id) + programmes) : [], beginning: beginning, lastRun: lastRun)
  }

  func simulation(_ days: ClosedRange<LocalDate>, _ triggers: [OutreachTrigger]? = nil) -> OutreachSimulation {
    OutreachSimulation(days: days, context: context(days.lowerBound, triggers, new: true))
  }

  /// `2024-01-05 renewalReminders 2024-02-04/30`
  func fired(_ from: String, _ count: Int, _ triggers: OutreachTrigger...) -> [String] {
    let first = Self.day(from)
    return simulation(first...first + (count - 1), triggers.isEmpty ? nil : triggers).findings(facts).flatMap(\.firings)
      .map { "\(zone.date(of: $0.at)) \($0.occasion)" }
  }
}
