extension TriggerID {
  /// What customers are told of an initiative: people fire it, no run does. Its occasion is the initiative's id.
  public static let initiativeNews = TriggerID("initiativeNews")
}

extension Initiative {
  /// Why customers are not told of it now; nil where they may be.
  public var refusalOfTelling: String? {
    switch status {
    case .idea: "is an idea: customers are told of what is planned, under way or done"
    case .dropped: "was dropped: there is nothing to tell"
    case .planned, .running, .done: nil
    }
  }

  /// The theme whose customers have asked for it; nil where it answers none.
  public var theme: String? { if case .theme(let theme) = origin { theme } else { nil } }

  /// As texts to customers name it.
  func news(for customer: CustomerID, at moment: Instant) -> OutreachFiring {
    OutreachFiring(
      customer: customer, trigger: .initiativeNews, occasion: id.text, at: moment,
      reason: OutreachReason.of([
        "initiative": title, "theme": theme, "quarter": quarter?.description,
        "isPlanned": status == .planned ? "yes" : nil, "isRunning": status == .running ? "yes" : nil,
        "isDone": status == .done ? "yes" : nil,
      ]))
  }
}
