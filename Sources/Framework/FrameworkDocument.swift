/// The documents of the framework, each with what a team may change by a file of the same name in its configuration folder.
public enum FrameworkDocument: String, CaseIterable, Sendable {
  case health, sla, calendars, training, improvement, contracts, journeys, outreach, programmes, messages, feedback
  case metrics

  public var fileName: String { "\(rawValue).yaml" }

  /// What it holds, in a few words.
  public var holds: String {
    switch self {
    case .health: "how a health score is made: dimensions, weights, bands, categories"
    case .sla: "what customers are promised: policies, severities, support tiers"
    case .calendars: "when the team works: hours, holidays"
    case .training: "learning paths, modules, certificates"
    case .improvement: "root causes, lessons, how an article begins, the roadmap"
    case .contracts: "how long a renewal holds, why customers leave"
    case .journeys: "onboarding by tier: phases, milestones, check-ins, touchpoints, surveys"
    case .outreach: "what is done unasked: triggers with their thresholds, recipients, actions, messages' caps"
    case .programmes: "campaigns and expansion programmes: targets, frequencies, contents, signals of opportunities"
    case .messages: "what customers are written: a text for each trigger and each content of a campaign"
    case .feedback: "how what customers write is read: words with their strengths, themes"
    case .metrics: "targets of the metrics dashboard, objectives, promised impact"
    }
  }

  /// As the product ships it.
  public var shippedText: String {
    switch self {
    case .health: ShippedFramework.text(PackageResources.health_yaml)
    case .sla: ShippedFramework.text(PackageResources.sla_yaml)
    case .calendars: ShippedFramework.text(PackageResources.calendars_yaml)
    case .training: ShippedFramework.text(PackageResources.training_yaml)
    case .improvement: ShippedFramework.text(PackageResources.improvement_yaml)
    case .contracts: ShippedFramework.text(PackageResources.contracts_yaml)
    case .journeys: ShippedFramework.text(PackageResources.journeys_yaml)
    case .outreach: ShippedFramework.text(PackageResources.outreach_yaml)
    case .programmes: ShippedFramework.text(PackageResources.programmes_yaml)
    case .messages: ShippedFramework.text(PackageResources.messages_yaml)
    case .feedback: ShippedFramework.text(PackageResources.feedback_yaml)
    case .metrics: ShippedFramework.text(PackageResources.metrics_yaml)
    }
  }

  public func shipped() throws(DocumentError) -> DocumentNode {
    try DocumentNode(parsing: shippedText, file: fileName)
  }

  /// One's own text over the shipped document: what it leaves out stays as shipped, `none` and `leaveOut: true` take
  /// away, `standalone: true` at the top leaves out all that is shipped.
  public func laid(_ text: String, file: String) throws(DocumentError) -> DocumentNode {
    let own = try DocumentNode(parsing: text, file: file)
    return try DocumentLayers(shape, file: file).lay(own, over: shipped())
  }
}

extension FrameworkDocument {
  /// All values as shipped, in the document's order.
  public func shippedValues() throws(DocumentError) -> [DocumentValue] { try shipped().values(shape) }
}
