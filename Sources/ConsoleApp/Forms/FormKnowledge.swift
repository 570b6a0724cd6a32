import CustomerSuccess
import SuccessStore

/// What a form has to know beside its thing before it can offer what there is to choose.
extension FormView {
  /// As many as anybody looks through.
  private static let most = 200

  var question: AnyQuestion? {
    if verb == .withdraw { return overrides }
    guard let picking, case .thing(let kind) = fields[picking].parameter.kind else { return nil }
    let typed = fields[picking].pick?.typed.withoutOuterBlanks ?? ""
    let words = typed.isEmpty ? Filter() : Filter([.init(.words(typed.lowercased()))])
    if let reference = unmatched {
      guard elsewhere?.reference == reference else { return AnyQuestion(ReferenceQuery([reference])) }
      return AnyQuestion(TicketQuery(filter: words, includeEnded: true, window: Window(limit: Elsewhere.most)))
    }
    switch kind {
    case .customer:
      guard !typed.isEmpty else { return nil }
      return AnyQuestion(CustomerQuery(filter: words, sort: .name, window: Window(limit: 50)))
    case .article:
      return AnyQuestion(
        ArticleQuery(
          filter: Filter([.init(.field(.articleState, anyOf: [.equals("published")]))]),
          window: Window(limit: FormView.most)))
    case .ticket where verb == .merge:
      // Whose duplicate it may be is the customer's own question.
      return customer.map { customer in
        AnyQuestion(
          TicketQuery(
            filter: Filter([.init(.field(.customerID, anyOf: [.equals(customer.text)]))]), includeEnded: true,
            window: Window(limit: FormView.most)))
      }
    case .ticket: return AnyQuestion(TicketQuery(filter: words, includeEnded: true, window: Window(limit: 50)))
    case .learner:
      guard !typed.isEmpty else { return nil }
      return AnyQuestion(LearnerQuery(filter: words, window: Window(limit: 50)))
    case .action, .contact, .message, .portfolio, .session, .initiative, .verbatim: return nil
    }
  }

  /// What is typed where nothing of what was found is meant by it: there may be such a thing all the same.
  private var unmatched: Reference? {
    guard let picking, case .thing(let kind) = fields[picking].parameter.kind, let pick = fields[picking].pick,
      pick.picked == nil, !pick.typed.withoutOuterBlanks.isEmpty,
      pick.answered == (verb == .merge && kind == .ticket ? pick.answered : pick.typed), pick.answered != nil
    else { return nil }
    return Reference(kind, fields[picking].value)
  }

  /// Says of what is typed that there is no such thing, or whose it is.
  mutating func note(_ references: [Reference: FoundReference]) {
    let complaint = unmatched.flatMap { references[$0]?.complaint(of: $0) }
    guard let reference = unmatched, complaint != nil, verb == .merge, reference.kind == .ticket else {
      (referenceNote, elsewhere) = (complaint, nil)
      return
    }
    // Offered are the customer's own; those of others are looked for once it is none of them.
    if elsewhere?.reference != reference { elsewhere = Elsewhere(reference: reference) }
    referenceNote = elsewhere?.words ?? complaint
  }

  /// Only what is in force can be withdrawn.
  private var overrides: AnyQuestion? {
    guard subjects.count == 1, case .customer(let id)? = subjects.first?.target else { return nil }
    return AnyQuestion(CustomerDetailQuery(id))
  }

  private var customer: CustomerID? {
    guard case .ticket(let reading, _)? = things.first else { return nil }
    return reading.ticket.customer
  }

  /// Takes the answer in; why there is nothing to ask, where there is not.
  mutating func learn(_ answer: AnyAnswer, _ model: HealthModel) -> String? {
    if case .success(let page) = answer.to(CustomerQuery.self) {
      let doubles = verb == .merge ? Set(things.map(\.target)) : []
      offer(page.rows.filter { !doubles.contains(.customer($0.id)) }.map { PickInput.Option($0) })
    }
    if case .success(let page) = answer.to(TicketQuery.self) {
      let own = Set(things.map(\.target))
      let others = page.rows.filter { !own.contains($0.subject.target) && $0.reading.disposition == .counted }
      if elsewhere == nil {
        offer(others.map { PickInput.Option($0) })
      } else {
        let whose = customer
        elsewhere?.found = others.filter { $0.reading.ticket.customer != whose }
      }
    }
    if case .success(let page) = answer.to(LearnerQuery.self) { offer(page.rows.map { PickInput.Option($0) }) }
    if case .success(let page) = answer.to(ArticleQuery.self) { offer(page.rows.map { PickInput.Option($0) }) }
    if case .success(let detail?) = answer.to(CustomerDetailQuery.self), verb == .withdraw {
      let targets = detail.assessment.overridden.map(\.choice)
      guard let first = targets.first else { return "\(detail.row.customer.name): no override is in force" }
      offer(Verb.overridable(model).filter { targets.contains($0.value) }, for: "target", chosen: first)
    }
    return nil
  }
}

/// Tickets of other customers that have the words by which one of the customer's own was looked for.
struct Elsewhere: Hashable, Sendable {
  static let most = 3

  var reference: Reference
  var found: [TicketRow] = []

  /// Nil where there is none.
  var words: String? {
    guard !found.isEmpty else { return nil }
    let tickets = found.map { "\($0.id) (\($0.customerName))" }.joined(separator: ", ")
    return "found '\(reference.text)', which is another customer's: give its id, \(tickets)"
  }
}

extension PickInput.Option {
  init(_ row: CustomerRow) {
    self.init(subject: .customer(row.customer), title: row.customer.name, note: row.customer.id.text)
  }

  init(_ row: TicketRow) {
    let note = [row.reading.status.title, row.reading.severity.title, row.customerName].joined(separator: " · ")
    self.init(subject: row.subject, title: row.subject.title, note: note)
  }

  init(_ row: LearnerRow) {
    self.init(subject: row.subject, title: row.learner.name, note: "\(row.id) · \(row.customerName)")
  }

  init(_ row: ArticleRow) {
    self.init(subject: .article(row.article), title: "\(row.article.id) \(row.article.title)")
  }
}

extension HealthAssessment {
  /// Those in force, of the whole first.
  var overrides: [Override] {
    [override].compactMap(\.self) + dimensions.compactMap(\.override) + metrics.compactMap(\.override)
  }

  fileprivate var overridden: [OverrideTarget] { overrides.map(\.target) }
}

extension OverrideTarget {
  /// The value by which forms name it.
  var choice: String {
    switch self {
    case .score: "score"
    case .dimension(let id): id.text
    case .metric(let id): id.text
    }
  }
}
