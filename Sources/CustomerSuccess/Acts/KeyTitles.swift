/// What the rules call their keys: answers, the log and pages speak the words of the screens, `Bi-weekly (day 245)` and not
/// `ongoing.day245`. A key that no rule has any more goes by its own words, `healthDeclineAlerts` as `Health decline alerts`.
public struct KeyTitles: Hashable, Sendable {
  private let rules: ActRules

  public init(_ rules: ActRules) { self.rules = rules }

  /// In which days begin and end, and times are said.
  var zone: Zone { rules.zone }

  public func metric(_ id: MetricID) -> String { rules.health.metric(id)?.title ?? KeyTitles.words(id.text) }

  public func dimension(_ id: DimensionID) -> String {
    rules.health.dimension(id)?.title ?? KeyTitles.words(id.text)
  }

  /// `the score`, `Active users`
  public func target(_ target: OverrideTarget) -> String {
    switch target {
    case .score: "the score"
    case .dimension(let id): dimension(id)
    case .metric(let id): metric(id)
    }
  }

  /// A step as somebody named it, of the tier's flow; of any flow where the tier is not known.
  public func step(_ id: StepID, of tier: Tier?) -> String {
    let tiers = tier.map { [$0] } ?? Tier.allCases
    let found = tiers.lazy.compactMap { rules.journeys.step(named: id.text, of: $0) }.first
    return found?.fullTitle ?? KeyTitles.words(id.text)
  }

  public func step(_ id: StepID, in flow: FlowID) -> String {
    let steps = rules.journeys.flows.values.first { $0.id == flow }?.steps ?? []
    return (steps + rules.journeys.surveys).first { $0.id == id }?.fullTitle ?? step(id, of: nil)
  }

  /// By the tiers that have it: `Community`.
  public func flow(_ id: FlowID) -> String {
    let tiers = Tier.allCases.filter { rules.journeys[$0]?.id == id }
    return tiers.isEmpty ? KeyTitles.words(id.text) : tiers.map(\.title).joined(separator: ", ")
  }

  public func path(_ id: PathID) -> String { rules.training[id]?.title ?? KeyTitles.words(id.text) }

  public func module(_ id: ModuleID, of path: PathID) -> String {
    let known = rules.training[path]?.modules ?? rules.training.paths.flatMap(\.modules)
    return known.first { $0.id == id }?.title ?? KeyTitles.words(id.text)
  }

  public func cause(_ path: CausePath) -> String { rules.improvement.title(of: path) }
  public func reason(_ id: ChurnReasonID) -> String { rules.contracts.title(of: id) }

  /// `AI requests` has no title of its own in the framework: `Ai requests`.
  public func counter(_ id: CounterID) -> String { KeyTitles.words(id.text) }

  public func trigger(_ id: TriggerID) -> String {
    let title = rules.outreach.title(of: id)
    return title == id.text ? KeyTitles.words(title) : title
  }

  /// `made by hand`, `by the trigger 'Health decline alerts'`
  public func origin(_ origin: ActionOrigin) -> String {
    switch origin {
    case .hand: return "made by hand"
    case .trigger(let name): return "by the trigger '\(trigger(TriggerID(name)))'"
    case .programme(let name): return "by the programme '\(trigger(TriggerID(name)))'"
    case .journey(let name):
      guard let (flow, step) = origin.journeyStep else { return "by the journey '\(KeyTitles.words(name))'" }
      return "by the journey of \(self.flow(flow)) customers, '\(self.step(step, in: flow))'"
    }
  }

  /// `healthDeclineAlerts` as `Health decline alerts`, `week1.day3` as `Week1, day3`; what is no key is left as it is.
  public static func words(_ key: String) -> String {
    guard !key.contains(where: \.isWhitespace) else { return key }
    var words = ""
    var isAfterSmall = false
    for letter in key {
      if letter.isUppercase, isAfterSmall { words += " " }
      switch letter {
      case "_", "-": words += " "
      case ".", "/": words += ", "
      default: words += letter.lowercased()
      }
      isAfterSmall = letter.isLowercase || letter.isNumber
    }
    return words.capitalizedFirst
  }
}

extension FlowStep {
  /// Its title; with the day of one that comes again and again.
  public var fullTitle: String {
    guard isRepeated, let day = days?.upperBound else { return title }
    return "\(title) (day \(day))"
  }
}
