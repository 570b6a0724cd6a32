extension Migrations {
  /// Every row of facts and of the log carries a sum over its values, by which `check` finds what was changed by others than
  /// Rapport. `row_checksum` is `RowSum` over values in this order.
  static let rowSums = """
    ALTER TABLE customers ADD COLUMN checksum INTEGER;
    UPDATE customers SET checksum = row_checksum(
      id, name, tier, industry, size, owner, account_executive, signed_up, renews, revenue, currency, seats,
      limits, lifecycle, churned, change);
    ALTER TABLE contacts ADD COLUMN checksum INTEGER;
    UPDATE contacts SET checksum = row_checksum(id, customer, name, email, role, is_primary, change);
    ALTER TABLE activities ADD COLUMN checksum INTEGER;
    UPDATE activities SET checksum = row_checksum(id, customer, at, kind, description, outcome, author, change);
    ALTER TABLE observations ADD COLUMN checksum INTEGER;
    UPDATE observations SET checksum = row_checksum(customer, metric, at, form, value, source, note, change);
    ALTER TABLE overrides ADD COLUMN checksum INTEGER;
    UPDATE overrides SET checksum = row_checksum(
      id, customer, target, target_name, value, reason, author, at, expires, withdrawn, change);
    ALTER TABLE scores ADD COLUMN checksum INTEGER;
    UPDATE scores SET checksum = row_checksum(customer, at, score, origin, contributions, change);
    ALTER TABLE actions ADD COLUMN checksum INTEGER;
    UPDATE actions SET checksum = row_checksum(
      id, customer, priority, kind, title, description, owner, due, status, snoozed_until, snooze_reason,
      checklist, origin, origin_name, created, ended, is_ended, queue, change);
    ALTER TABLE tickets ADD COLUMN checksum INTEGER;
    UPDATE tickets SET checksum = row_checksum(
      id, customer, subject, category, channel, created, outside_id, follows, outside_updated, change);
    ALTER TABLE ticket_events ADD COLUMN checksum INTEGER;
    UPDATE ticket_events SET checksum = row_checksum(
      ticket, seq, at, actor, actor_name, kind, text, first, second, change);
    ALTER TABLE surveys ADD COLUMN checksum INTEGER;
    UPDATE surveys SET checksum = row_checksum(id, customer, kind, score, at, ticket, comment, change);
    ALTER TABLE learners ADD COLUMN checksum INTEGER;
    UPDATE learners SET checksum = row_checksum(id, customer, name, email, role, change);
    ALTER TABLE enrolments ADD COLUMN checksum INTEGER;
    UPDATE enrolments SET checksum = row_checksum(learner, path, enrolled, due, change);
    ALTER TABLE module_progress ADD COLUMN checksum INTEGER;
    UPDATE module_progress SET checksum = row_checksum(
      learner, path, module, state, minutes, best_score, waiver, at, change);
    ALTER TABLE certificates ADD COLUMN checksum INTEGER;
    UPDATE certificates SET checksum = row_checksum(id, learner, path, issued, expires, change);
    ALTER TABLE root_causes ADD COLUMN checksum INTEGER;
    UPDATE root_causes SET checksum = row_checksum(ticket, category, sub_cause, whys, author, at, change);
    ALTER TABLE articles ADD COLUMN checksum INTEGER;
    UPDATE articles SET checksum = row_checksum(
      id, title, body, tags, state, author, created, changed, published, change);
    ALTER TABLE article_links ADD COLUMN checksum INTEGER;
    UPDATE article_links SET checksum = row_checksum(article, ticket, role, author, at, change);
    ALTER TABLE changes ADD COLUMN checksum INTEGER;
    UPDATE changes SET checksum = row_checksum(at, author, title, undoes);
    ALTER TABLE change_edits ADD COLUMN checksum INTEGER;
    UPDATE change_edits SET checksum = row_checksum(change, seq, key, previous, before, after);
    """
}
