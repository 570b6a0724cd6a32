/// How wide a column of a table is.
public enum ColumnWidth: Sendable {
  case fixed(Int)
  /// At least so wide, and as wide as its words where there is room: up to `most` before other columns have theirs.
  case fitting(Int, most: Int = .max)
  /// Takes what is left, but not less than the minimum. Names and titles say how much of their words they want before
  /// less important columns are shown.
  case flexible(minimum: Int, weight: Int, wants: Int? = nil)
}
