public import CustomerSuccess

/// Reads policies, severities and support tiers as people write them, `sla.yaml`.
public enum SLAReader {
  /// `calendars` are those the policies may name.
  public static func read(
    _ text: String, file: String, calendars: [String: BusinessCalendar]
  ) throws(DocumentError) -> SupportRules {
    try read(DocumentNode(parsing: text, file: file), calendars: calendars)
  }

  /// `calendars` are those the policies may name.
  public static func read(
    _ document: DocumentNode, calendars: [String: BusinessCalendar]
  ) throws(DocumentError) -> SupportRules {
    let fields = try document.fields(required: ["policies"], optional: ["day", "severities", "tiers"])
    var rules = SupportRules(policies: [], calendars: calendars)
    let day = try fields["day"].map(TargetDay.init) ?? .hours24
    for item in try fields["policies"]?.items("a list of policies") ?? [] {
      let policy = try policy(item, calendars, day)
      if rules.policies.contains(where: { $0.name == policy.name }) {
        throw item.error("the name '\(policy.name)' is given twice")
      }
      rules.policies.append(policy)
    }
    rules.severities = try fields["severities"].map(severities) ?? [:]
    rules.tiers = try fields["tiers"].map { node throws(DocumentError) in try tiers(node, calendars, day) } ?? [:]
    return rules
  }

  private static func policy(
    _ node: DocumentNode, _ calendars: [String: BusinessCalendar], _ usual: TargetDay
  ) throws(DocumentError) -> SLAPolicy {
    let fields = try node.fields(
      required: ["name", "calendar", "targets"],
      optional: ["when", "day", "pausesOnHold", "firstReplyPromisesTime"])
    guard let name = fields["name"], let calendar = fields["calendar"], let targets = fields["targets"]
    else { throw node.error("name, calendar or targets is missing") }
    let day = try fields["day"].map(TargetDay.init) ?? usual
    return SLAPolicy(
      name: try name.text(), conditions: try fields["when"].map(conditions) ?? PolicyConditions(),
      targets: try self.targets(targets, try named(calendar, calendars), calendars, day),
      pausesOnHold: try fields["pausesOnHold"]?.boolean() ?? false,
      firstReplyPromisesTime: try fields["firstReplyPromisesTime"]?.boolean() ?? false)
  }

  private static func targets(
    _ node: DocumentNode, _ calendar: BusinessCalendar, _ calendars: [String: BusinessCalendar], _ day: TargetDay
  ) throws(DocumentError) -> [ClockKind: SLATarget] {
    let names = ClockKind.allCases.map(\.rawValue)
    var targets: [ClockKind: SLATarget] = [:]
    _ = try node.fields(optional: names)
    for (name, value) in try node.entries() {
      guard let kind = ClockKind(rawValue: name) else { continue }
      targets[kind] = try target(value, calendar, calendars, day)
    }
    guard !targets.isEmpty else {
      throw node.error("no target, expected one of \(names.joined(separator: ", ")) at least")
    }
    return targets
  }

  /// `4h`, or `{within: 4h, calendar: always}`
  private static func target(
    _ node: DocumentNode, _ calendar: BusinessCalendar, _ calendars: [String: BusinessCalendar], _ day: TargetDay
  ) throws(DocumentError) -> SLATarget {
    guard node.isMapping else { return try target(of: node, on: calendar, day) }
    let fields = try node.fields(required: ["within"], optional: ["calendar", "day"])
    guard let within = fields["within"] else { throw node.error("within is missing") }
    let own: BusinessCalendar? =
      if let name = fields["calendar"] { try named(name, calendars) } else { nil }
    return try target(of: within, on: own ?? calendar, try fields["day"].map(TargetDay.init) ?? day)
  }

  private static func target(
    of node: DocumentNode, on calendar: BusinessCalendar, _ day: TargetDay
  ) throws(DocumentError) -> SLATarget {
    let text = try node.text("a length of time such as 15m or 4h")
    let length = text.contains("d") ? try day.seconds(of: calendar, for: node) : Instant.secondsPerDay
    guard let seconds = DurationFormat.seconds(text, day: length), seconds > 0 else {
      throw node.error("found '\(text)', expected a length of time such as 15m, 4h or 1h30m")
    }
    return SLATarget(seconds: seconds, calendar: calendar, inDays: DurationFormat.days(in: text, day: length))
  }

  private static func named(
    _ node: DocumentNode, _ calendars: [String: BusinessCalendar]
  ) throws(DocumentError) -> BusinessCalendar {
    let name = try node.text("a calendar's name")
    guard let calendar = calendars[name] else {
      let known = calendars.keys.sorted().joined(separator: ", ")
      throw node.error("unknown calendar '\(name)', expected one of \(known)")
    }
    return calendar
  }

  private static func conditions(_ node: DocumentNode) throws(DocumentError) -> PolicyConditions {
    let fields = try node.fields(
      optional: ["severity", "tier", "industry", "supportTier", "channel", "category", "customer", "filter"])
    var conditions = PolicyConditions()
    conditions.severities = try set(fields["severity"]) { node throws(DocumentError) in try node.choice() }
    conditions.tiers = try set(fields["tier"]) { node throws(DocumentError) in try node.choice() }
    conditions.industries = try set(fields["industry"]) { node throws(DocumentError) in try node.choice() }
    conditions.supportTiers = try set(fields["supportTier"], supportTier)
    conditions.channels = try set(fields["channel"]) { node throws(DocumentError) in try node.text() }
    conditions.categories = try set(fields["category"]) { node throws(DocumentError) in try node.text() }
    conditions.customers = try set(fields["customer"]) { node throws(DocumentError) in folded(try node.text()) }
    if let node = fields["filter"] { conditions.filter = try filter(node) }
    return conditions
  }

  /// In the language of the tickets' filters, as far as it asks for what stands still.
  private static func filter(_ node: DocumentNode) throws(DocumentError) -> Filter {
    let text = try node.text("a filter of tickets such as tier:pro mrr>10k")
    let filter: Filter
    do throws(FilterError) { filter = try Filter.parse(text, in: .tickets, me: "") } catch {
      throw node.error("filter '\(text)': \(error.message)")
    }
    if filter.isEmpty { throw node.error("an empty filter says nothing") }
    if let refusal = PolicyConditions.refusal(of: filter) { throw node.error("filter '\(text)': \(refusal)") }
    return filter
  }

  /// One value or a list of them; nothing where the key is left out.
  private static func set<Value: Hashable>(
    _ node: DocumentNode?, _ read: (DocumentNode) throws(DocumentError) -> Value
  ) throws(DocumentError) -> Set<Value> {
    guard let node else { return [] }
    guard node.isList else { return [try read(node)] }
    var values: Set<Value> = []
    for item in try node.items() { values.insert(try read(item)) }
    guard !values.isEmpty else { throw node.error("an empty list, which no ticket would match") }
    return values
  }
}

extension SLAReader {
  private static func severities(
    _ node: DocumentNode
  ) throws(DocumentError) -> [Severity: SeverityLevel] {
    var levels: [Severity: SeverityLevel] = [:]
    _ = try node.fields(optional: Severity.allCases.map(\.rawValue))
    for (name, value) in try node.entries() {
      guard let severity = Severity(rawValue: name) else { continue }
      let fields = try value.fields(
        required: ["criteria", "responseTime", "resolutionTime", "communication"])
      levels[severity] = SeverityLevel(
        criteria: try texts(fields["criteria"]), responseTime: try fields["responseTime"]?.text() ?? "",
        resolutionTime: try fields["resolutionTime"]?.text() ?? "",
        communication: try fields["communication"]?.text() ?? "")
    }
    return levels
  }

  private static func tiers(
    _ node: DocumentNode, _ calendars: [String: BusinessCalendar], _ day: TargetDay
  ) throws(DocumentError) -> [SupportTier: SupportTierDescription] {
    var tiers: [SupportTier: SupportTierDescription] = [:]
    for item in try node.items("a list of support tiers") {
      let fields = try item.fields(
        required: ["tier", "title", "availability", "channels", "responseTime", "resolutionRate"],
        optional: ["calendar", "handOff", "capabilities", "escalationTriggers"])
      guard let number = fields["tier"] else { throw item.error("tier is missing") }
      let tier = try supportTier(number)
      guard tiers[tier] == nil else { throw number.error("tier \(tier.rawValue) is given twice") }
      let calendar: BusinessCalendar? =
        if let name = fields["calendar"] { try named(name, calendars) } else { nil }
      tiers[tier] = SupportTierDescription(
        title: try fields["title"]?.text() ?? "", availability: try fields["availability"]?.text() ?? "",
        channels: try texts(fields["channels"]), responseTime: try fields["responseTime"]?.text() ?? "",
        handOff: try handOff(fields["handOff"], calendar ?? .always, calendars, day),
        resolutionRate: try fields["resolutionRate"]?.text() ?? "",
        capabilities: try texts(fields["capabilities"]),
        escalationTriggers: try texts(fields["escalationTriggers"]))
    }
    return tiers
  }

  private static func supportTier(_ node: DocumentNode) throws(DocumentError) -> SupportTier {
    guard let tier = SupportTier(rawValue: try node.integer("a support tier, 1 to 3")) else {
      throw node.error("found '\(try node.text())', expected a support tier, 1 to 3")
    }
    return tier
  }

  /// As the targets of a policy, on the tier's calendar.
  private static func handOff(
    _ node: DocumentNode?, _ calendar: BusinessCalendar, _ calendars: [String: BusinessCalendar], _ day: TargetDay
  ) throws(DocumentError) -> [Severity: SLATarget] {
    var targets: [Severity: SLATarget] = [:]
    _ = try node?.fields(optional: Severity.allCases.map(\.rawValue))
    for (name, value) in try node?.entries() ?? [] {
      guard let severity = Severity(rawValue: name) else { continue }
      targets[severity] = try target(value, calendar, calendars, day)
    }
    return targets
  }

  private static func texts(_ node: DocumentNode?) throws(DocumentError) -> [String] {
    var texts: [String] = []
    for item in try node?.items() ?? [] { texts.append(try item.text()) }
    return texts
  }
}
