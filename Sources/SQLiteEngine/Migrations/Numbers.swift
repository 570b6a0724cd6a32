extension Migrations {
  /// The ids that are given out, by their numbers, longer ones being higher: a new one follows the highest without a look at
  /// the others. And the log by author, whose own last changes undo and redo look for under those of everybody.
  static let numbers = """
    CREATE INDEX changes_by_author ON changes (author);
    CREATE INDEX overrides_by_number ON overrides (length(id), id) WHERE id >= 'OVR-' AND id < 'OVR-:';
    CREATE INDEX activities_by_number ON activities (length(id), id) WHERE id >= 'LOG-' AND id < 'LOG-:';
    CREATE INDEX actions_by_number ON actions (length(id), id) WHERE id >= 'ACT-' AND id < 'ACT-:';
    CREATE INDEX tickets_by_number ON tickets (length(id), id) WHERE id >= 'TKT-' AND id < 'TKT-:';
    CREATE INDEX learners_by_number ON learners (length(id), id) WHERE id >= 'LRN-' AND id < 'LRN-:';
    CREATE INDEX certificates_by_number ON certificates (length(id), id) WHERE id >= 'CRT-' AND id < 'CRT-:';
    CREATE INDEX articles_by_number ON articles (length(id), id) WHERE id >= 'KB-' AND id < 'KB-:';
    """
}
