import TerminalUI

/// A full-screen arrangement of panes, reached by its number.
struct Screen: Sendable {
  var id: ScreenID
  /// The digit that opens it.
  var number: Int
  var title: String
  /// In the order Tab visits them; the first has the keys at the start.
  var panes: [PaneID]
  /// The pages, each with the lists whose chosen row it shows.
  var pages: [PaneID: [PaneID]] = [:]
  /// Where the panes stand in a wide screen. Panes not named are not shown.
  var arrange: @Sendable (Rect) -> [PaneID: Rect]

  /// Below these columns or rows one pane is shown at a time.
  static let wide = Size(width: 100, height: 30)

  /// Where each visible pane stands, the focused one alone when the room is small.
  func places(in rect: Rect, focused: PaneID) -> [PaneID: Rect] {
    // The frame takes three rows of the terminal: tabs, scope and footer.
    guard rect.width >= Screen.wide.width, rect.height + 3 >= Screen.wide.height else { return [focused: rect] }
    return arrange(rect)
  }
}

public struct ScreenID: Hashable, Sendable {
  public var name: String
  public init(_ name: String) { self.name = name }
}
