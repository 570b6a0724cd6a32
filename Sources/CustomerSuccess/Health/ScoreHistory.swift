/// Every change of a customer's score, oldest first, and the moments from which there was none.
public struct ScoreHistory: Hashable, Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
  public private(set) var records: [ScoreRecord] = []
  /// When the last known value went, and with it the score, until the next record.
  public private(set) var lapses: [Instant] = []

  public init(_ records: [ScoreRecord] = []) { self.records = records }
  public init(arrayLiteral records: ScoreRecord...) { self.records = records }

  public var startIndex: Int { records.startIndex }
  public var endIndex: Int { records.endIndex }
  public subscript(position: Int) -> ScoreRecord { records[position] }

  /// The record in force at `moment`: what the score was then; nil where it had lapsed.
  public func record(at moment: Instant) -> ScoreRecord? {
    let known = records.filter { $0.at <= moment }.max { $0.at < $1.at }
    guard let known, !lapses.contains(where: { $0 > known.at && $0 <= moment }) else { return nil }
    return known
  }

  public func score(at moment: Instant) -> Int? { record(at: moment)?.score }

  /// What the score was from each moment on, nil from a lapse on; in order.
  public var steps: [(at: Instant, score: Int?)] {
    guard !lapses.isEmpty else { return records.map { ($0.at, $0.score) } }
    return (records.map { ($0.at, $0.score) } + lapses.map { ($0, nil) }).sorted { $0.at < $1.at }
  }

  private var hasLapsed: Bool {
    guard let record = records.last, let lapse = lapses.last else { return false }
    return lapse > record.at
  }

  /// A computed record that says what held already is none.
  fileprivate mutating func note(_ record: ScoreRecord) {
    guard record.origin == .imported || hasLapsed || record.score != records.last?.score else { return }
    records.append(record)
  }

  /// A score that another system gave stands, whatever is known here.
  fileprivate mutating func lapse(at moment: Instant) {
    guard records.last?.origin == .computed, !hasLapsed else { return }
    lapses.append(moment)
  }
}

extension HealthModel {
  /// Every change of a customer's shown score up to `now`, oldest first, with what made it.
  ///
  /// An imported record stands from its time on where the model had no score of its own then: what lists showed at a moment is what
  /// history says of it. Losing the last value writes no score, for there is none; from then on, nothing is compared with the last one.
  /// What comes later changes nothing of what was before: up to an earlier moment, the history is the beginning of this one.
  /// Where it is not `explaining`, computed records are without what made them.
  public func history(
    of customer: Customer, observations: [Observation], overrides: [Override], imported: [ScoreRecord],
    through now: Instant, zone: Zone, explaining: Bool = true
  ) -> ScoreHistory {
    var course: CategoryCourse?
    return replay(customer, observations, overrides, imported, through: now, zone, explaining: explaining, &course)
  }

  /// The same without what made the records, and the customer's moves between categories up to `now`, in the order of their days: by
  /// the model's own scores, as lists show them, whatever other systems gave.
  public func course(
    of customer: Customer, observations: [Observation], overrides: [Override], imported: [ScoreRecord],
    through now: Instant, zone: Zone
  ) -> (history: ScoreHistory, moves: [CategoryMove]) {
    var course: CategoryCourse? = CategoryCourse(in: zone)
    let history = replay(customer, observations, overrides, imported, through: now, zone, explaining: false, &course)
    return (history, customer.counted(course?.moves ?? [], through: zone.date(of: now)))
  }

  private func replay(
    _ customer: Customer, _ observations: [Observation], _ overrides: [Override], _ imported: [ScoreRecord],
    through now: Instant, _ zone: Zone, explaining: Bool, _ course: inout CategoryCourse?
  ) -> ScoreHistory {
    let events = events(of: customer, observations, overrides, through: now, zone: zone)
    let foreign = imported.filter { $0.customer == customer.id && $0.origin == .imported && $0.at <= now }
      .sorted { ($0.at, $0.score) < ($1.at, $1.score) }
    var replay = ScoreReplay(
      model: self, customer: customer, overrides: overrides.filter { $0.customer == customer.id }, zone: zone,
      explains: explaining)
    var history = ScoreHistory()
    var nextForeign = foreign.startIndex
    var isScored = false
    var nextEvent = events.startIndex
    while nextEvent < events.endIndex {
      let at = events[nextEvent].at
      let after = events[nextEvent...].firstIndex { $0.at != at } ?? events.endIndex
      course?.begin(at, &replay)
      let hasScored = replay.apply(events[nextEvent..<after], at: at)
      nextEvent = after
      while nextForeign < foreign.endIndex, foreign[nextForeign].at < at {
        if !isScored { history.note(foreign[nextForeign]) }
        nextForeign += 1
      }
      guard hasScored else { continue }
      let record = replay.record(at: at)
      isScored = record != nil
      course?.note(score: record?.score, at: at)
      if let record { history.note(record) } else { history.lapse(at: at) }
    }
    course?.close(replay)
    if !isScored { for record in foreign[nextForeign...] { history.note(record) } }
    return history
  }

  private func events(
    of customer: Customer, _ observations: [Observation], _ overrides: [Override], through now: Instant, zone: Zone
  ) -> [ScoreReplay.Event] {
    var events: [ScoreReplay.Event] = []
    var unmet: Set<Int> = []
    for observation in observations where observation.customer == customer.id && observation.at <= now {
      guard let position = position(of: observation.metric) else { continue }
      if observation.value == .unmet { unmet.insert(position) }
      events.append(.init(at: observation.at, kind: .observed(observation, position)))
    }
    for override in overrides where override.customer == customer.id {
      events += [override.at, override.end].filter { $0 <= now }.map { .init(at: $0, kind: .overridden) }
    }
    let context = ReadingContext(customer: customer, now: now, zone: zone)
    for position in unmet {
      events += context.daysThatCount(for: metrics[position]).map { .init(at: $0, kind: .aged(position)) }
    }
    return events.sorted { $0.at < $1.at }
  }
}

extension ReadingContext {
  /// The moments up to now at which an unmet timed metric may score differently: each day from its deadline to the end of
  /// its scale.
  fileprivate func daysThatCount(for metric: HealthMetric) -> [Instant] {
    guard let deadline = metric.deadline else { return [] }
    let end = metric.measure.map { Int(max($0.scale.best, $0.scale.worst).rounded(.up)) } ?? deadline + 1
    let last = min(days, max(end, deadline + 1))
    guard deadline < last else { return [] }
    return (deadline + 1...last).map(start(ofDay:)).filter { $0 <= now }
  }
}

extension HealthModel {
  /// The score now less what the history says for `trend.days` ago; nil when one of the two is missing.
  public func change(of score: Int?, history: ScoreHistory, at now: Instant) -> Int? {
    guard let score, let before = history.score(at: now.adding(days: -trend.days)) else { return nil }
    return score - before
  }

  /// Improving or declining from `trend.change` points on; new without a value then.
  public func trend(change: Double?) -> HealthTrend {
    guard let change else { return .new }
    return change >= trend.change ? .improving : change <= -trend.change ? .declining : .stable
  }
}
