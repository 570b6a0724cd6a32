import CustomerSuccess

/// Reads the dimensions with their metrics.
enum HealthDimensionReader {
  static func dimensions(_ node: DocumentNode) throws(DocumentError) -> [HealthDimension] {
    var dimensions: [HealthDimension] = []
    var homes: [MetricID: DimensionID] = [:]
    for (key, value) in try node.entries("dimensions by name") {
      let fields = try HealthFields(value, required: ["title", "weight", "metrics"])
      let id = DimensionID(key)
      dimensions.append(
        HealthDimension(
          id: id, title: try fields["title"].filledText(), weight: try weight(fields["weight"]),
          metrics: try metrics(fields["metrics"], in: id, &homes)))
    }
    guard !dimensions.isEmpty else { throw node.error("found no dimension, expected at least one") }
    let sum = dimensions.reduce(0) { $0 + $1.weight }
    guard abs(sum - 1) < 1e-9 else {
      throw node.error("weights add up to \((sum * 1e9).rounded() / 1e9), expected 1")
    }
    return dimensions
  }

  private static func weight(_ node: DocumentNode) throws(DocumentError) -> Double {
    let weight = try node.number("a weight above 0, at most 1")
    guard weight > 0, weight <= 1 else {
      throw node.error("found \(try node.text()), expected a weight above 0, at most 1")
    }
    return weight
  }

  private static func metrics(
    _ node: DocumentNode, in dimension: DimensionID, _ homes: inout [MetricID: DimensionID]
  ) throws(DocumentError) -> [HealthMetric] {
    var metrics: [HealthMetric] = []
    for (key, value) in try node.entries("metrics by name") {
      let id = MetricID(key)
      if let home = homes[id] { throw value.error("metric given twice, already in \(home)") }
      homes[id] = dimension
      metrics.append(try HealthMetricReader.metric(id, value))
    }
    guard !metrics.isEmpty else { throw node.error("found no metric, expected at least one") }
    return metrics
  }
}

/// Reads one metric: measured when it has bands, judged when it has levels.
enum HealthMetricReader {
  static func metric(_ id: MetricID, _ node: DocumentNode) throws(DocumentError) -> HealthMetric {
    let fields = try HealthFields(
      node, required: ["title"],
      optional: [
        "unit", "phrase", "minimum", "maximum", "best", "worst", "bands", "levels", "shelfLife", "deadline", "requires",
      ])
    let levels = try levels(fields)
    var metric = HealthMetric(
      id: id, title: try fields["title"].filledText(), measure: try measure(fields, node), levels: levels)
    guard metric.measure != nil || !levels.isEmpty else {
      throw node.error("found neither bands nor levels, expected one of them")
    }
    guard metric.measure != nil || levels.count > 1 else {
      throw fields["levels"].error("found one level, expected two or more to choose from")
    }
    if let shelfLife = fields.optional("shelfLife") { metric.shelfLife = try shelfLife.days() }
    if let deadline = fields.optional("deadline") { metric.deadline = try self.deadline(deadline, metric) }
    if let requires = fields.optional("requires") { metric.requirement = try requirement(requires) }
    return metric
  }

  private static func levels(_ fields: HealthFields) throws(DocumentError) -> [HealthCategory: String] {
    guard let node = fields.optional("levels") else { return [:] }
    var levels: [HealthCategory: String] = [:]
    for (category, value) in try node.byCategory("a text for each level") {
      levels[category] = try value.filledText("what the level means")
    }
    guard !levels.isEmpty else { throw node.error("found no level, expected a text for each level") }
    return levels
  }

  /// Without a value, a timed metric is scored by the customer's age: a measured one must count days.
  private static func deadline(_ node: DocumentNode, _ metric: HealthMetric) throws(DocumentError) -> Int {
    let days = try node.days()
    if let unit = metric.measure?.unit, unit != .days {
      throw node.error("found on a metric in \(unit.rawValue), expected a deadline only where the unit is days")
    }
    return days
  }

  private static func requirement(_ node: DocumentNode) throws(DocumentError) -> HealthMetric.Requirement {
    let text = try node.text("seats, or limit and its name")
    let words = text.split(separator: " ")
    if words == ["seats"] { return .seats }
    guard words.count == 2, words[0] == "limit" else {
      throw node.error("found '\(text)', expected seats, or a plan limit such as: limit workflows")
    }
    return .limit(String(words[1]))
  }

  private static func measure(
    _ fields: HealthFields, _ node: DocumentNode
  ) throws(DocumentError) -> HealthMetric.Measure? {
    let own = ["unit", "phrase", "minimum", "maximum", "best", "worst"]
    guard let bands = fields.optional("bands") else {
      guard let stray = own.compactMap({ fields.optional($0) }).first else { return nil }
      throw stray.error("found without bands, expected only on a measured metric")
    }
    if let missing = ["unit", "best", "worst"].first(where: { fields.optional($0) == nil }) {
      throw node.error("\(missing) is missing, expected on a metric with bands")
    }
    let best = try fields["best"].number()
    let worst = try fields["worst"].number()
    guard best != worst else { throw fields["worst"].error("found the same as best, expected another number") }
    let measure = HealthMetric.Measure(
      unit: try fields["unit"].choice(), phrase: try fields.optional("phrase")?.filledText() ?? "",
      minimum: try fields.optional("minimum")?.number(), maximum: try fields.optional("maximum")?.number(),
      scale: try HealthBandsReader.scale(bands, best: best, worst: worst), words: try HealthBandsReader.words(bands))
    if let minimum = measure.minimum, let maximum = measure.maximum, minimum >= maximum {
      throw fields["maximum"].error("found a maximum not above the minimum, expected more than \(minimum)")
    }
    return measure
  }
}
