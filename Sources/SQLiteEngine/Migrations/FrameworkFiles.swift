extension Migrations {
  /// The team's rules, by which all consoles of one database go.
  static let frameworkFiles = """
    CREATE TABLE framework_files (
      document TEXT NOT NULL CHECK (document <> ''),
      change INTEGER NOT NULL,
      text TEXT NOT NULL,
      checksum INTEGER NOT NULL,
      PRIMARY KEY (document)
    ) STRICT;
    """
}
