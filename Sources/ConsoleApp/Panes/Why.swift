import CustomerSuccess

/// What `=` shows of a pane's chosen figure.
enum Why: Hashable {
  /// The sum, in a sentence.
  case sum(String)
  /// What it follows from, a paragraph each, under a title.
  case account(String, [String])
  /// The sum is on the page of this thing.
  case page(Target)
  /// The pane shows the sum itself, or hides it again.
  case here
  /// There is none, and why. Then the key is not offered.
  case unknown(String)
}

extension Why {
  /// Said where nothing was reckoned.
  static let nothing = Why.unknown("Nothing is reckoned here that could be explained")

  var isKnown: Bool { if case .unknown = self { false } else { true } }
}

extension ActSubject {
  /// A customer's score, a ticket's deadlines, an action item's origin.
  func why(in scene: Scene) -> Why {
    switch self {
    case .customer(let customer): .page(.customer(customer.id))
    case .contact(let contact):
      .unknown("Nothing is reckoned of a contact: \(contact.name) is one of the customer's people")
    case .ticket(let reading, _): .page(.ticket(reading.ticket.id))
    case .known(let target, _): .page(target)
    case .message(let message, _):
      .sum("\(message.id) is \(message.state.rawValue)\(message.why.isEmpty ? "" : ": \(message.why)")")
    case .article(let article):
      .unknown("Nothing is reckoned of an article: \(article.id) says what it was drafted from")
    case .action(let item): .sum(item.whyItIsThere(scene))
    case .session(let session):
      .unknown("Nothing is reckoned of a session: \(session.id) counts who has a seat and who was there for 80 % of it")
    case .initiative(let initiative): .sum(InitiativeWords.why(initiative, scene))
    case .verbatim(let read): FeedbackWords.why(read, in: scene.zone)
    case .learner(let learner, let enrolled, let progress, _): .sum(sum(learner, enrolled, progress, scene))
    }
  }

  private func sum(
    _ learner: Learner, _ enrolled: [PathID], _ progress: [ModuleProgress], _ scene: Scene
  ) -> String {
    let paths = enrolled.compactMap { scene.training[$0] }
    guard !paths.isEmpty else { return "\(learner.name) is enrolled in no path" }
    let sums = paths.map { path in
      let done = scene.training.done(path.id, by: progress).count
      return "\(path.title) \(done) of \(path.modules.count) modules"
    }
    return "\(learner.name): \(sums.joined(separator: ", ")) done at \(scene.training.passMark) % or waived"
  }
}

extension ActionItem {
  fileprivate func whyItIsThere(_ scene: Scene) -> String {
    let cause = description.isEmpty ? title : description
    return "\(id), \(scene.titles.origin(origin)): \(cause)"
  }
}
