extension Migrations {
  /// Where a thing stands in the tool it came from.
  static let links = """
    ALTER TABLE customers ADD COLUMN link TEXT NOT NULL DEFAULT '';
    UPDATE customers SET checksum = row_checksum(
      id, name, tier, industry, size, owner, account_executive, signed_up, renews, revenue, currency, seats,
      limits, lifecycle, churned, link, change);
    ALTER TABLE contacts ADD COLUMN link TEXT NOT NULL DEFAULT '';
    UPDATE contacts SET checksum = row_checksum(id, customer, name, email, role, is_primary, link, change);
    ALTER TABLE tickets ADD COLUMN link TEXT NOT NULL DEFAULT '';
    UPDATE tickets SET checksum = row_checksum(
      id, customer, subject, category, channel, created, outside_id, follows, outside_updated, untold, outside_replies,
      outside_reopens, link, change);
    """
}
