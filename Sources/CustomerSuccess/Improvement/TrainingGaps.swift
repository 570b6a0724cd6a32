/// A ticket as far as training gaps go: whose it is, and what it is about.
public struct GapCase: Hashable, Sendable {
  public var ticket: TicketID
  public var customer: CustomerID
  public var category: String
  public var cause: CausePath?

  public init(ticket: TicketID, customer: CustomerID, category: String, cause: CausePath? = nil) {
    self.ticket = ticket
    self.customer = customer
    self.category = category
    self.cause = cause
  }
}

/// What a customer's learners have learned.
public struct CustomerTraining: Hashable, Sendable {
  public var learners: Int
  /// Modules that at least one of them has satisfied.
  public var modules: Set<ModulePath>
  /// Paths that some of them are not enrolled in.
  public var open: Set<PathID>

  public init(learners: Int = 0, modules: Set<ModulePath> = [], open: Set<PathID> = []) {
    self.learners = learners
    self.modules = modules
    self.open = open
  }
}

/// The framework's "gap analysis": tickets about something that is taught, from customers where nobody has learned it.
public struct TrainingGap: Hashable, Sendable {
  public var lesson: Lesson
  /// Tickets about it.
  public var tickets: Int
  public var customers: Int
  /// Of them those from customers none of whose learners have satisfied every module of the lesson.
  public var untrainedTickets: [TicketID]
  public var untrainedCustomers: [CustomerID]
  /// Of the untrained customers those without a single learner.
  public var withoutLearners: Int
  /// Of the lesson's modules, how many of these customers lack each; in the lesson's order.
  public var lacking: [Lack]

  public struct Lack: Hashable, Sendable {
    public var module: ModulePath
    public var customers: Int
    /// Those of them where somebody learns who could be enrolled in the module's path: the gap proposes it.
    public var proposed: [CustomerID]

    public init(module: ModulePath, customers: Int, proposed: [CustomerID] = []) {
      self.module = module
      self.customers = customers
      self.proposed = proposed
    }
  }

  /// Of the tickets about it, how many come from customers who have not learned it.
  public var share: TicketShare { TicketShare(part: untrainedTickets.count, whole: tickets) }
}

extension ImprovementRules {
  /// One gap a lesson that any ticket is about, the most untrained tickets first. Modules that the catalogue does not have
  /// teach nobody; a lesson with none of its modules there is left out. Customers without a record have no learners.
  public func gaps(
    _ cases: [GapCase], training: [CustomerID: CustomerTraining], catalogue: TrainingCatalogue
  ) -> [TrainingGap] {
    lessons.enumerated().compactMap { index, lesson -> (Int, TrainingGap)? in
      let modules = lesson.modules.filter { path in
        catalogue[path.path]?.modules.contains { $0.id == path.module } ?? false
      }
      let about = cases.filter { lesson.concerns(category: $0.category, cause: $0.cause) }
      guard !about.isEmpty, !modules.isEmpty else { return nil }
      return (index, gap(lesson, modules, about, training))
    }.sorted {
      let (left, right) = ($0.1, $1.1)
      if left.untrainedTickets.count != right.untrainedTickets.count {
        return left.untrainedTickets.count > right.untrainedTickets.count
      }
      return left.tickets == right.tickets ? $0.0 < $1.0 : left.tickets > right.tickets
    }.map(\.1)
  }

  private func gap(
    _ lesson: Lesson, _ modules: [ModulePath], _ about: [GapCase], _ training: [CustomerID: CustomerTraining]
  ) -> TrainingGap {
    let customers = Set(about.map(\.customer)).sorted()
    func learned(_ customer: CustomerID) -> Set<ModulePath> { training[customer]?.modules ?? [] }
    let untrained = customers.filter { !learned($0).isSuperset(of: modules) }
    let isUntrained = Set(untrained)
    return TrainingGap(
      lesson: lesson, tickets: about.count, customers: customers.count,
      untrainedTickets: about.filter { isUntrained.contains($0.customer) }.map(\.ticket).sorted(),
      untrainedCustomers: untrained,
      withoutLearners: untrained.count { (training[$0]?.learners ?? 0) == 0 },
      lacking: modules.map { module in
        let lacking = untrained.filter { !learned($0).contains(module) }
        return TrainingGap.Lack(
          module: module, customers: lacking.count,
          proposed: lacking.filter { training[$0]?.open.contains(module.path) ?? false })
      })
  }
}
