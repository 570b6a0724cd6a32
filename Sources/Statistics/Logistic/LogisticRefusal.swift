/// Why no model is fitted.
public enum LogisticRefusal: Error, Hashable, Sendable {
  /// So few of the training rows are events.
  case tooFewEvents(Int)
  /// Every training row is an event: nothing tells one from the other.
  case onlyEvents(Int)
  /// Columns of text with more levels than can be told apart.
  case tooManyLevels([CrowdedColumn])
  /// A column of numbers in which one stands that is none to reckon with: `NaN`, `inf`, `1e999`.
  case notFinite(column: String, row: Int, text: String)
  /// The columns repeat each other or tell the outcome exactly, and the ridge is too small to choose.
  case undecided

  public struct CrowdedColumn: Hashable, Sendable {
    public var name: String
    public var levels: Int
    /// Where most values are numbers: the first that is none, which made a text of the column.
    public var stray: Stray?
  }

  public struct Stray: Hashable, Sendable {
    /// From 0.
    public var row: Int
    public var text: String
  }
}
