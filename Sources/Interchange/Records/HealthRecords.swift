import CustomerSuccess

enum MetricRecords: RecordFormat {
  static let columns = [
    RecordColumn("customer", "the customer's id", required: true),
    RecordColumn("metric", "the framework's name, such as activeUsers", required: true),
    RecordColumn("value", "a number, a level (excellent to poor), unmet, or n/a", required: true),
    RecordColumn("at", "time of the observation", required: true),
    RecordColumn("source", "where the value comes from"),
    RecordColumn("note", "the value in people's words, such as 17/20 licensed users"),
  ]

  static func read(_ row: inout RecordRow) -> [Fact] {
    let customer: CustomerID = row.id("customer")
    let metric: MetricID = row.id("metric")
    let text = row.required("value", "a value").trimmingBlanks()
    var value = MetricValue.unmet
    if !text.isEmpty {
      do {
        value = try row.reading.metricValue(metric, text)
      } catch {
        row.complain("value", "\(error)")
      }
    }
    guard let at = row.instant("at") else { return [] }
    return [
      .observation(
        Observation(
          customer: customer, metric: metric, value: value, at: at, source: row.text("source"), note: row.text("note")))
    ]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .observation(let fact) = fact else { return nil }
    return [fact.customer.text, fact.metric.text, fact.value.text, fact.at.iso8601, fact.source, fact.note]
  }
}

enum OverrideRecords: RecordFormat {
  static let columns = [
    RecordColumn("id", "the override's id", required: true),
    RecordColumn("customer", "the customer's id", required: true),
    RecordColumn("target", "score, dimension:NAME or metric:NAME", required: true),
    RecordColumn("value", "0 to 100", required: true),
    RecordColumn("reason", "why a person judges otherwise", required: true),
    RecordColumn("author", "who", required: true),
    RecordColumn("at", "time it was made", required: true),
    RecordColumn("expires", "time, at most 90 days later; empty: 30 days later"),
    RecordColumn("withdrawn", "time it was taken back, if it was"),
  ]

  static func read(_ row: inout RecordRow) -> [Fact] {
    let id: OverrideID = row.id("id")
    let customer: CustomerID = row.id("customer")
    let target = target(&row)
    let value = row.integer("value", in: 0...100)
    let reason = row.required("reason", "a reason")
    let author = row.required("author", "a name")
    let at = row.instant("at")
    let given = row.optionalInstant("expires")
    let withdrawn = row.optionalInstant("withdrawn")
    guard let target, let value, let at else { return [] }
    let expires = given ?? at.adding(days: 30)
    if expires <= at || expires > at.adding(days: 90) {
      row.complain("expires", "found \(expires), expected a time after \(at), at most 90 days later")
    }
    return [
      .override(
        Override(
          id: id, customer: customer, target: target, value: value, reason: reason, author: author, at: at,
          expires: expires, withdrawn: withdrawn))
    ]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .override(let fact) = fact else { return nil }
    let target =
      switch fact.target {
      case .score: "score"
      case .dimension(let id): "dimension:\(id)"
      case .metric(let id): "metric:\(id)"
      }
    return [
      fact.id.text, fact.customer.text, target, String(fact.value), fact.reason, fact.author, fact.at.iso8601,
      fact.expires.iso8601, fact.withdrawn?.iso8601 ?? "",
    ]
  }

  private static func target(_ row: inout RecordRow) -> OverrideTarget? {
    let text = row.trimmed("target")
    if text == "score" { return .score }
    switch text.namedPart {
    case ("dimension", let name)?: return .dimension(DimensionID(name))
    case ("metric", let name)?: return .metric(MetricID(name))
    default:
      row.complain("target", "found '\(text.excerpt)', expected score, dimension:NAME or metric:NAME")
      return nil
    }
  }
}

enum ScoreRecords: RecordFormat {
  static let columns = [
    RecordColumn("customer", "the customer's id", required: true),
    RecordColumn("at", "time from which the score held", required: true),
    RecordColumn("score", "0 to 100", required: true),
    RecordColumn("origin", "computed or imported; empty: imported"),
    RecordColumn("contributions", "what made it, such as activeUsers=88*0.1; empty for another system's score"),
  ]

  static func read(_ row: inout RecordRow) -> [Fact] {
    let customer: CustomerID = row.id("customer")
    let at = row.instant("at")
    let score = row.integer("score", in: 0...100)
    let text = row.trimmed("origin")
    let origin = text.isEmpty ? .imported : ScoreRecord.Origin(rawValue: text.lowercased())
    if origin == nil { row.complain("origin", "found '\(text.excerpt)', expected computed or imported") }
    let contributions = contributions(&row)
    guard let at, let score, let origin else { return [] }
    return [
      .score(ScoreRecord(customer: customer, at: at, score: score, origin: origin, contributions: contributions))
    ]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .score(let fact) = fact else { return nil }
    let contributions = fact.contributions.map {
      "\(ListText.escape($0.metric.text))=\($0.score.shortText)*\($0.weight.shortText)"
    }
    return [
      fact.customer.text, fact.at.iso8601, String(fact.score), fact.origin.rawValue, ListText.join(contributions),
    ]
  }

  private static func contributions(_ row: inout RecordRow) -> [ScoreRecord.Contribution] {
    let expected = "expected metrics such as activeUsers=88*0.1; timeToValue=84*0.08"
    guard let parts = ListText.parts(row.text("contributions")) else {
      row.complain("contributions", "ends in a bare \\, \(expected)")
      return []
    }
    var contributions: [ScoreRecord.Contribution] = []
    for (name, value) in parts {
      let factors = (value ?? "").split(separator: "*").compactMap { Double($0) }
      guard factors.count == 2, factors.allSatisfy(\.isFinite) else {
        row.complain("contributions", "found '\(name.excerpt)', \(expected)")
        return []
      }
      contributions.append(.init(metric: MetricID(name), score: factors[0], weight: factors[1]))
    }
    return contributions
  }
}

extension String {
  /// `agent:Mira` → `agent`, `Mira`; nil without a colon.
  var namedPart: (kind: String, name: String)? {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return (String(self[..<colon]).lowercased(), String(self[utf8.index(after: colon)...]))
  }
}
