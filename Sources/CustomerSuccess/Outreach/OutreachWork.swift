/// The action items that firings make: one open item a customer, type and reason, which a later firing updates.
struct OutreachWork {
  let context: OutreachContext
  let facts: OutreachFacts

  /// One for each person of the team whom the framework names. A new one has no id yet.
  func items(for firing: OutreachFiring) -> [OutreachItem] {
    guard let words = context.rules.words(of: firing.trigger) else { return [] }
    return words.recipients.compactMap { recipient in
      guard let owner = owner(recipient) else { return nil }
      let origin = OutreachOrigin(firing, recipient).action
      if let open = facts.actions.first(where: { $0.origin == origin && $0.status.isOpen }) {
        return OutreachItem(before: open, after: updated(open, firing, words))
      }
      return OutreachItem(before: nil, after: item(firing, words, owner, origin))
    }
  }

  /// The same items, escalated; those that are still open.
  func escalated(_ firing: OutreachFiring) -> [OutreachItem] {
    guard let words = context.rules.words(of: firing.trigger) else { return [] }
    return words.recipients.compactMap { recipient in
      let origin = OutreachOrigin(firing, recipient).action
      guard let open = facts.actions.first(where: { $0.origin == origin && $0.status.isOpen }) else { return nil }
      return OutreachItem(before: open, after: updated(open, firing, words))
    }
  }

  /// Nil for whom nothing is made: the customer, and an account executive nobody has named.
  private func owner(_ recipient: OutreachRecipient) -> String? {
    switch recipient {
    case .customer: nil
    case .manager: facts.customer.owner
    case .executive: facts.customer.accountExecutive.isEmpty ? nil : facts.customer.accountExecutive
    }
  }

  private func item(
    _ firing: OutreachFiring, _ words: TriggerWords, _ owner: String, _ origin: ActionOrigin
  ) -> ActionItem {
    var item = ActionItem(
      id: "", customer: firing.customer, priority: words.priority, kind: words.kind, title: "", owner: owner,
      checklist: words.actions.map { ChecklistStep(title: $0) }, origin: origin, created: context.now)
    tell(firing, words, &item)
    return item
  }

  private func updated(_ open: ActionItem, _ firing: OutreachFiring, _ words: TriggerWords) -> ActionItem {
    var item = open
    item.priority = open.priority.code < words.priority.code ? open.priority : words.priority
    tell(firing, words, &item)
    return item
  }

  private func tell(_ firing: OutreachFiring, _ words: TriggerWords, _ item: inout ActionItem) {
    let escalated = firing.escalated == nil ? "" : "Escalated: "
    item.title = "\(escalated)\(words.title): \(firing.words)"
    let day = context.zone.date(of: firing.at)
    item.description =
      "\(firing.rule(context.rules)) Fired on \(day.written). \(words.trigger), \(words.timing.lowercasedFirst)."
    if firing.escalated != nil { item.priority = .high }
    let due = context.zone.date(of: firing.at) + words.dueDays
    item.due = firing.renews.map { min(due, $0) } ?? due
  }
}

/// An action item before and after a run; a new one has nothing before, and no id.
public struct OutreachItem: Hashable, Sendable {
  public var before: ActionItem?
  public var after: ActionItem
}

/// What an action item has for its origin where a firing made it: `usageLimitWarnings/workflows`,
/// `healthDeclineAlerts/accountExecutive`, `usagePatternAnalysis`.
public struct OutreachOrigin: Hashable, Sendable {
  public var trigger: TriggerID
  /// What tells several of one trigger apart; empty where there is one.
  public var part: String

  init(_ firing: OutreachFiring, _ recipient: OutreachRecipient) {
    trigger = firing.trigger
    let limit = firing.reason["limit"]
    part = [limit, recipient == .executive ? "accountExecutive" : nil].compactMap(\.self).joined(separator: "/")
  }

  /// Nil for what neither a trigger nor a programme made.
  public init?(_ item: ActionItem) {
    guard let name = item.origin.outreach else { return nil }
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    trigger = TriggerID(parts.first ?? "")
    part = parts.count == 2 ? parts[1] : ""
  }

  /// Whether a firing may have made it, or updated it last.
  public func isOf(_ firing: OutreachFiring) -> Bool {
    guard trigger == firing.trigger else { return false }
    return firing.reason["limit"].map { part == $0 || part.hasPrefix("\($0)/") } ?? true
  }

  var action: ActionOrigin {
    let name = part.isEmpty ? trigger.text : "\(trigger)/\(part)"
    return OutreachTrigger(trigger) == nil ? .programme(name) : .trigger(name)
  }
}

extension ActionOrigin {
  /// `usageLimitWarnings/workflows`; nil where neither a trigger nor a programme made it.
  fileprivate var outreach: String? {
    switch self {
    case .trigger(let name), .programme(let name): name
    case .hand, .journey: nil
    }
  }
}
