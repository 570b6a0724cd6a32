public import CustomerSuccess

/// Reads `metrics.yaml`.
public struct MetricsReader {
  /// Throws `DocumentError` naming the line and what was expected.
  public static func read(_ text: String, file: String) throws(DocumentError) -> PerformanceRules {
    try read(DocumentNode(parsing: text, file: file))
  }

  /// Metrics have to be the health model's, where one is handed over.
  public static func read(
    _ document: DocumentNode, health: HealthModel? = nil
  ) throws(DocumentError) -> PerformanceRules {
    let top = try document.fields(required: ["figures"], optional: ["objectives", "impact"])
    var rules = PerformanceRules()
    rules.figures = try figures(top["figures"] ?? document, health)
    if let node = top["objectives"] { try objectives(node, into: &rules) }
    if let node = top["impact"] { try impact(node, into: &rules) }
    return rules
  }

  public static func shipped() throws(DocumentError) -> PerformanceRules {
    try read(FrameworkDocument.metrics.shippedText, file: FrameworkDocument.metrics.fileName)
  }

  // MARK: Figures

  private static func figures(
    _ node: DocumentNode, _ health: HealthModel?
  ) throws(DocumentError) -> [PerformanceFigure: PerformanceRules.Aim] {
    let fields = try node.fields(optional: PerformanceFigure.allCases.map(\.rawValue))
    var figures: [PerformanceFigure: PerformanceRules.Aim] = [:]
    for figure in PerformanceFigure.allCases {
      guard let node = fields[figure.rawValue] else { continue }
      figures[figure] = try aim(node, of: figure, health)
    }
    return figures
  }

  private static func aim(
    _ node: DocumentNode, of figure: PerformanceFigure, _ health: HealthModel?
  ) throws(DocumentError) -> PerformanceRules.Aim {
    let hasMetric = figure == .featureAdoption || figure == .userEngagement
    let fields = try node.fields(
      required: hasMetric ? ["steady", "metric"] : ["steady"], optional: ["target"])
    var aim = PerformanceRules.Aim()
    let range = figure.targets
    if let node = fields["target"] { aim.target = try number(node, in: range.values, range.words) }
    if let node = fields["steady"] {
      aim.steady = try number(node, in: 0...1e9, "a number from 0 on, below which a change is no trend")
    }
    if let node = fields["metric"] { aim.metric = try JourneyFields.metric(node, of: health) }
    return aim
  }

  private static func number(
    _ node: DocumentNode, in range: ClosedRange<Double>, _ expected: String
  ) throws(DocumentError) -> Double {
    let number = try node.number(expected)
    guard range.contains(number) else { throw node.error("found \(try node.text()), expected \(expected)") }
    return number
  }

  // MARK: Objectives and impact

  private static func objectives(_ node: DocumentNode, into rules: inout PerformanceRules) throws(DocumentError) {
    let fields = try node.fields(optional: ["sixMonthExpansion", "twelveMonthRetention"])
    if let node = fields["sixMonthExpansion"] { rules.upgrade = try upgrade(node) }
    if let node = fields["twelveMonthRetention"] {
      rules.retention = try heading(node, node.fields(required: ["title", "goal"]))
    }
  }

  private static func upgrade(_ node: DocumentNode) throws(DocumentError) -> UpgradeObjective {
    let fields = try node.fields(required: ["title", "goal", "from", "to", "months"], optional: ["target"])
    let words = try heading(node, fields)
    let (from, to): (Tier, Tier) = (try (fields["from"] ?? node).choice(), try (fields["to"] ?? node).choice())
    guard from != to else { throw (fields["to"] ?? node).error("is the tier that customers come from") }
    let months = try fields["months"].whole(in: 1...120, "a number of months from 1 to 120")
    return UpgradeObjective(
      title: words.title, goal: words.goal, from: from, to: to, months: months, target: try percent(fields["target"]))
  }

  private static func impact(_ node: DocumentNode, into rules: inout PerformanceRules) throws(DocumentError) {
    let fields = try node.fields(optional: ["baseMonthsAgo"] + ImpactFigure.allCases.map(\.rawValue))
    if let node = fields["baseMonthsAgo"] {
      rules.baseMonthsAgo = try Optional(node).whole(in: 1...120, "a number of months from 1 to 120")
    }
    for figure in ImpactFigure.allCases {
      guard let node = fields[figure.rawValue] else { continue }
      let fields = try node.fields(required: ["title", "goal"], optional: ["target"])
      let target = try fields["target"].map { (node) throws(DocumentError) in
        try number(node, in: 0...1e15, "a number from 0 on")
      }
      rules.promises[figure] = PerformanceRules.Promise(try heading(node, fields), target: target)
    }
  }

  private static func heading(
    _ node: DocumentNode, _ fields: [String: DocumentNode]
  ) throws(DocumentError) -> PerformanceRules.Heading {
    PerformanceRules.Heading(
      title: try JourneyFields.words(fields["title"] ?? node, "a title"),
      goal: try JourneyFields.words(fields["goal"] ?? node, "the goal in words"))
  }

  private static func percent(_ node: DocumentNode?) throws(DocumentError) -> Double? {
    guard let node else { return nil }
    return try number(node, in: 0...100, "a share in percent, from 0 to 100")
  }
}

extension PerformanceFigure {
  /// What a target may be.
  fileprivate var targets: (values: ClosedRange<Double>, words: String) {
    switch unit {
    case .points: (-100...100, "points from -100 to 100")
    case .outOfFive: (1...5, "a mean from 1 to 5")
    case .days: (0...10_000, "a number of days")
    case .money: (0...1e15, "an amount from 0 on, in major units")
    case .percent:
      // What customers add may be more than all they paid.
      self == .netRetention || self == .expansionRate
        ? (0...10_000, "a share in percent, from 0 on") : (0...100, "a share in percent, from 0 to 100")
    }
  }
}
