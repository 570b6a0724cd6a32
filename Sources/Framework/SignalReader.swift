import CustomerSuccess

/// Reads one line of an expansion programme's `identification`.
struct SignalReader {
  let health: HealthModel?

  func read(_ id: String, _ node: DocumentNode) throws(DocumentError) -> ExpansionSignal {
    let fields = try node.fields(required: ["title", "points", "by"])
    return ExpansionSignal(
      id: id, title: try JourneyFields.words(fields["title"] ?? node, "what speaks for it, in words"),
      points: try fields["points"].whole(in: 0...100, "a number of points"), test: try test(fields["by"] ?? node))
  }

  private func test(_ node: DocumentNode) throws(DocumentError) -> ExpansionSignal.Test {
    let fields = try node.fields(optional: ["limit", "times", "days", "metric", "atLeast", "rises", "note"])
    let told = ["limit", "metric", "note"].filter { fields[$0] != nil }
    guard told.count == 1, let kind = told.first else { throw node.error("expected one of limit, metric and note") }
    switch kind {
    case "limit":
      try only(["limit", "times", "days"], fields, node)
      return .limit(
        atLeast: Double(try fields["limit"].whole(in: 1...1000, "a percentage")),
        times: try fields["times"].whole(in: 1...100, "a number of values"), days: try days(fields))
    case "note":
      try only(["note", "days"], fields, node)
      return .note(type: try JourneyFields.words(fields["note"] ?? node, "an activity's type"), days: try days(fields))
    default: return try metric(fields, node)
    }
  }

  private func metric(_ fields: [String: DocumentNode], _ node: DocumentNode) throws(DocumentError)
    -> ExpansionSignal.Test
  {
    let metric = try JourneyFields.metric(fields["metric"] ?? node, of: health)
    guard let rises = fields["rises"] else {
      try only(["metric", "atLeast"], fields, node)
      return .level(metric, atLeast: try fields["atLeast"]?.choice() ?? .good)
    }
    try only(["metric", "rises", "days"], fields, node)
    let by = try rises.number("by how much it rises")
    guard by > 0 else { throw rises.error("found \(by), expected more than 0") }
    return .rise(metric, by: by, days: try days(fields))
  }

  private func days(_ fields: [String: DocumentNode]) throws(DocumentError) -> Int {
    try fields["days"].whole(in: 1...1000, "a number of days")
  }

  /// All of these and no others.
  private func only(_ names: [String], _ fields: [String: DocumentNode], _ node: DocumentNode) throws(DocumentError) {
    if let missing = names.first(where: { fields[$0] == nil }) { throw node.error("\(missing) is missing") }
    if let other = fields.keys.filter({ !names.contains($0) }).min(), let node = fields[other] {
      throw node.error("\(other) says nothing beside \(names[0]), expected \(names.joined(separator: ", "))")
    }
  }
}
