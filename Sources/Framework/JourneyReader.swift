public import CustomerSuccess

/// Reads `journeys.yaml`.
public struct JourneyReader {
  /// Throws `DocumentError` naming the line and what was expected.
  public static func read(_ text: String, file: String) throws(DocumentError) -> JourneyRules {
    try read(DocumentNode(parsing: text, file: file))
  }

  /// Metrics have to be the health model's, where one is handed over.
  public static func read(
    _ document: DocumentNode, health: HealthModel? = nil
  ) throws(DocumentError) -> JourneyRules {
    let top = try document.fields(
      required: ["nearDays", "closesAfterDays", "cohortDays", "flows"],
      optional: ["startEvents", "objective", "surveys"])
    var rules = JourneyRules()
    rules.nearDays = try top["nearDays"].days()
    rules.closesAfterDays = try top["closesAfterDays"].days()
    rules.cohortDays = try top["cohortDays"].days()
    for item in try top["startEvents"]?.items("a list of events' names") ?? [] {
      rules.startEvents.append(try JourneyFields.words(item, "an event's name"))
    }
    if let node = top["objective"] { rules.objective = try objective(node, health) }
    if let node = top["surveys"] { rules.surveys = try surveys(node) }
    rules.flows = try flows(top["flows"] ?? document)
    return rules
  }

  public static func shipped() throws(DocumentError) -> JourneyRules {
    try read(FrameworkDocument.journeys.shippedText, file: FrameworkDocument.journeys.fileName)
  }

  private static func flows(_ node: DocumentNode) throws(DocumentError) -> [Tier: JourneyFlow] {
    let entries = try node.entries("a mapping of tiers and their flows")
    var flows: [Tier: JourneyFlow] = [:]
    for (key, flow) in entries where try !JourneyFlowReader.isBorrowed(flow) {
      flows[try tier(key, flow)] = try JourneyFlowReader(id: FlowID(key)).read(flow)
    }
    for (key, node) in entries where try JourneyFlowReader.isBorrowed(node) {
      let own = try tier(key, node)
      let fields = try node.fields(required: ["sameAs"], optional: ["title"])
      let other: Tier = try (fields["sameAs"] ?? node).choice()
      guard var flow = flows[other], flow.id.text == other.rawValue else {
        throw (fields["sameAs"] ?? node).error("\(other.rawValue) has no flow of its own, expected a tier that has one")
      }
      if let title = fields["title"] { flow.title = try JourneyFields.words(title, "the flow's title") }
      flows[own] = flow
    }
    return flows
  }

  private static func tier(_ key: String, _ node: DocumentNode) throws(DocumentError) -> Tier {
    guard let tier = Tier(rawValue: key) else {
      let names = Tier.allCases.map(\.rawValue).joined(separator: ", ")
      throw node.error("'\(key)' is no tier, expected one of \(names)")
    }
    return tier
  }

  private static func objective(
    _ node: DocumentNode, _ health: HealthModel?
  ) throws(DocumentError) -> ActivationObjective {
    let fields = try node.fields(
      required: ["title", "days", "targetPercent", "events"], optional: ["goal", "metric"])
    var metric: MetricID?
    if let node = fields["metric"] { metric = try JourneyFields.metric(node, of: health) }
    return ActivationObjective(
      title: try JourneyFields.words(fields["title"] ?? node, "what is to be reached"),
      goal: try fields["goal"].map { node throws(DocumentError) in try JourneyFields.words(node, "it in words") } ?? "",
      days: try fields["days"].days(), targetPercent: try fields["targetPercent"].whole(in: 1...100, "a percentage"),
      signal: StepSignal(events: try JourneyFields.texts(fields["events"], "a list of events' names")), metric: metric)
  }

  private static func surveys(_ node: DocumentNode) throws(DocumentError) -> [FlowStep] {
    let fields = try node.fields(required: ["title", "days"])
    let title = try JourneyFields.words(fields["title"] ?? node, "what the survey is called")
    var steps: [FlowStep] = []
    for item in try fields["days"]?.items("a list of days") ?? [] {
      let day = try Optional(item).days()
      guard !steps.contains(where: { $0.days == day...day }) else { throw item.error("day \(day) stands twice") }
      steps.append(
        FlowStep(id: StepID("survey.day\(day)"), kind: .survey, title: "\(title), day \(day)", days: day...day))
    }
    return steps
  }
}

/// What the readers of journeys have in common.
enum JourneyFields {
  static func words(_ node: DocumentNode, _ expected: String) throws(DocumentError) -> String {
    let text = try node.text(expected)
    guard text.contains(where: { !$0.isWhitespace }) else { throw node.error("empty, expected \(expected)") }
    return text
  }

  /// Empty where there is no such field.
  static func texts(_ node: DocumentNode?, _ expected: String) throws(DocumentError) -> [String] {
    var texts: [String] = []
    for item in try node?.items(expected) ?? [] { texts.append(try words(item, "text")) }
    return texts
  }

  /// Of the health model, where one is handed over.
  static func metric(_ node: DocumentNode, of health: HealthModel?) throws(DocumentError) -> MetricID {
    let name = try node.text("a metric")
    guard let health, !health.metrics.contains(where: { $0.id.text == name }) else { return MetricID(name) }
    let names = health.metrics.map(\.id.text)
    let near = nearestHint(to: name, among: names)
    throw node.error("'\(name)' is no metric, expected one of \(names.joined(separator: ", "))\(near)")
  }

  static func optionalWords(_ node: DocumentNode?) throws(DocumentError) -> String {
    guard let node else { return "" }
    return try words(node, "text")
  }
}

extension DocumentNode? {
  /// Years are no onboarding.
  func days() throws(DocumentError) -> Int { try whole(in: 0...1000, "a number of days") }

  func whole(in range: ClosedRange<Int>, _ what: String) throws(DocumentError) -> Int {
    guard let self else { return range.lowerBound }
    let expected = "\(what) from \(range.lowerBound) to \(range.upperBound)"
    let value = try self.integer(expected)
    guard range.contains(value) else { throw self.error("found \(value), expected \(expected)") }
    return value
  }
}
