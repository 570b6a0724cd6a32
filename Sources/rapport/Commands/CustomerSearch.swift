import CustomerSuccess
import Foundation
import SuccessStore

/// Finds the customer a person means by an id, a name, or a part of one.
struct CustomerSearch {
  var place: Workplace

  /// Exits with 1 and the nearest ones when nobody, or more than one, is meant.
  func customer(_ words: String) async throws -> CustomerDetail {
    let text = words.trimmingCharacters(in: .whitespacesAndNewlines)
    if let exact = try await detail(CustomerID(text)) { return exact }
    for test in [
      Filter.Condition.field(.customerID, anyOf: [.equals(text)]), .field(.customerName, anyOf: [.equals(text)]),
    ] {
      let found = try await customers(test, limit: 2)
      if found.total == 1, let detail = try await detail(found.rows[0].id) { return detail }
    }
    for id in ShortID.readings(of: text, as: .customer).dropFirst() {
      if let short = try await detail(CustomerID(id)) { return short }
    }
    let found = try await customers(.words(text), limit: CustomerSearch.shown + 1)
    if found.total == 1, let detail = try await detail(found.rows[0].id) { return detail }
    throw found.total > 1 ? ambiguous(text, found) : try await unknown(text)
  }

  /// How many candidates are named.
  private static let shown = 5

  private func detail(_ id: CustomerID) async throws -> CustomerDetail? {
    try await place.store.answer(CustomerDetailQuery(id), at: place.now)
  }

  private func customers(_ condition: Filter.Condition, limit: Int) async throws -> Page<CustomerRow> {
    let query = CustomerQuery(filter: Filter([Filter.Term(condition)]), sort: .name, window: Window(limit: limit))
    return try await place.store.answer(query, at: place.now)
  }

  private func ambiguous(_ text: String, _ found: Page<CustomerRow>) -> Complaint {
    let (shown, left) = found.rows.few(CustomerSearch.shown, of: found.total)
    let names = shown.map { "  \($0.id)  \($0.customer.name)" }
    let more = left > 0 ? ["  and \(grouped(left)) more"] : []
    return Complaint.complain(
      (["'\(text)' could be \(found.total) customers:"] + names + more).joined(separator: "\n"), Complaint.workFailed)
  }

  /// The commands that show what customers are not.
  private static let others: [(kind: Target.Kind, fact: FactKind, command: String)] = [
    (.ticket, .ticket, "ticket show"), (.article, .article, "article show"),
    (.initiative, .initiative, "initiative show"),
  ]

  private func unknown(_ text: String) async throws -> Complaint {
    let id = text.uppercased()
    if let other = Self.others.first(where: { id.hasPrefix(ShortID.prefix(of: $0.fact)) }) {
      return Complaint.complain(
        "'\(text)' is the id of \(other.kind.anyTitle), not of a customer: 'rapport \(other.command) \(text)' shows it.",
        Complaint.workFailed)
    }
    if let gone = try await merged(text) { return gone }
    let nearest = try await nearest(text).map { "  \($0.id)  \($0.customer.name)" }
    let lines = ["There is no customer '\(text)'."] + (nearest.isEmpty ? [] : ["The nearest are:"] + nearest)
    return Complaint.complain(lines.joined(separator: "\n"), Complaint.workFailed)
  }

  /// Where a customer that was merged away went, by the id or the name that it had.
  private func merged(_ text: String) async throws -> Complaint? {
    let memory = try await place.store.answer(ImportMemoryQuery()).merged
    let ids = ShortID.readings(of: text, as: .customer).map { CustomerID($0) }
    let named = memory.filter { folded($0.value.name) == folded(text) }.keys.sorted()
    guard let id = (ids + named).first(where: { memory[$0] != nil }), let gone = memory[id] else { return nil }
    let name = try await detail(gone.kept).map { " \($0.row.customer.name)" } ?? ""
    return Complaint.complain(
      """
      \([id.text, gone.name].filter { !$0.isEmpty }.joined(separator: " ")) was merged into \(gone.kept)\(name): \
      'rapport show \(gone.kept)' shows it.
      """, Complaint.workFailed)
  }

  /// Only so many are compared: a suggestion must not take longer than typing again.
  private static let compared = 5000

  private func nearest(_ text: String) async throws -> [CustomerRow] {
    let query = CustomerQuery(sort: .name, window: Window(limit: CustomerSearch.compared))
    let rows = try await place.store.answer(query, at: place.now).rows
    let wanted = folded(text)
    let ranked = rows.map { row in
      (
        row: row,
        distance: min(
          editDistance(wanted, folded(row.id.text)), editDistance(wanted, folded(row.customer.name)))
      )
    }
    let limit = max(2, wanted.count / 2)
    return ranked.filter { $0.distance <= limit }.sorted { ($0.distance, $0.row.id) < ($1.distance, $1.row.id) }
      .prefix(CustomerSearch.shown).map(\.row)
  }
}
