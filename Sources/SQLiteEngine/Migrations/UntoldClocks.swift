extension Migrations {
  /// What the tool that a ticket came from does not tell, and what it has only counted. Of what is computed, the queue knows
  /// when the next promise breaks.
  static let untoldClocks = """
    ALTER TABLE tickets ADD COLUMN untold TEXT NOT NULL DEFAULT '';
    ALTER TABLE tickets ADD COLUMN outside_replies INTEGER CHECK (outside_replies BETWEEN 0 AND 1000000);
    ALTER TABLE tickets ADD COLUMN outside_reopens INTEGER CHECK (outside_reopens BETWEEN 0 AND 1000000);
    UPDATE tickets SET checksum = row_checksum(
      id, customer, subject, category, channel, created, outside_id, follows, outside_updated, untold, outside_replies,
      outside_reopens, change);
    """
}
