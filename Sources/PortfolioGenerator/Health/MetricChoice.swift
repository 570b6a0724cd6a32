import CustomerSuccess

/// The values one metric may have for one customer, numbered from the worst score to the best.
struct MetricChoice {
  let id: MetricID
  /// Which of the model's dimensions it belongs to.
  let dimension: Int
  let count: Int
  /// Counted by the product itself, and so looked at every time.
  var isUsage: Bool {
    if case .ratio = kind { return true }
    return false
  }
  private let kind: Kind

  private enum Kind {
    case levels([(HealthCategory, Double)])
    /// So many of a whole, such as users of licensed ones.
    case ratio(whole: Int, words: String, scale: MeasuredScale)
    /// `first` and on by `step`.
    case numbers(first: Double, step: Double, scale: MeasuredScale)
  }

  /// Nil when the metric does not apply to the customer.
  init?(_ metric: HealthMetric, dimension: Int, customer: Customer, tenure: Int, model: HealthModel) {
    guard metric.applies(to: customer) else { return nil }
    id = metric.id
    self.dimension = dimension
    guard let scale = metric.measure?.scale else {
      let levels = metric.levels.keys.compactMap { level in model.levelScores[level].map { (level, $0) } }
        .sorted { $0.1 < $1.1 }
      guard !levels.isEmpty else { return nil }
      kind = .levels(levels)
      count = levels.count
      return
    }
    switch metric.id {
    case "activeUsers":
      count = (customer.seats ?? 1) + 1
      kind = .ratio(whole: customer.seats ?? 1, words: "licensed users", scale: scale)
    case "featureAdoption":
      let features = max(1, customer.limits["features"] ?? 25)
      count = features + 1
      kind = .ratio(whole: features, words: "available features", scale: scale)
    case "workflowVolume":
      let workflows = max(1, customer.limits["workflows"] ?? 50)
      count = workflows + 1
      kind = .ratio(whole: workflows, words: "monthly workflows", scale: scale)
    case "timeToValue":
      let longest = min(180, max(5, tenure - 3))
      count = longest - 2
      kind = .numbers(first: Double(longest), step: -1, scale: scale)
    case "npsScore":
      count = 11
      kind = .numbers(first: 0, step: 1, scale: scale)
    default:
      count = 461
      kind = .numbers(first: -60, step: 1, scale: scale)
    }
  }

  func value(_ position: Int) -> MetricValue {
    switch kind {
    case .levels(let levels): .judged(levels[position].0)
    case .ratio, .numbers: .measured(number(position))
    }
  }

  func score(_ position: Int) -> Double {
    switch kind {
    case .levels(let levels): levels[position].1
    case .ratio(_, _, let scale), .numbers(_, _, let scale): scale.score(for: number(position))
    }
  }

  /// `17/20 licensed users`; empty where the value says it all.
  func note(_ position: Int) -> String {
    guard case .ratio(let whole, let words, _) = kind else { return "" }
    return "\(position)/\(whole) \(words)"
  }

  func position(of level: HealthCategory) -> Int? {
    guard case .levels(let levels) = kind else { return nil }
    return levels.firstIndex { $0.0 == level }
  }

  /// The position whose score is nearest.
  func nearest(to wanted: Double) -> Int {
    var low = 0
    var high = count - 1
    while low < high {
      let middle = (low + high) / 2
      if score(middle) < wanted { low = middle + 1 } else { high = middle }
    }
    guard low > 0, wanted - score(low - 1) < score(low) - wanted else { return low }
    return low - 1
  }

  private func number(_ position: Int) -> Double {
    switch kind {
    case .levels: 0
    // Tenths of a percent, as people write them.
    case .ratio(let whole, _, _): (Double(position) * 1000 / Double(whole)).rounded() / 10
    case .numbers(let first, let step, _): first + step * Double(position)
    }
  }
}
