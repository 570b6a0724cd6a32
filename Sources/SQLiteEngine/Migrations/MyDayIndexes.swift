extension Migrations {
  /// Somebody's open action items by due date. The projections, made anew with every step, bring their own indexes.
  static let myDayIndexes = """
    CREATE INDEX day_actions ON actions (lower(owner), is_ended, queue, key);
    """
}
