import CustomerSuccess
import Interchange
import Synchronization

/// A store in memory: what is imported is there for the next import.
final class MemoryTarget: ImportTarget {
  private let facts: Mutex<[FactKey: Fact]>

  init(_ facts: [Fact] = []) { self.facts = Mutex(Dictionary(uniqueKeysWithValues: facts.map { ($0.key, $0) })) }

  var all: [FactKey: Fact] { facts.withLock { $0 } }

  func stored(_ keys: [FactKey]) -> [FactKey: Fact] {
    facts.withLock { facts in
      var found: [FactKey: Fact] = [:]
      for key in keys { found[key] = facts[key] }
      return found
    }
  }

  func events(of tickets: [TicketID]) -> [TicketID: [TicketEvent]] {
    let wanted = Set(tickets)
    let events = all.values.compactMap { if case .ticketEvent(let event) = $0 { event } else { nil } }
    return Dictionary(grouping: events.filter { wanted.contains($0.ticket) }, by: \.ticket)
      .mapValues { $0.sorted { $0.order < $1.order } }
  }

  func people() -> [String] {
    var names: Set<String> = []
    for case .customer(let customer) in all.values { names.formUnion([customer.owner, customer.accountExecutive]) }
    return names.filter { !$0.isEmpty }.sorted()
  }

  func customers() -> CustomerBook {
    var book = CustomerBook()
    for case .customer(let customer) in all.values { book.add(customer.id, name: customer.name) }
    return book
  }

  /// All or nothing, as a store does it.
  @discardableResult
  func take(_ files: [(String, String)], options: ImportOptions = ImportOptions()) throws -> ImportReport {
    let sources = files.map { ImportSource(file: $0.0, bytes: MemoryBytes($0.1)) }
    return try take(sources, options: options)
  }

  @discardableResult
  func take(_ sources: [ImportSource], options: ImportOptions = ImportOptions()) throws -> ImportReport {
    let importer = try Importer(sources, options: options, target: self)
    var taken: [Fact] = []
    while true {
      let batch = try importer.nextBatch()
      if batch.isEmpty { break }
      taken += batch.map(\.fact)
    }
    facts.withLock { facts in for fact in taken { facts[fact.key] = fact } }
    return importer.report
  }
}
