public import CustomerSuccess

/// Reads `health.yaml` into a model; anything unexpected is refused with file, line and what was expected.
public enum HealthModelReader {
  public static func read(text: String, file: String) throws(DocumentError) -> HealthModel {
    try read(DocumentNode(parsing: text, file: file))
  }

  public static func read(_ root: DocumentNode) throws(DocumentError) -> HealthModel {
    let fields = try HealthFields(
      root,
      required: [
        "coverageFloor", "overrides", "trend", "levelScores", "categories", "dimensions",
      ], optional: ["expansion", "counterTrend"])
    let categories = try HealthCategoryReader.categories(fields["categories"])
    let levelScores = try HealthCategoryReader.levelScores(fields["levelScores"])
    let dimensions = try HealthDimensionReader.dimensions(fields["dimensions"])
    var expansion: HealthModel.ExpansionTerms?
    if let node = fields.optional("expansion") { expansion = try terms(expansion: node, dimensions) }
    var counterTrend = CounterTrend.Terms()
    if let node = fields.optional("counterTrend") { counterTrend = try terms(counterTrend: node) }
    return HealthModel(
      dimensions: dimensions, categories: categories, levelScores: levelScores,
      coverageFloor: try fields["coverageFloor"].number(in: 0...100, "percent, 0 to 100") / 100,
      overrides: try terms(overrides: fields["overrides"]), trend: try terms(trend: fields["trend"]),
      expansion: expansion, counterTrend: counterTrend)
  }

  private static func terms(overrides node: DocumentNode) throws(DocumentError) -> HealthModel.OverrideTerms {
    let fields = try HealthFields(node, required: ["defaultDays", "maximumDays"])
    let maximum = try fields["maximumDays"].days()
    let standard = try fields["defaultDays"].days()
    guard standard <= maximum else {
      throw fields["defaultDays"].error("found \(standard), expected at most maximumDays, \(maximum)")
    }
    return HealthModel.OverrideTerms(defaultDays: standard, maximumDays: maximum)
  }

  private static func terms(trend node: DocumentNode) throws(DocumentError) -> HealthModel.TrendTerms {
    let fields = try HealthFields(node, required: ["days", "change"])
    let change = try fields["change"].number("points above 0")
    guard change > 0 else { throw fields["change"].error("found \(change), expected points above 0") }
    return HealthModel.TrendTerms(days: try fields["days"].days(), change: change)
  }

  private static func terms(counterTrend node: DocumentNode) throws(DocumentError) -> CounterTrend.Terms {
    let fields = try HealthFields(node, required: ["days", "counts"])
    let counts = try fields["counts"].integer("how many counts, 1 or more")
    guard counts > 0 else { throw fields["counts"].error("found \(counts), expected 1 or more") }
    return CounterTrend.Terms(days: try fields["days"].days(), counts: counts)
  }

  private static func terms(
    expansion node: DocumentNode, _ dimensions: [HealthDimension]
  ) throws(DocumentError) -> HealthModel.ExpansionTerms {
    let fields = try HealthFields(node, required: ["metric", "atLeast"])
    let metric = MetricID(try fields["metric"].text())
    guard dimensions.contains(where: { $0.metrics.contains { $0.id == metric } }) else {
      throw fields["metric"].error("unknown metric '\(metric)', expected one of this file's metrics")
    }
    return HealthModel.ExpansionTerms(metric: metric, atLeast: try fields["atLeast"].choice())
  }
}
