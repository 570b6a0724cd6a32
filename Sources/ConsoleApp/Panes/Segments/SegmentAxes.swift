public import CustomerSuccess
import TerminalUI

/// The two ways by which the screen of segments cuts, shared by its panes; never the same.
public struct SegmentAxes: Hashable, Sendable {
  public private(set) var rows = Segment.tier
  public private(set) var columns = Segment.industry

  public init() {}

  /// As a saved view has them, the first two of its words: `tier industry`. Nil for what says nothing of two ways.
  init?(words: String) {
    let ways = words.split(separator: " ").prefix(2).map { Segment(rawValue: String($0)) }
    guard ways.count == 2, let first = ways[0], let second = ways[1], first != second else { return nil }
    (rows, columns) = (first, second)
  }

  var words: String { "\(rows.rawValue) \(columns.rawValue)" }

  /// By another way; what it was crossed with stays, unless it is that.
  func by(_ segment: Segment) -> SegmentAxes {
    var axes = self
    axes.rows = segment
    if axes.columns == segment { axes.columns = segment == rows ? segment.next : rows }
    return axes
  }

  /// Crossed with the next way.
  var crossedOn: SegmentAxes {
    var axes = self
    axes.columns = columns.next == rows ? columns.next.next : columns.next
    return axes
  }
}

/// The keys that choose the cut, the same in each pane of the screen.
enum SegmentKey {
  static let tier = Key.character("t")
  static let industry = Key.character("i")
  static let size = Key.character("z")
  static let owner = Key.character("o")
  static let cross = Key.character("x")
}

extension Console {
  mutating func cut(by axes: SegmentAxes) -> [Effect] {
    guard axes != self.axes else { return [.say("Segments are cut by \(axes.rows.rawValue) already")] }
    if axes.rows != self.axes.rows { segmentWork = nil }
    self.axes = axes
    return []
  }
}
