/// A population cut one way; its total is the sum of its rows.
public struct SegmentCut: Hashable, Sendable {
  public var segment: Segment
  /// In the framework's order, people by name; segments that nobody is in are not there.
  public private(set) var rows: [Row] = []
  public private(set) var total = SegmentSums()

  public struct Row: Hashable, Sendable {
    /// `enterprise`; an owner's name, empty for customers that nobody owns.
    public var value: String
    public var sums: SegmentSums

    public init(_ value: String, _ sums: SegmentSums) {
      self.value = value
      self.sums = sums
    }
  }

  /// Rows of one value are added up.
  public init(_ segment: Segment, _ rows: some Sequence<Row>) {
    self.segment = segment
    var byValue: [String: SegmentSums] = [:]
    for row in rows {
      byValue[row.value, default: SegmentSums()] += row.sums
      total += row.sums
    }
    self.rows = segment.inOrder(byValue.keys).compactMap { value in byValue[value].map { Row(value, $0) } }
  }
}

/// A population cut two ways at once; rows, columns and total are sums of its cells.
public struct SegmentCross: Hashable, Sendable {
  public var rows: SegmentCut
  public var columns: SegmentCut
  private var cells: [Place: SegmentSums] = [:]

  public struct Place: Hashable, Sendable {
    public var row: String
    public var column: String

    public init(row: String, column: String) {
      self.row = row
      self.column = column
    }
  }

  public init(_ row: Segment, _ column: Segment, _ cells: some Sequence<(place: Place, sums: SegmentSums)>) {
    var all: [Place: SegmentSums] = [:]
    for (place, sums) in cells { all[place, default: SegmentSums()] += sums }
    self.cells = all
    rows = SegmentCut(row, all.map { SegmentCut.Row($0.key.row, $0.value) })
    columns = SegmentCut(column, all.map { SegmentCut.Row($0.key.column, $0.value) })
  }

  public var total: SegmentSums { rows.total }

  /// Nil where nobody is.
  public subscript(row: String, column: String) -> SegmentSums? { cells[Place(row: row, column: column)] }
}

extension Segment {
  /// The framework's order; what it does not name comes after, as people are sorted.
  func inOrder(_ values: some Sequence<String>) -> [String] {
    let known = knownValues
    return values.sorted { left, right in
      let places = [left, right].map { known.firstIndex(of: $0) ?? known.count }
      if places[0] != places[1] { return places[0] < places[1] }
      return (folded(left), left) < (folded(right), right)
    }
  }
}
