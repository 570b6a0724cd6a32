public import Framework

/// A screen as it was narrowed and filtered, under a name.
public struct SavedView: Hashable, Sendable {
  public var name: String
  /// The screen's name, such as `customers`.
  public var screen: String
  /// What every screen was narrowed to, in the filter language.
  public var scope: String
  /// The filter of the screen's list.
  public var filter: String

  public init(name: String, screen: String, scope: String, filter: String) {
    self.name = name
    self.screen = screen
    self.scope = scope
    self.filter = filter
  }

  /// Reads `views.yaml`: a mapping of names to `screen`, `scope` and `filter`. Throws with the line of what is wrong.
  public static func read(_ text: String, file: String) throws(DocumentError) -> [SavedView] {
    let isEmpty = text.split(separator: "\n").allSatisfy { line in
      line.first { !$0.isWhitespace }.map { $0 == "#" } ?? true
    }
    guard !isEmpty else { return [] }
    var views: [SavedView] = []
    for (name, node) in try DocumentNode(parsing: text, file: file).entries() {
      let fields = try node.fields(optional: ["screen", "scope", "filter"])
      let screen = try fields["screen"]?.text() ?? Screen.overview.id.name
      guard Screen.all.contains(where: { $0.id.name == screen }) else {
        let names = Screen.all.map(\.id.name).joined(separator: ", ")
        throw (fields["screen"] ?? node).error("there is no screen '\(screen)', expected one of \(names)")
      }
      views.append(
        SavedView(
          name: name, screen: screen, scope: try fields["scope"]?.text() ?? "",
          filter: try fields["filter"]?.text() ?? ""))
    }
    return views
  }

  /// The file that `read` reads back as these views.
  public static func text(of views: [SavedView]) -> String {
    let head = "# Views saved in the console with ':save NAME', opened with ':view NAME'.\n"
    return head
      + views.sorted { $0.name < $1.name }.map { view in
        "\(quoted(view.name)):\n  screen: \(view.screen)\n  scope: \(quoted(view.scope))\n  filter: \(quoted(view.filter))\n"
      }.joined()
  }

  private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
