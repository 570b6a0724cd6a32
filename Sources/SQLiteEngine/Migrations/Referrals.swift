extension Migrations {
  /// Who referred a customer, as far as it is told.
  static let referrals = """
    ALTER TABLE customers ADD COLUMN referred_by TEXT;
    UPDATE customers SET checksum = row_checksum(
      id, name, tier, industry, size, owner, account_executive, signed_up, renews, revenue, currency, seats,
      limits, lifecycle, churned, link, referred_by, change);
    """
}
