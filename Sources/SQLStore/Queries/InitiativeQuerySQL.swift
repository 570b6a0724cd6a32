import CustomerSuccess
import SuccessStore

extension InitiativeQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.initiatives(self) }
}

extension InitiativeDetailQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.initiative(initiative) }
}

extension RoadmapQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.roadmap(filter) }
}

extension Snapshot {
  /// What a team means to make better is little beside everything else: it is sorted when it is asked for.
  func initiatives(_ query: InitiativeQuery) throws -> Page<Initiative> {
    let keys = Keys(db, addsNames: false)
    let place = "CASE n.status WHEN 'done' THEN 1 WHEN 'dropped' THEN 2 ELSE 0 END"
    let list = OrderedList(
      db: db, table: "initiatives n", index: nil, condition: condition(of: query.filter), reach: .few,
      order: ["(\(place))", "(-n.impact)", "n.effort", "n.key"])
    let slice = try list.slice(query.window) { try keys.key(of: $0, in: .rows(.initiative)) }
    return Page(
      rows: try slice.keys.compactMap { try Initiative.stored("f.key = ?", [$0], in: db).first },
      position: slice.position, total: slice.total)
  }

  func initiative(_ id: InitiativeID) throws -> InitiativeDetail? {
    guard let initiative = try Initiative.stored("f.id = ?", [id.text], in: db).first, initiative.created <= now
    else { return nil }
    return InitiativeDetail(initiative: initiative, concerned: try concerned(by: initiative))
  }

  func roadmap(_ filter: Filter) throws -> Roadmap {
    let condition = condition(of: filter)
    let keys = try db.statement("SELECT n.key FROM initiatives n WHERE \(condition.sql) ORDER BY n.key")
      .all(condition.arguments) { $0[0] as Int }
    let all = try keys.compactMap { try Initiative.stored("f.key = ?", [$0], in: db).first }
    return Roadmap(all, rulebook.improvement.roadmap, on: rulebook.zone.date(of: now))
  }

  private func condition(of filter: Filter) -> SQLCondition {
    let known = SQLCondition(sql: "n.created <= ?", arguments: [now.seconds])
    return known && FilterSQL(.initiatives, self).condition(filter)
  }

  /// Of the customers who are there. A filter that another rulebook wrote may ask for what there is no more.
  private func concerned(by initiative: Initiative) throws -> Int? {
    guard !initiative.customers.isEmpty,
      let filter = try? Filter.parse(initiative.customers, in: .customers, me: "")
    else { return nil }
    let condition = SQLCondition.present && FilterSQL(.customers, self).condition(filter)
    let count = try db.statement("SELECT count(*) FROM customer_standing s WHERE \(condition.sql)")
      .first(condition.arguments) { $0[0] as Int }
    return count ?? 0
  }
}
