extension Migrations {
  /// When a ticket was last changed in the tool it came from.
  static let outsideUpdates = """
    ALTER TABLE tickets ADD COLUMN outside_updated INTEGER;
    """
}
