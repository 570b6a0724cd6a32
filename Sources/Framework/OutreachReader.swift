public import CustomerSuccess

/// Reads `outreach.yaml`.
public struct OutreachReader {
  /// Throws `DocumentError` naming the line and what was expected.
  public static func read(_ text: String, file: String) throws(DocumentError) -> OutreachRules {
    try read(DocumentNode(parsing: text, file: file))
  }

  /// Metrics have to be the health model's, where one is handed over.
  public static func read(_ document: DocumentNode, health: HealthModel? = nil) throws(DocumentError) -> OutreachRules {
    let top = try document.fields(required: ["lateAfterDays", "messages", "triggers"])
    var rules = OutreachRules()
    rules.lateAfterDays = try top["lateAfterDays"].days()
    if let node = top["messages"] { rules.messages = try messages(node) }
    guard let node = top["triggers"] else { return rules }
    let names = OutreachTrigger.allCases.map(\.rawValue)
    let triggers = try node.fields(optional: names)
    for trigger in OutreachTrigger.allCases {
      guard let node = triggers[trigger.rawValue] else { continue }
      try TriggerReader(trigger: trigger, health: health).read(node, into: &rules)
    }
    return rules
  }

  public static func shipped() throws(DocumentError) -> OutreachRules {
    try read(FrameworkDocument.outreach.shippedText, file: FrameworkDocument.outreach.fileName)
  }

  private static func messages(_ node: DocumentNode) throws(DocumentError) -> OutreachRules.MessageRules {
    let fields = try node.fields(
      required: ["order", "contactDays", "account", "reserveDays", "dropAfterDays"], optional: ["replies"])
    var rules = OutreachRules.MessageRules()
    rules.order = []
    for item in try fields["order"]?.items("a list of triggers") ?? [] {
      let trigger: OutreachTrigger = try item.choice()
      guard !rules.order.contains(trigger) else { throw item.error("\(trigger.rawValue) stands twice") }
      rules.order.append(trigger)
    }
    rules.contactDays = try fields["contactDays"].whole(in: 0...365, "a number of days")
    rules.reserveDays = try fields["reserveDays"].whole(in: 0...365, "a number of days")
    rules.dropAfterDays = try fields["dropAfterDays"].whole(in: 1...365, "a number of days")
    let account = try fields["account"]?.fields(required: ["messages", "days"]) ?? [:]
    rules.accountMessages = try account["messages"].whole(in: 1...100, "a number of messages")
    rules.accountDays = try account["days"].whole(in: 1...365, "a number of days")
    for item in try fields["replies"]?.items("a list of types of activities") ?? [] {
      rules.replies.append(try JourneyFields.words(item, "a type of activities"))
    }
    return rules
  }
}

/// Reads one trigger: what all have, and what is its own.
private struct TriggerReader {
  let trigger: OutreachTrigger
  let health: HealthModel?

  private static let common = [
    "enabled", "title", "trigger", "timing", "dueDays", "type", "priority", "recipients", "actions",
  ]

  private var own: [String] {
    switch trigger {
    case .healthDeclineAlerts: ["below", "rearm", "escalateBelow"]
    case .usageLimitWarnings: ["atLeast", "projection", "metrics"]
    case .featureUnderutilization: ["metric", "below", "afterDays", "everyMonths"]
    case .milestoneCelebrations: ["marks"]
    case .renewalReminders: ["daysBefore", "newAfterDays"]
    }
  }

  func read(_ node: DocumentNode, into rules: inout OutreachRules) throws(DocumentError) {
    let optional = ["metrics", "marks"]
    let fields = try node.fields(
      required: Self.common + own.filter { !optional.contains($0) }, optional: own.filter(optional.contains))
    rules.triggers[trigger] = try words(fields, node)
    switch trigger {
    case .healthDeclineAlerts: rules.health = try decline(fields)
    case .usageLimitWarnings: rules.usage = try usage(fields)
    case .featureUnderutilization: rules.underuse = try underuse(fields)
    case .milestoneCelebrations: rules.milestones = try milestones(fields)
    case .renewalReminders: rules.renewal = try renewal(fields)
    }
  }

  private func words(_ fields: [String: DocumentNode], _ node: DocumentNode) throws(DocumentError) -> TriggerWords {
    var recipients: [OutreachRecipient] = []
    for item in try fields["recipients"]?.items("a list of recipients") ?? [] { recipients.append(try item.choice()) }
    guard !recipients.isEmpty else { throw (fields["recipients"] ?? node).error("empty, expected at least one") }
    return TriggerWords(
      isEnabled: try fields["enabled"]?.boolean() ?? true,
      title: try JourneyFields.words(fields["title"] ?? node, "a title"),
      trigger: try JourneyFields.words(fields["trigger"] ?? node, "what it fires on, in words"),
      timing: try JourneyFields.words(fields["timing"] ?? node, "when, in words"), recipients: recipients,
      actions: try JourneyFields.texts(fields["actions"], "a list of actions"),
      dueDays: try fields["dueDays"].whole(in: 0...365, "a number of days"),
      kind: try JourneyFields.words(fields["type"] ?? node, "the type of its action items"),
      priority: try fields["priority"]?.choice() ?? .medium)
  }

  private func decline(_ fields: [String: DocumentNode]) throws(DocumentError) -> OutreachRules.HealthDecline {
    var rule = OutreachRules.HealthDecline()
    rule.below = try fields["below"].whole(in: 1...100, "a score")
    rule.escalateBelow = try fields["escalateBelow"].whole(in: 0...rule.below, "a score")
    let rearm = try fields["rearm"]?.fields(required: ["atLeast", "days"]) ?? [:]
    rule.rearmAtLeast = try rearm["atLeast"].whole(in: rule.below...100, "a score")
    rule.rearmDays = try rearm["days"].whole(in: 0...365, "a number of days")
    return rule
  }

  private func usage(_ fields: [String: DocumentNode]) throws(DocumentError) -> OutreachRules.UsageLimit {
    var rule = OutreachRules.UsageLimit()
    rule.atLeast = Double(try fields["atLeast"].whole(in: 1...1000, "a percentage"))
    let projection = try fields["projection"]?.fields(required: ["slopeDays", "aheadDays"]) ?? [:]
    rule.slopeDays = try projection["slopeDays"].whole(in: 2...31, "a number of days")
    rule.aheadDays = try projection["aheadDays"].whole(in: 0...31, "a number of days")
    for (limit, node) in try fields["metrics"]?.entries("a mapping of limits and metrics") ?? [] {
      rule.metrics[limit] = try metric(node)
    }
    return rule
  }

  private func underuse(_ fields: [String: DocumentNode]) throws(DocumentError) -> OutreachRules.Underuse {
    var rule = OutreachRules.Underuse()
    if let node = fields["metric"] { rule.metric = try metric(node) }
    rule.below = try fields["below"]?.number() ?? rule.below
    rule.afterDays = try fields["afterDays"].days()
    rule.everyMonths = try fields["everyMonths"].whole(in: 1...120, "a number of months")
    return rule
  }

  private func milestones(_ fields: [String: DocumentNode]) throws(DocumentError) -> OutreachRules.Milestones {
    var rule = OutreachRules.Milestones()
    for (id, node) in try fields["marks"]?.entries("a mapping of marks") ?? [] { rule.marks.append(try mark(id, node)) }
    return rule
  }

  private func mark(_ id: String, _ node: DocumentNode) throws(DocumentError) -> UsageMark {
    let fields = try node.fields(required: ["title"], optional: ["events", "counter", "reaches", "metric", "atLeast"])
    var mark = UsageMark(id: id, title: try JourneyFields.words(fields["title"] ?? node, "what is reached"))
    let events = try JourneyFields.texts(fields["events"], "a list of events' names")
    var signal = StepSignal(events: events)
    if let counter = fields["counter"] {
      signal.counter = CounterID(try JourneyFields.words(counter, "a counter's name"))
      signal.reaches = try fields["reaches"].whole(in: 1...1_000_000_000, "a number")
    } else if let reaches = fields["reaches"] {
      throw reaches.error("says how far a counter gets, expected a counter beside it")
    }
    if !events.isEmpty || signal.counter != nil { mark.signal = signal }
    if let node = fields["metric"] {
      mark.metric = try metric(node)
      guard let least = fields["atLeast"] else { throw node.error("expected atLeast beside the metric") }
      mark.atLeast = try least.number()
    }
    guard mark.signal != nil || mark.metric != nil else {
      throw node.error("nothing reaches it, expected events, a counter or a metric")
    }
    return mark
  }

  private func renewal(_ fields: [String: DocumentNode]) throws(DocumentError) -> OutreachRules.Renewal {
    var rule = OutreachRules.Renewal()
    rule.newAfterDays = try fields["newAfterDays"].days()
    rule.daysBefore = []
    for item in try fields["daysBefore"]?.items("a list of days") ?? [] {
      let day = try Optional(item).whole(in: 1...1000, "a number of days")
      guard rule.daysBefore.last.map({ $0 > day }) ?? true else {
        throw item.error("found \(day), expected fewer days than before it")
      }
      rule.daysBefore.append(day)
    }
    return rule
  }

  private func metric(_ node: DocumentNode) throws(DocumentError) -> MetricID {
    try JourneyFields.metric(node, of: health)
  }
}
