public import CustomerSuccess

/// Reads `programmes.yaml`.
public struct ProgrammeReader {
  /// Throws `DocumentError` naming the line and what was expected.
  public static func read(_ text: String, file: String) throws(DocumentError) -> ProgrammeRules {
    try read(DocumentNode(parsing: text, file: file))
  }

  /// Metrics have to be the health model's, where one is handed over.
  public static func read(
    _ document: DocumentNode, health: HealthModel? = nil
  ) throws(DocumentError) -> ProgrammeRules {
    let top = try document.fields(required: ["campaigns", "expansion"])
    let reader = ProgrammeReader(health: health)
    var rules = ProgrammeRules()
    for (name, node) in try top["campaigns"]?.entries("a mapping of campaigns") ?? [] {
      rules.programmes.append(try reader.campaign(name, node))
    }
    guard let node = top["expansion"] else { return rules }
    let fields = try node.fields(required: ["againAfterDays", "value", "programmes"])
    rules.expansion.againAfterDays = try fields["againAfterDays"].days()
    if let node = fields["value"] { rules.expansion.value = try value(node) }
    guard let programmes = fields["programmes"] else { return rules }
    for (name, node) in try programmes.entries("a mapping of expansion programmes") {
      guard rules[TriggerID(name)] == nil else { throw node.error("'\(name)' is a campaign's name already") }
      rules.programmes.append(try reader.expansion(name, node))
    }
    let points = rules.programmes.flatMap(\.signals).reduce(0) { $0 + $1.points }
    guard points == 100 || points == 0 else {
      throw programmes.error("the signals' points add up to \(points), expected 100")
    }
    return rules
  }

  public static func shipped() throws(DocumentError) -> ProgrammeRules {
    try read(FrameworkDocument.programmes.shippedText, file: FrameworkDocument.programmes.fileName)
  }

  private static func value(_ node: DocumentNode) throws(DocumentError) -> ExpansionRules.ValueTerms {
    let fields = try node.fields(optional: ["seatsPercent", "planPercent"])
    var terms = ExpansionRules.ValueTerms()
    terms.seatsPercent = try fields["seatsPercent"].whole(in: 0...1000, "a percentage")
    _ = try fields["planPercent"]?.fields(optional: Tier.allCases.map(\.rawValue))
    for (name, node) in try fields["planPercent"]?.entries() ?? [] {
      guard let tier = Tier(rawValue: name) else { continue }
      terms.planPercent[tier] = try Optional(node).whole(in: 0...1000, "a percentage")
    }
    return terms
  }

  let health: HealthModel?

  private static let common = ["title", "filter", "every", "recipients"]
  private static let ofWork = ["dueDays", "type", "priority"]

  private func campaign(_ name: String, _ node: DocumentNode) throws(DocumentError) -> Programme {
    let fields = try node.fields(
      required: Self.common + ["target", "frequency", "content"],
      optional: Self.ofWork + ["enabled", "personalization", "facts", "upsell", "ends"])
    var one = try programme(name, node, fields)
    one.words.trigger = try JourneyFields.words(fields["target"] ?? node, "whom it is for, in words")
    one.words.timing = try JourneyFields.words(fields["frequency"] ?? node, "how often, in words")
    one.words.actions = try texts(fields["content"] ?? node, "a list of contents")
    one.personalization = try JourneyFields.optionalWords(fields["personalization"])
    for item in try fields["facts"]?.items("a list of facts") ?? [] { one.facts.append(try fact(item)) }
    if let node = fields["ends"] { one.ends = try end(node) }
    return one
  }

  private func expansion(_ name: String, _ node: DocumentNode) throws(DocumentError) -> Programme {
    let fields = try node.fields(
      required: Self.common + Self.ofWork + ["trigger", "identification", "engagement"],
      optional: ["enabled", "upsell"])
    var one = try programme(name, node, fields)
    one.kind = .expansion
    one.words.trigger = try JourneyFields.words(fields["trigger"] ?? node, "what it goes by, in words")
    one.words.timing = one.often.capitalizedFirst
    one.words.actions = try texts(fields["engagement"] ?? node, "a list of actions")
    one.ends = ProgrammeEnd(onDecision: true)
    for (id, node) in try fields["identification"]?.entries("a mapping of signals") ?? [] {
      one.signals.append(try SignalReader(health: health).read(id, node))
    }
    return one
  }

  /// What campaigns and expansion programmes have both.
  private func programme(
    _ name: String, _ node: DocumentNode, _ fields: [String: DocumentNode]
  ) throws(DocumentError) -> Programme {
    let id = TriggerID(name)
    guard OutreachTrigger(id) == nil else { throw node.error("'\(name)' is a trigger of outreach.yaml") }
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
      throw node.error("'\(name)' is no name, expected letters and digits such as churnPrevention")
    }
    let words = TriggerWords(
      isEnabled: try fields["enabled"]?.boolean() ?? true,
      title: try JourneyFields.words(fields["title"] ?? node, "a title"), trigger: "", timing: "",
      recipients: try recipients(fields["recipients"] ?? node), actions: [],
      dueDays: try fields["dueDays"].map { node throws(DocumentError) in
        try Optional(node).whole(in: 0...365, "a number of days")
      } ?? 7,
      kind: try fields["type"].map { node throws(DocumentError) in
        try JourneyFields.words(node, "the type of its action items")
      } ?? "Engagement",
      priority: try fields["priority"]?.choice() ?? .medium)
    return Programme(
      id: id, words: words, target: try target(fields["filter"] ?? node),
      frequency: try periods(fields["every"] ?? node),
      isUpsell: try fields["upsell"]?.boolean() ?? false)
  }

  private func recipients(_ node: DocumentNode) throws(DocumentError) -> [OutreachRecipient] {
    var recipients: [OutreachRecipient] = []
    for item in try node.items("a list of recipients") { recipients.append(try item.choice()) }
    guard !recipients.isEmpty else { throw node.error("empty, expected at least one") }
    return recipients
  }

  private func target(_ node: DocumentNode) throws(DocumentError) -> ProgrammeTarget {
    let text = try node.text("a filter of customers such as health:good adoption<50")
    let filter: Filter
    do throws(FilterError) { filter = try Filter.parse(text, in: .customers, me: "") } catch {
      throw node.error("filter '\(text)': \(error.message)")
    }
    if filter.isEmpty {
      throw node.error("an empty filter takes everybody, expected one such as health:good adoption<50")
    }
    if let refusal = ProgrammeTarget.refusal(of: filter) { throw node.error("filter '\(text)': \(refusal)") }
    return ProgrammeTarget(text: text, filter: filter)
  }

  private func periods(_ node: DocumentNode) throws(DocumentError) -> [TouchPeriod] {
    var periods: [TouchPeriod] = []
    let items = try node.items("a list of periods such as [{ days: 14 }]")
    for (index, item) in items.enumerated() {
      let period = try period(item)
      if index < items.count - 1, period.throughDay == nil {
        throw item.error("holds for good, expected throughDay as others follow")
      }
      if let day = period.throughDay, let before = periods.last?.throughDay, day <= before {
        throw item.error("found throughDay \(day), expected a later day than \(before)")
      }
      periods.append(period)
    }
    guard let last = periods.last else { throw node.error("empty, expected at least one period") }
    guard last.throughDay == nil else { throw node.error("the last period ends, expected one that holds for good") }
    return periods
  }

  private func period(_ node: DocumentNode) throws(DocumentError) -> TouchPeriod {
    let fields = try node.fields(optional: ["days", "months", "throughDay"])
    guard (fields["days"] == nil) != (fields["months"] == nil) else {
      throw node.error("expected either days or months")
    }
    let through: Int? = if let node = fields["throughDay"] { try Optional(node).days() } else { nil }
    guard fields["months"] == nil else {
      return TouchPeriod(.months(try fields["months"].whole(in: 1...120, "a number of months")), throughDay: through)
    }
    return TouchPeriod(.days(try fields["days"].whole(in: 1...1000, "a number of days")), throughDay: through)
  }

  private func fact(_ node: DocumentNode) throws(DocumentError) -> PersonalFact {
    let name = try node.text("a fact such as journey, or a metric")
    if PersonalFact.names.contains(name) { return PersonalFact(name) }
    let names = PersonalFact.names + (health?.metrics.map(\.id.text) ?? [])
    guard let health, health.metric(MetricID(name)) == nil else { return PersonalFact(name) }
    throw node.error(
      "'\(name)' is no fact, expected one of \(names.joined(separator: ", "))\(nearestHint(to: name, among: names))")
  }

  private func end(_ node: DocumentNode) throws(DocumentError) -> ProgrammeEnd {
    let fields = try node.fields(optional: ["day", "decision", "healthy"])
    var end = ProgrammeEnd()
    if let node = fields["day"] { end.day = try Optional(node).days() }
    end.onDecision = try fields["decision"]?.boolean() ?? false
    if let node = fields["healthy"] {
      let healthy = try node.fields(required: ["atLeast", "days"])
      end.healthy = .init(
        atLeast: try healthy["atLeast"].whole(in: 1...100, "a score"),
        days: try healthy["days"].whole(in: 0...365, "a number of days"))
    }
    return end
  }

  private func texts(_ node: DocumentNode, _ expected: String) throws(DocumentError) -> [String] {
    let texts = try JourneyFields.texts(node, expected)
    guard !texts.isEmpty else { throw node.error("empty, expected \(expected)") }
    return texts
  }
}
