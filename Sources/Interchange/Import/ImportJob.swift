public import CustomerSuccess
import Dispatch
public import SuccessStore
import Synchronization

/// Files on their way into a store: all or nothing.
public struct ImportJob: Sendable {
  public var sources: [ImportSource]
  public var options: ImportOptions
  /// What the log calls it; nil: by its files.
  public var called: String?

  public init(_ sources: [ImportSource], options: ImportOptions) {
    self.sources = sources
    self.options = options
  }

  /// Reads, checks and writes everything as one entry of the change log. Throws `InterchangeError` for what the files say,
  /// `StoreError` for the store; either leaves the store as it was.
  public func run(in store: any SuccessStore, by author: String, at now: Instant) async throws -> ImportReport {
    var options = options
    options.compares = false
    options.now = now
    let importer = try await Waiting.beside { [sources, options] in
      try Importer(sources, options: options, target: StoreTarget(store: store))
    }
    let ahead = ReadingAhead { try importer.nextBatch() }
    defer { ahead.stop() }
    let order = ImportOrder(
      title, source: options.source, listed: options.listed, occasion: options.occasion)
    let summary = try await store.bulkImport(order, by: author, at: now) { try ahead.next() }
    // It is in: what cannot be looked up now is not said, and nothing else.
    try? await Waiting.beside { try importer.lookBack() }
    var report = importer.report
    report.findings.add(summary.findings)
    for (kind, counts) in summary.counts {
      report.counts[RecordKind(of: kind), default: .init()].add(
        .init(added: counts.added, changed: counts.changed, unchanged: counts.unchanged))
    }
    return report
  }

  /// What `run` would do; nothing is written.
  public func rehearse(against store: any SuccessStore) throws -> ImportReport {
    try rehearse(against: StoreTarget(store: store))
  }

  public func rehearse(against target: any ImportTarget) throws -> ImportReport {
    try Importer(sources, options: options, target: target).rehearse()
  }

  private var title: String {
    if let called { return called }
    let names = sources.map { $0.file.split(separator: "/").last.map(String.init) ?? $0.file }
    return "import \(names.listed(3))"
  }
}

/// A store asked from the midst of an import, which reads its files synchronously.
struct StoreTarget: ImportTarget {
  let store: any SuccessStore

  func stored(_ keys: [FactKey]) throws -> [FactKey: Fact] {
    try waiting(for: keys) { key in try await store.answer(FactQuery(key)) }
  }

  func standing(of keys: [FactKey], source: String) throws -> [FactKey: FactStanding] {
    try waiting(for: keys) { key in try await store.answer(StandingQuery(key, source: source)) }
  }

  func standing(of key: FactKey, toldAs other: FactKey, source: String) throws -> FactStanding {
    let store = store
    return try waiting { try await store.answer(StandingQuery(key, source: source, toldAs: other)) }
  }

  func told(_ kind: FactKind, by source: String) throws -> [FactKey] {
    try waiting(for: [kind]) { kind in try await store.answer(ToldQuery(kind, source: source)) }[kind] ?? []
  }

  func sources() throws -> [String] {
    let store = store
    return try waiting { try await store.answer(ImportSourcesQuery()) }
  }

  func events(of tickets: [TicketID]) throws -> [TicketID: [TicketEvent]] {
    try waiting(for: tickets) { ticket in try await store.answer(EventsQuery(of: ticket)) }
  }

  func people() throws -> [String] {
    let store = store
    return try waiting { try await store.answer(PeopleQuery()) }
  }

  func memory() throws -> ImportMemory {
    let store = store
    return try waiting { try await store.answer(ImportMemoryQuery()) }
  }

  func formerNames() throws -> [CustomerID: [String]] {
    let store = store
    let names = try waiting { try await store.answer(FormerNamesQuery()) }
    return Dictionary(grouping: names, by: \.customer).mapValues { $0.map(\.name) }
  }

  func unknown(_ contacts: [ContactID], source: String) throws -> [ContactID: [String]?] {
    let store = store
    return try waiting { try await store.answer(UnknownContactsQuery(contacts, source: source)) }
  }

  func namesakes(of customers: [NamedCustomer], source: String) throws -> [CustomerID: [NamedCustomer]] {
    guard !customers.isEmpty else { return [:] }
    let store = store
    return try waiting { try await store.answer(NamesakesQuery(of: customers, source: source)) }
  }

  func others(than customers: [NamedCustomer], source: String) throws -> [CustomerID: OtherCustomer] {
    guard !customers.isEmpty else { return [:] }
    let store = store
    return try waiting { try await store.answer(OtherCustomersQuery(of: customers, source: source)) }
  }

  func decidedRevenue(_ told: [CustomerID: Money], on day: LocalDate) throws -> [CustomerID: Money] {
    let store = store
    return try waiting { try await store.answer(DecidedRevenueQuery(told, on: day)) }
  }

  func contacts(of customers: [CustomerID]) throws -> [Contact] {
    let store = store
    return try waiting { try await store.answer(ContactsQuery(of: customers)) }
  }

  func undoneRuns(of source: String) throws -> [Int] {
    let store = store
    return try waiting { try await store.answer(UndoneRunsQuery(source: source)) }
  }

  func takenBack(_ keys: [FactKey], source: String, runs: [Int]) throws -> [FactKey: TakenBack] {
    let store = store
    return try waiting { try await store.answer(TakenBackQuery(keys, source: source, runs: runs)) }
  }

  func takenBackEvents(of ticket: TicketID, runs: [Int]) throws -> [TicketEvent] {
    let store = store
    return try waiting { try await store.answer(TakenBackEventsQuery(of: ticket, runs: runs)) }
  }

  func learners() throws -> LearnerBook {
    let store = store
    return try waiting { () async throws -> LearnerBook in
      let book = Mutex(LearnerBook())
      try await store.facts(.learner, Filter(), at: Instant(seconds: 0)) { fact in
        if case .learner(let learner) = fact { book.withLock { $0.add(learner) } }
      }
      return book.withLock { $0 }
    }
  }

  func customers() throws -> CustomerBook {
    let store = store
    return try waiting { () async throws -> CustomerBook in
      let book = Mutex(CustomerBook())
      try await store.facts(.customer, Filter(), at: Instant(seconds: 0)) { fact in
        if case .customer(let customer) = fact { book.withLock { $0.add(customer.id, name: customer.name) } }
      }
      return book.withLock { $0 }
    }
  }

  private func waiting<Key: Hashable & Sendable, Value: Sendable>(
    for keys: [Key], _ ask: @escaping @Sendable (Key) async throws -> Value?
  ) throws -> [Key: Value] {
    guard !keys.isEmpty else { return [:] }
    return try waiting {
      var values: [Key: Value] = [:]
      for key in keys { values[key] = try await ask(key) }
      return values
    }
  }

  private func waiting<Answer: Sendable>(_ ask: @escaping @Sendable () async throws -> Answer) throws -> Answer {
    let answer = Mutex<Result<Answer, any Error>?>(nil)
    let done = DispatchSemaphore(value: 0)
    // Off this thread, which may be the store's own writing one: readers do not wait for it.
    Task.detached {
      let found: Result<Answer, any Error>
      do { found = .success(try await ask()) } catch { found = .failure(error) }
      answer.withLock { $0 = found }
      done.signal()
    }
    done.wait()
    guard let found = answer.withLock({ $0 }) else { throw CancellationError() }
    return try found.get()
  }
}
