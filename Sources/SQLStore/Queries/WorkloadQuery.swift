import CustomerSuccess
import SuccessStore

extension WorkloadQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.workload(filter) }
}

extension Snapshot {
  /// Open tickets only, counted along the queue's index; a name is read from one ticket of its owner.
  func workload(_ filter: Filter) throws -> [OwnerLoad] {
    let condition = FilterSQL(.tickets, self).condition(filter)
    let join = filter.asksForCustomer ? "\(dialect.inOrder) customer_standing s ON s.customer = t.customer" : ""
    let statement = try db.statement(
      """
      SELECT t.owner_folded, t.sla, t.severity, count(*), min(t.ticket)
      FROM ticket_standing t \(dialect.along("tickets_in_order")) \(join)
      WHERE t.band < \(TicketBand.ended) AND \(condition.sql) GROUP BY 1, 2, 3
      """)
    var loads: [String: OwnerLoad] = [:]
    let cursor = try statement.rows(condition.arguments)
    while let row = try cursor.next() {
      let folded: String = row[0]
      var load = try loads[folded] ?? OwnerLoad(owner: owner(of: row[4]))
      load.standings[try row.code(1), default: 0] += row[3]
      load.severities[try row.code(2), default: 0] += row[3]
      loads[folded] = load
    }
    return OwnerLoad.inOrder(Array(loads.values))
  }

  private func owner(of ticket: Int) throws -> String { try ticketRow(ticket)?.reading.owner ?? "" }
}
