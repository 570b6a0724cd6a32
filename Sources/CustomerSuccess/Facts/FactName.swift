extension Fact {
  /// As people see it: `contact 'Ann Lee' (CON-4)`, `event 2 of ticket TKT-7`.
  public var words: String {
    guard let name, !name.isEmpty, key.parts.count == 1 else { return key.words }
    return "\(key.kind.title) '\(name)' (\(key.parts[0]))"
  }

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
