import CustomerSuccess
import SuccessStore
import Synchronization

/// Tickets as they were read before. A desk's queue and the wall ask for the same thousand tickets whenever one of them
/// has changed: what is found unchanged is not read and reckoned again.
final class TicketCache: Sendable {
  /// What differs when anything differs that a ticket is read from: each change has a number of its own, and one that takes
  /// an event away leaves fewer of them.
  struct Stamp: Hashable {
    var ticket: Int
    var customer: Int
    var events: Int
    var lastChange: Int
    /// The change that wrote the root cause known by now; 0 while there is none.
    var rootCause: Int
    /// The latest event: up to an earlier moment a ticket reads otherwise.
    var lastEvent: Int
  }

  struct Entry {
    var stamp: Stamp
    var row: TicketRow
  }

  /// More than these are no desk's queue; then it begins anew.
  private static let limit = 5000
  private let entries = Mutex<[Int: Entry]>([:])

  func known(_ keys: [Int]) -> [Int: Entry] {
    entries.withLock { entries in
      var known: [Int: Entry] = [:]
      for key in keys { known[key] = entries[key] }
      return known
    }
  }

  func keep(_ fresh: [Int: Entry]) {
    guard !fresh.isEmpty else { return }
    entries.withLock { entries in
      if entries.count + fresh.count > Self.limit { entries = [:] }
      if fresh.count <= Self.limit { entries.merge(fresh) { $1 } }
    }
  }
}

extension Snapshot {
  /// The tickets with these keys, in their order.
  func ticketRows(_ keys: [Int]) throws -> [TicketRow] {
    let (known, stamps) = try (cache.known(keys), stamps(keys))
    var fresh: [Int: TicketCache.Entry] = [:]
    let rows = try keys.compactMap { key -> TicketRow? in
      guard let stamp = stamps[key], stamp.lastEvent <= now.seconds else { return try ticketRow(key) }
      if let entry = known[key], entry.stamp == stamp { return entry.row }
      let row = try ticketRow(key)
      if let row { fresh[key] = TicketCache.Entry(stamp: stamp, row: row) }
      return row
    }
    cache.keep(fresh)
    return rows
  }

  private func stamps(_ keys: [Int]) throws -> [Int: TicketCache.Stamp] {
    let statement = try db.statement(
      """
      SELECT f.key, f.change, c.change, (SELECT count(*) FROM ticket_events e WHERE e.ticket = f.key),
        (SELECT coalesce(max(e.change), 0) FROM ticket_events e WHERE e.ticket = f.key),
        (SELECT coalesce(max(e.at), f.created) FROM ticket_events e WHERE e.ticket = f.key),
        coalesce((SELECT r.change FROM root_causes r WHERE r.ticket = f.key AND r.at <= ?2), 0)
      FROM \(dialect.list("?1", "asked")) \(dialect.inOrder) tickets f ON f.key = asked.value
      \(dialect.inOrder) customers c ON c.key = f.customer
      """)
    var stamps: [Int: TicketCache.Stamp] = [:]
    let cursor = try statement.rows([Dialect.listed(keys), now.seconds])
    while let row = try cursor.next() {
      stamps[row[0]] = TicketCache.Stamp(
        ticket: row[1], customer: row[2], events: row[3], lastChange: row[4], rootCause: row[6], lastEvent: row[5])
    }
    return stamps
  }
}
