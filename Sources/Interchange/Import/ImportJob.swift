public import CustomerSuccess
import Dispatch
public import SuccessStore
import Synchronization

/// Files on their way into a store: all or nothing.
public struct ImportJob: Sendable {
  public var sources: [ImportSource]
  public var options: ImportOptions

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
    let importer = try Importer(sources, options: options, target: StoreTarget(store: store))
    let ahead = ReadingAhead { try importer.nextBatch() }
    defer { ahead.stop() }
    let order = ImportOrder(title, source: options.source, listed: options.listed)
    let summary = try await store.bulkImport(order, by: author, at: now) { try ahead.next() }
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
    let names = sources.map { $0.file.split(separator: "/").last.map(String.init) ?? $0.file }
    return "import \(names.prefix(3).joined(separator: ", "))" + (names.count > 3 ? " and \(names.count - 3) more" : "")
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

  func events(of tickets: [TicketID]) throws -> [TicketID: [TicketEvent]] {
    try waiting(for: tickets) { ticket in try await store.answer(EventsQuery(of: ticket)) }
  }

  private func waiting<Key: Hashable & Sendable, Value: Sendable>(
    for keys: [Key], _ ask: @escaping @Sendable (Key) async throws -> Value?
  ) throws -> [Key: Value] {
    guard !keys.isEmpty else { return [:] }
    let answer = Mutex<Result<[Key: Value], any Error>>(.success([:]))
    let done = DispatchSemaphore(value: 0)
    // Off this thread, which may be the store's own writing one: readers do not wait for it.
    Task.detached {
      let found: Result<[Key: Value], any Error>
      do {
        var values: [Key: Value] = [:]
        for key in keys { values[key] = try await ask(key) }
        found = .success(values)
      } catch {
        found = .failure(error)
      }
      answer.withLock { $0 = found }
      done.signal()
    }
    done.wait()
    return try answer.withLock { $0 }.get()
  }
}
