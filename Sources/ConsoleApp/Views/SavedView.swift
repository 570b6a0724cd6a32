public import Framework

/// A screen as it was narrowed and filtered, under a name.
public struct SavedView: Hashable, Sendable {
  public var name: String
  /// The screen's name, such as `customers`.
  public var screen: String
  /// What every screen was narrowed to, in the filter language.
  public var scope: String
  /// The list that has the filter, by its pane's name; empty for the screen's first.
  public var list: String
  public var filter: String
  /// How that list is ordered, and which of its views is shown; empty: as it is when the view is opened.
  public var order: String

  public init(
    name: String, screen: String, scope: String, list: String = "", filter: String, order: String = ""
  ) {
    self.name = name
    self.screen = screen
    self.scope = scope
    self.list = list
    self.filter = filter
    self.order = order
  }

  /// Reads `views.yaml`: a mapping of names to `screen`, `scope`, `list`, `filter` and `order`. Throws with the line of what is wrong.
  public static func read(_ text: String, file: String) throws(DocumentError) -> [SavedView] {
    let isEmpty = text.split(separator: "\n").allSatisfy { line in
      line.first { !$0.isWhitespace }.map { $0 == "#" } ?? true
    }
    guard !isEmpty else { return [] }
    var views: [SavedView] = []
    for (name, node) in try DocumentNode(parsing: text, file: file).entries() {
      let fields = try node.fields(optional: ["screen", "scope", "list", "filter", "order"])
      let screen = try fields["screen"]?.text() ?? Screen.overview.id.name
      guard Screen.all.contains(where: { $0.id.name == screen }) else {
        let names = Screen.all.map(\.id.name).joined(separator: ", ")
        throw (fields["screen"] ?? node).error("there is no screen '\(screen)', expected one of \(names)")
      }
      views.append(
        SavedView(
          name: name, screen: screen, scope: try fields["scope"]?.text() ?? "",
          list: try fields["list"]?.text() ?? "", filter: try fields["filter"]?.text() ?? "",
          order: try fields["order"]?.text() ?? ""))
    }
    return views
  }

  /// The file that `read` reads back as these views.
  public static func text(of views: [SavedView]) -> String {
    let head = "# Views saved in the console with ':save NAME', opened with ':view NAME'.\n"
    return head
      + views.sorted { $0.name < $1.name }.map { view in
        let told =
          [("scope", view.scope), ("filter", view.filter)]
          + [("list", view.list), ("order", view.order)].filter { !$0.1.isEmpty }
        return "\(quoted(view.name)):\n  screen: \(view.screen)\n"
          + told.map { "  \($0.0): \(quoted($0.1))\n" }.joined()
      }.joined()
  }

  private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
