import CustomerSuccess
import Glibc
import SuccessStore
import Synchronization

/// What all customers are called, folded and in memory, so that each letter of a filter looks through memory and not
/// through a table of a hundred thousand rows.
final class CustomerNames: Sendable {
  private struct Kept {
    /// The last change that the names hold.
    var change: Int
    var book: NameBook
  }

  private let kept = Mutex<Kept?>(nil)

  /// The keys of the customers that pass `filter`; nil where it asks for more than words, or others know a later state.
  func keys(passing filter: Filter, in db: any SQLConnection) throws -> [Int]? {
    guard NameBook.isEnough(for: filter) else { return nil }
    return try book(in: db)?.keys(passing: filter)
  }

  /// The names as `db` holds them, read anew where a customer has changed since. Nil where others already know a later
  /// state than this snapshot has.
  func book(in db: any SQLConnection) throws -> NameBook? {
    let last = try ChangeLog(db).last()
    let known = kept.withLock { $0 }
    if let known, known.change > last { return nil }
    if let known, try !haveChanged(since: known.change, in: db) {
      if known.change < last { keep(known.book, last) }
      return known.book
    }
    let book = try NameBook(readFrom: db)
    keep(book, last)
    return book
  }

  private func haveChanged(since change: Int, in db: any SQLConnection) throws -> Bool {
    let edits = "SELECT 1 FROM change_edits WHERE change > ?1 AND key >= ?2 AND key < ?3"
    let additions = "SELECT 1 FROM change_additions WHERE change > ?1 AND kind = ?4"
    let kind = FactKind.customer
    // Keys begin with their kind's title and a blank; '!' is what comes after the blank.
    return try db.statement("SELECT EXISTS (\(edits)) OR EXISTS (\(additions))")
      .isTrue([change, "\(kind.title) ", "\(kind.title)!", kind.rawValue])
  }

  private func keep(_ book: NameBook, _ change: Int) {
    kept.withLock { kept in
      if kept.map({ $0.change <= change }) ?? true { kept = Kept(change: change, book: book) }
    }
  }
}

/// Names and ids of customers, one after the other as bytes.
struct NameBook: Sendable {
  /// Stands behind each text, and in no text.
  private static let end = UInt8(0xFF)

  private var bytes: [UInt8] = []
  /// Where each customer's texts end.
  private var ends: [UInt32] = []
  private var customers: [Int32] = []

  init(readFrom db: any SQLConnection) throws {
    let size = try db.statement("SELECT count(*), sum(length(name_folded) + length(id_folded)) FROM customer_standing")
      .first { row in (count: row[0] as Int, letters: row[1] as Int? ?? 0) }
    let (count, letters) = size ?? (0, 0)
    bytes.reserveCapacity(letters + 2 * count)
    ends.reserveCapacity(count)
    customers.reserveCapacity(count)
    let rows = try db.statement("SELECT customer, name_folded, id_folded FROM customer_standing").rows()
    while let row = try rows.next() { append(row[0], row[1], row[2]) }
  }

  private mutating func append(_ customer: Int, _ name: String, _ id: String) {
    for text in [name, id] {
      bytes.append(contentsOf: text.utf8)
      bytes.append(Self.end)
    }
    ends.append(UInt32(bytes.count))
    customers.append(Int32(customer))
  }

  var count: Int { customers.count }

  /// Whether the filter asks for words, and for nothing else.
  static func isEnough(for filter: Filter) -> Bool {
    !filter.isEmpty && filter.terms.allSatisfy { if case .words = $0.condition { true } else { false } }
  }

  /// The keys of the customers that have all words of `filter`; of its other terms nothing is asked.
  func keys(passing filter: Filter) -> [Int] {
    var passing = [Bool](repeating: true, count: customers.count)
    for term in filter.terms {
      guard case .words(let text) = term.condition else { continue }
      let holding = rows(holding: folded(text))
      for row in passing.indices where holding[row] == term.isNegated { passing[row] = false }
    }
    var keys: [Int] = []
    keys.reserveCapacity(customers.count)
    for row in passing.indices where passing[row] { keys.append(Int(customers[row])) }
    return keys
  }

  /// For each customer whether the name or the id has `text` in it. Empty text is nowhere.
  private func rows(holding text: String) -> [Bool] {
    var holding = [Bool](repeating: false, count: customers.count)
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return holding }
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      var (place, row) = (0, 0)
      while let found = memchr(base + place, Int32(first), bytes.count - place) {
        place = base.distance(to: UnsafeRawPointer(found))
        guard wanted.count <= bytes.count - place else { return }
        guard memcmp(found, wanted, wanted.count) == 0 else {
          place += 1
          continue
        }
        while ends[row] <= place { row += 1 }
        holding[row] = true
        place = Int(ends[row])
      }
    }
    return holding
  }
}

extension FilterReadiness: SQLQuestion {
  func answer(from store: SQLStore, at now: Instant) async throws(StoreError) -> Int {
    guard store.mode == .readWrite else { return 0 }
    return try await store.askFacts { try store.customerNames.book(in: $0)?.count ?? 0 }
  }
}
