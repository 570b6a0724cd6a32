/// What was decided here about things that sources go on telling of.
public struct ImportMemory: Hashable, Sendable {
  /// Who was forgotten, by the customer they belong to now.
  public private(set) var forgotten: [CustomerID: [ForgottenPerson]] = [:]
  /// Doubles, each with the customer that it has become a part of.
  public private(set) var merged: [CustomerID: Merged] = [:]

  /// Learners with another id than sources know.
  private var renamed: [ForgottenPerson] = []

  public struct Merged: Hashable, Sendable {
    public var kept: CustomerID
    /// What the double was called.
    public var name: String

    public init(into kept: CustomerID, name: String) {
      self.kept = kept
      self.name = name
    }
  }

  public init() {}

  public init(forgotten: [ForgottenPerson], merged: [CustomerID: Merged]) {
    for (double, into) in merged {
      self.merged[double] = Merged(into: Self.end(of: into.kept, merged), name: into.name)
    }
    renamed = forgotten.filter(\.isRenamed)
    for var person in forgotten {
      person.customer = self.merged[person.customer]?.kept ?? person.customer
      self.forgotten[person.customer, default: []].append(person)
    }
  }

  public var isEmpty: Bool { forgotten.isEmpty && merged.isEmpty }

  /// What was merged into may have been merged itself since.
  private static func end(of id: CustomerID, _ merged: [CustomerID: Merged]) -> CustomerID {
    var (end, met) = (id, [id] as Set<CustomerID>)
    while let next = merged[end]?.kept, met.insert(next).inserted { end = next }
    return end
  }

  /// Whether a fact is about one who was forgotten, and nobody else.
  public func isForgotten(_ fact: Fact) -> Bool {
    guard let person = Forgetting(fact) else { return false }
    return forgotten[person.customer]?.contains { $0.isSelf(fact) } ?? false
  }

  /// A fact of a customer's without who was forgotten there. `isTheirs`: the answer to a survey about a ticket in which one of them
  /// spoke.
  public func scrubbed(_ fact: Fact, of customer: CustomerID, isTheirs: Bool = false) -> Fact {
    let theirs: Set<TicketID> =
      if isTheirs, case .survey(let answer) = fact, let ticket = answer.ticket { [ticket] } else { [] }
    return (forgotten[customer] ?? []).reduce(fact) { $1.withoutWords(of: $0, theirs: theirs) }
  }

  /// Of no one customer's, such as an article that names people.
  public func scrubbed(_ fact: Fact) -> Fact {
    forgotten.values.joined().reduce(fact) { $1.withoutWords(of: $0, theirs: []) }
  }

  /// Whether one of a customer's who was forgotten wrote it.
  public func wrote(_ event: TicketEvent, of customer: CustomerID) -> Bool {
    forgotten[customer]?.contains { $0.wrote(event) } ?? false
  }

  /// The fact as one of the customer that a double was merged into.
  public func moved(_ fact: Fact) -> Fact {
    guard !merged.isEmpty else { return fact }
    return fact.movingCustomers { merged[$0]?.kept }
  }

  /// The fact as one of the learner that has got another id here.
  public func renamed(_ fact: Fact) -> Fact {
    guard !renamed.isEmpty else { return fact }
    return fact.moving(.learner) { id in renamed.lazy.compactMap { $0.newID(of: id) }.first }
  }
}
