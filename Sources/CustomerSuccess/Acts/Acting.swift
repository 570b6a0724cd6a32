/// Carries acts out: looks up what they concern and says which facts change.
public struct Acting {
  let rules: ActRules
  let source: any FactSource
  let author: String
  let now: Instant

  public init(rules: ActRules, source: any FactSource, author: String, now: Instant) {
    self.rules = rules
    self.source = source
    self.author = author
    self.now = now
  }

  var today: LocalDate { rules.zone.date(of: now) }

  /// The edits of one act, to be applied before the next act's are asked for. Throws `ActFailure`, and what the source
  /// throws.
  public func edits(for request: ActRequest) throws -> [FactEdit] {
    let edits = try facts(of: request)
    if let refusal = edits.lazy.compactMap(\.unfit).first { throw ActFailure.refused(refusal) }
    return edits
  }

  /// The person that an act takes out of facts and log; nil for any other act. Throws where that is not said to be meant.
  public func forgotten(by request: ActRequest) throws -> Fact? {
    guard [.forgetContact, .forgetLearner].contains(request.act), let key = request.target.key else { return nil }
    guard let person = try source.fact(key) ?? source.removed(key), var forgetting = Forgetting(person),
      !forgetting.isDone
    else { throw missing(request.target) }
    guard !request.isSure else { return person }
    let facts = try source.facts(of: forgetting.customer)
    forgetting.spare(facts)
    throw ActFailure.refused(Refusal(forgetting.doubt(facts), isDoubt: true))
  }

  private func facts(of request: ActRequest) throws -> [FactEdit] {
    guard request.act.target == request.target.kind else {
      throw ActFailure.refused("\(request.target) is no \(request.act.target.title)")
    }
    switch request.target {
    case .portfolio: return try edits(ofPortfolio: request)
    case .customer(let id): return try edits(request, customer: id)
    case .contact(let id): return try edits(request, contact: id)
    case .action(let id): return try edits(request, action: id)
    case .ticket(let id): return try improving(request, ticket: id) ?? edits(request, ticket: id)
    case .learner(let id): return try edits(request, learner: id)
    case .article(let id): return try edits(request, article: id)
    case .message(let id): return try edits(request, message: id)
    case .session(let id): return try edits(request, session: id)
    case .initiative(let id): return try edits(request, initiative: id)
    case .verbatim(let id): return try edits(request, verbatim: id)
    }
  }

  func missing(_ target: Target) -> ActFailure {
    .refused("There is no \(target.kind.title) \(target) any more")
  }
}

extension Fact {
  /// A fact that was not there before.
  var added: FactEdit { FactEdit(before: nil, after: self) }
}
