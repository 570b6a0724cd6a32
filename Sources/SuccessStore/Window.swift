/// Which part of an ordered list is wanted: rows around an anchor, never the whole.
public struct Window: Hashable, Sendable {
  public var anchor: Anchor
  public var limit: Int

  public enum Anchor: Hashable, Sendable {
    case first
    case last
    /// The row with this id, with about half of the rows before it; the first rows when it is gone.
    case around(String)
    /// Rows from this position on, counted from 0.
    case position(Int)
    /// The rows after the one with this id, which came last in a window before: from there on a list is read to its end
    /// without being counted or walked through again. They are known to begin at `position` of `total`.
    case following(String, position: Int, total: Int)
  }

  public init(_ anchor: Anchor = .first, limit: Int) {
    self.anchor = anchor
    self.limit = limit
  }
}

/// A question about a list, of which a window is seen.
public protocol ListQuestion: Question {
  var window: Window { get set }
  /// Of equal lists equal, wherever their windows are and whatever the time is.
  var list: Self { get }
}

extension ListQuestion {
  public var list: Self {
    var list = self
    list.window = Window(limit: 0)
    return list
  }
}

extension ActionQuery: ListQuestion {}
extension ArticleQuery: ListQuestion {}
extension CustomerQuery: ListQuestion {}
extension LearnerQuery: ListQuestion {}
extension MemberQuery: ListQuestion {}
extension QualityCaseQuery: ListQuestion {}
extension SessionQuery: ListQuestion {}
extension TicketQuery: ListQuestion {
  public var list: TicketQuery {
    var list = self
    (list.minute, list.window) = (nil, Window(limit: 0))
    return list
  }
}

/// A window's rows, with their place in the whole.
public struct Page<Row: Hashable & Sendable>: Hashable, Sendable {
  public var rows: [Row]
  /// The position of `rows[0]` in the whole list, from 0.
  public var position: Int
  /// How many rows the whole list has.
  public var total: Int

  public init(rows: [Row], position: Int, total: Int) {
    self.rows = rows
    self.position = position
    self.total = total
  }
}
