public import Framework

/// What people set in `config.yaml`; every key is optional.
public struct Configuration: Hashable, Sendable {
  /// A shipped theme's name, or a file in the configuration folder's `themes/`.
  public var theme: String?
  /// Who acts, where neither `--as` nor `RAPPORT_USER` says so.
  public var user: String?
  public var database: String?
  public var usesMouse: Bool

  public init(theme: String? = nil, user: String? = nil, database: String? = nil, usesMouse: Bool = true) {
    self.theme = theme
    self.user = user
    self.database = database
    self.usesMouse = usesMouse
  }

  /// Throws `DocumentError` with the line for an unknown key or a wrong value. An empty file is the default.
  public static func read(_ text: String, file: String) throws(DocumentError) -> Configuration {
    let isEmpty = text.split(separator: "\n").allSatisfy { line in
      line.first { !$0.isWhitespace }.map { $0 == "#" } ?? true
    }
    if isEmpty { return Configuration() }
    let fields = try DocumentNode(parsing: text, file: file).fields(
      optional: ["theme", "user", "database", "mouse"])
    return Configuration(
      theme: try fields["theme"]?.text(), user: try fields["user"]?.text(),
      database: try fields["database"]?.text(), usesMouse: try fields["mouse"]?.boolean() ?? true)
  }
}
