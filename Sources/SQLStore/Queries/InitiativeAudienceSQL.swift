import CustomerSuccess
import SuccessStore

extension InitiativeAudienceQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    let found = try Initiative.stored("f.id = ?", [initiative.text], in: snapshot.db).first
    guard let found, found.created <= snapshot.now else { return nil }
    var audience = InitiativeAudience(initiative: found)
    guard let theme = found.theme else { return audience }
    // A filter that another rulebook wrote may ask for what there is no more.
    let filter = (try? Filter.parse(found.customers, in: .customers, me: "")) ?? Filter()
    let said = try VerbatimQuery(filter, theme: theme).answer(in: snapshot)
    let names = Dictionary(said.map { ($0.read.verbatim.customer, $0.customerName) }) { one, _ in one }
    audience.members = try names.sorted { $0.key < $1.key }.compactMap { try snapshot.member($0, $1, of: found) }
    return audience
  }
}

extension Snapshot {
  /// Nil of who is not there.
  fileprivate func member(
    _ id: CustomerID, _ name: String, of initiative: Initiative
  ) throws -> InitiativeAudience.Member? {
    try db.checkCancellation()
    let key = try db.statement(
      """
      SELECT s.customer FROM customer_standing s JOIN customers c ON c.key = s.customer
      WHERE c.id = ? AND \(SQLCondition.present.sql)
      """
    ).int([id.text])
    guard let key else { return nil }
    let firings = try OutreachFiring.stored("f.customer = ? AND f.at <= ?", [key, now.seconds], in: db)
    let news = OutreachFiring(
      customer: id, trigger: .initiativeNews, occasion: initiative.id.text, at: now, reason: OutreachReason())
    let told = firings.first(where: news.isSame)?.at
    return InitiativeAudience.Member(
      id: id, name: name, contact: try Contact.stored("f.customer = ?", [key], in: db).recipient, told: told,
      message: told == nil ? try message(telling: id, of: initiative) : nil)
  }

  /// By the act itself, of which nothing is written.
  private func message(telling customer: CustomerID, of initiative: Initiative) throws -> OutreachMessage? {
    let acting = Acting(
      rules: rulebook.acting, source: FactLookup(db, Keys(db, addsNames: false)), author: "", now: now)
    do {
      let edits = try acting.edits(for: ActRequest(.tellOf(initiative.id), on: .customer(customer)))
      return edits.lazy.compactMap { if case .message(let message)? = $0.after { message } else { nil } }.first
    } catch is ActFailure {
      return nil
    }
  }
}
