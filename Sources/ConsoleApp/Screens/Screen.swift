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
  /// Of a screen that shows a part of its panes at a time, the part of the one that has the keys; empty where it shows all.
  var parts: [[PaneID]] = []
  /// Below these columns or rows one pane is shown at a time.
  var least = Size(width: 100, height: 30)
  /// Where the panes stand in a wide screen. Panes not named are not shown.
  var arrange: @Sendable (Rect) -> [PaneID: Rect]

  /// A list and its page: less than this leaves the list fewer columns beside the page than it has alone.
  static let desk = Size(width: 120, height: 30)

  /// Where each visible pane stands, the focused one alone when the room is small.
  func places(in rect: Rect, focused: PaneID) -> [PaneID: Rect] {
    // The frame takes three rows of the terminal: tabs, scope and footer.
    guard rect.width >= least.width, rect.height + 3 >= least.height else { return [focused: rect] }
    var places = arrange(rect)
    if let part = parts.first(where: { $0.contains(focused) }) { places = places.filter { part.contains($0.key) } }
    return least == Screen.desk && pages[focused] != nil ? widened(focused, in: places) : places
  }

  /// A page that has the keys has the room that its list has otherwise, and the list gives way: nobody who works on it reads less
  /// of it for having more room.
  private func widened(_ page: PaneID, in places: [PaneID: Rect]) -> [PaneID: Rect] {
    guard let place = places[page], place.width < Screen.leastWidth else { return places }
    let more = Screen.leastWidth - place.width
    return places.mapValues { rect in
      if rect.x >= place.x { return Rect(x: rect.x - more, y: rect.y, width: rect.width + more, height: rect.height) }
      guard rect.x + rect.width == place.x else { return rect }
      return Rect(x: rect.x, y: rect.y, width: rect.width - more, height: rect.height)
    }
  }

  /// Of the pane that has the keys where a list and a page are beside each other.
  private static let leastWidth = 74

  /// Where a list stands alone, the width it has beside its page: more room never shows fewer columns.
  func columnRoom(of pane: PaneID, in rect: Rect, shown: [PaneID: Rect]) -> Int? {
    guard least == Screen.desk, shown.count == 1 else { return nil }
    var wide = rect
    wide.width = max(rect.width, least.width)
    wide.height = max(rect.height, least.height - 3)
    return arrange(wide)[pane]?.inset().width
  }

  /// A list and the page of its row: the list has all that it has alone, and both grow.
  static func desk(_ rect: Rect) -> [Rect] {
    Layout.columns(rect, [.fixed(leastWidth + max(0, rect.width - desk.width) * 7 / 10), .flexible(minimum: 40)])
  }
}

public struct ScreenID: Hashable, Sendable {
  public var name: String
  public init(_ name: String) { self.name = name }
}
