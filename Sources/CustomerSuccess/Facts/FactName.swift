extension Fact {
  /// What people call it; nil where it has no name.
  public var name: String? {
    switch self {
    case .customer(let fact): fact.name
    case .contact(let fact): fact.name
    case .action(let fact): fact.title
    case .ticket(let fact): fact.subject
    case .learner(let fact): fact.name
    case .article(let fact): fact.title
    case .initiative(let fact): fact.title
    case .subscription(let fact): fact.plan
    default: nil
    }
  }
}
