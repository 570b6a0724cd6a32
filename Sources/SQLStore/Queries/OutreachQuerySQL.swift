import CustomerSuccess
import SuccessStore

extension FiringQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.firings(self) }
}

extension MessageQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.messages(self) }
}

extension OutreachWhyQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.outreachWhy(id) }
}

extension Snapshot {
  func firingList(_ query: FiringQuery) -> OrderedList {
    OrderedList(
      db: db, table: "firings f", index: query.sort == .at ? "firings_in_order" : nil,
      join: query.filter.isEmpty && !query.sort.needsCustomer ? "" : "customer_standing s ON s.customer = f.customer",
      condition: SQLCondition(sql: "f.at <= ?", arguments: [now.seconds])
        && FilterSQL(.customers, self).condition(query.filter),
      reach: .init(query.filter), order: query.sort.columns + ["f.key"], descending: query.descending)
  }

  func firings(_ query: FiringQuery) throws -> Page<FiringRow> {
    let find = try db.statement("SELECT key FROM firings WHERE id = ?")
    let slice = try firingList(query).slice(query.window) { try find.int([$0]) }
    let rows = try slice.keys.compactMap { key -> FiringRow? in
      guard let firing = try OutreachFiring.stored("f.key = ?", [key], in: db).first,
        let customer = try customer(firing.customer)
      else { return nil }
      return FiringRow(firing: firing, customer: customer)
    }
    return Page(rows: rows, position: slice.position, total: slice.total)
  }

  func messageList(_ query: MessageQuery) -> OrderedList {
    OrderedList(
      db: db, table: "messages m", index: query.sort == .since ? "messages_in_order" : nil,
      join: query.filter.isEmpty && query.sort != .name ? "" : "customer_standing s ON s.customer = m.customer",
      condition: SQLCondition(sql: "m.fired <= ?", arguments: [now.seconds])
        && query.state.condition && FilterSQL(.customers, self).condition(query.filter),
      reach: .init(query.filter), order: query.sort.columns + ["m.key"], descending: query.descending)
  }

  func messages(_ query: MessageQuery) throws -> Page<MessageRow> {
    let find = try db.statement("SELECT key FROM messages WHERE id = ?")
    let slice = try messageList(query).slice(query.window) { try find.int([$0]) }
    let rows = try slice.keys.compactMap { key in
      try OutreachMessage.stored("f.key = ?", [key], in: db).first.flatMap(messageRow)
    }
    return Page(rows: rows, position: slice.position, total: slice.total)
  }

  func messageRow(_ message: OutreachMessage) throws -> MessageRow? {
    guard let customer = try customer(message.customer) else { return nil }
    let contact = try message.contact.flatMap { try Contact.stored("f.id = ?", [$0.text], in: db).first }
    let firing = try firings(of: message.customer).last(where: message.isSame)
    return MessageRow(
      message: message, customer: customer, contact: contact, firing: firing,
      text: rulebook.outreach.text(
        of: message, from: firing, to: contact, at: customer, on: today,
        in: rulebook.zone))
  }

  private func customer(_ id: CustomerID) throws -> Customer? {
    try Customer.stored("f.id = ?", [id.text], in: db).first
  }

  /// A firing, a message or an action item that a firing made.
  func outreachWhy(_ id: String) throws -> OutreachWhy? {
    if let firing = try OutreachFiring.stored("f.id = ?", [id], in: db).first {
      return try why(firing.customer) { $0.firing = firing }
    }
    if let message = try OutreachMessage.stored("f.id = ?", [id], in: db).first, let row = try messageRow(message) {
      return try why(message.customer) { why in
        why.message = row
        why.firing = row.firing
      }
    }
    guard let action = try ActionItem.stored("f.id = ?", [id], in: db).first else { return nil }
    return try why(action.customer) { why in
      why.action = action
      guard let origin = OutreachOrigin(action) else { return }
      let own = try firings(of: action.customer).filter(origin.isOf)
      why.firing = own.last { $0.at >= action.created } ?? own.last
    }
  }

  private func why(_ id: CustomerID, _ fill: (inout OutreachWhy) throws -> Void) throws -> OutreachWhy? {
    guard let customer = try customer(id), let key = try key(of: id) else { return nil }
    var why = OutreachWhy(customer: customer)
    try fill(&why)
    guard let firing = why.firing else { return why }
    why.actions = try ActionItem.stored("f.customer = ? ORDER BY f.key", [key], in: db).filter { item in
      OutreachOrigin(item)?.isOf(firing) == true && (item.created >= firing.at || item.status.isOpen)
    }
    why.messages = try OutreachMessage.stored("f.customer = ? ORDER BY f.key", [key], in: db)
      .filter(firing.isSame)
    why.mute = try OutreachMute.stored("f.customer = ?", [key], in: db).inForce(of: firing.trigger, on: today)
    return why
  }

  /// The oldest first.
  private func firings(of customer: CustomerID) throws -> [OutreachFiring] {
    guard let key = try key(of: customer) else { return [] }
    return try OutreachFiring.stored("f.customer = ? ORDER BY f.at, f.key", [key], in: db)
  }
}

extension OutreachMessage.State? {
  fileprivate var condition: SQLCondition {
    map { SQLCondition(sql: "m.state = ?", arguments: [$0.rawValue]) } ?? .all
  }
}

extension FiringQuery.Sort {
  fileprivate var needsCustomer: Bool { self == .name || self == .owner }

  fileprivate var columns: [String] {
    switch self {
    case .at: ["f.at"]
    case .trigger: ["f.trigger"]
    case .name: ["s.name_folded"]
    case .owner: ["s.owner_folded"]
    }
  }
}

extension MessageQuery.Sort {
  /// What somebody has to decide comes first: what may not have gone, then drafts; held ones wait for their day.
  private static let rank = """
    CASE m.state WHEN 'unknown' THEN 0 WHEN 'failed' THEN 1 WHEN 'sending' THEN 2 WHEN 'drafted' THEN 3 \
    WHEN 'approved' THEN 4 WHEN 'held' THEN 5 WHEN 'sent' THEN 6 ELSE 7 END
    """

  fileprivate var columns: [String] {
    switch self {
    case .state: [Self.rank, "-m.since"]
    case .since: ["m.since"]
    case .trigger: ["m.trigger"]
    case .name: ["s.name_folded"]
    }
  }
}
