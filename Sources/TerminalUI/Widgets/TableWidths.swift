/// Shares out the room of a table among its columns: each its least, then what its words want, then, where every column has a
/// place, what they need beyond that, and blanks by weight.
///
/// What a column has got it keeps as the room grows: another column comes only when those before it have what they want.
struct TableWidths {
  private let lengths: [ColumnWidth]
  private let natural: [Int?]

  init(columns: [(width: ColumnWidth, natural: Int?)]) {
    lengths = columns.map(\.width)
    natural = columns.map(\.natural)
  }

  /// What the columns cannot do without, what they want before another one is shown, and what all of their words take.
  var least: [Int] { lengths.indices.map { lengths[$0].least(natural[$0]) } }
  var wanted: [Int] { lengths.indices.map { lengths[$0].wanted(natural[$0]) } }

  var whole: [Int] { lengths.indices.map { lengths[$0].whole(natural[$0]) } }

  /// `isWhole`: no column waits for the room that is left.
  func sizes(in room: Int, isWhole: Bool) -> [Int] {
    let least = least
    guard natural.contains(where: { $0 != nil }), least.reduce(0, +) <= room else {
      return Layout.sizes(lengths.map(\.length), in: max(0, room))
    }
    var sizes = least
    var left = room - sizes.reduce(0, +)
    let wanted = wanted
    // Names and titles come before what else would like to grow.
    spread(&left, over: &sizes) { wanted[$0] }
    fit(&left, &sizes) { wanted[$0] }
    guard isWhole else { return sizes }
    spread(&left, over: &sizes) { natural[$0] ?? .max }
    fit(&left, &sizes) { natural[$0] ?? 0 }
    spread(&left, over: &sizes) { _ in .max }
    return sizes
  }

  /// Gives the columns that grow with their words what those need, from the left, none more than its most.
  private func fit(_ left: inout Int, _ sizes: inout [Int], most: (Int) -> Int) {
    for index in lengths.indices where lengths[index].weight == 0 && lengths[index].canGrow {
      let given = min(left, max(0, most(index) - sizes[index]))
      sizes[index] += given
      left -= given
    }
  }

  /// Gives what is left to the flexible columns, cell by cell to the one that has least by its weight, none more than its
  /// most: so none has less where there is more.
  private func spread(_ left: inout Int, over sizes: inout [Int], most: (Int) -> Int) {
    let open = lengths.indices.filter { lengths[$0].weight > 0 }
    while left > 0 {
      let next = open.filter { sizes[$0] < most($0) }.min {
        sizes[$0] * lengths[$1].weight < sizes[$1] * lengths[$0].weight
      }
      guard let next else { return }
      sizes[next] += 1
      left -= 1
    }
  }
}

extension ColumnWidth {
  /// A column of words is no wider than they are, where that is known.
  func least(_ natural: Int?) -> Int {
    switch self {
    case .fixed(let width): width
    case .fitting(let width, _): min(width, natural ?? width)
    case .flexible(let minimum, _, _): minimum
    }
  }

  func wanted(_ natural: Int?) -> Int {
    guard let natural else { return least(nil) }
    switch self {
    case .fixed(let width): return width
    case .fitting(_, let most): return max(least(natural), min(natural, most))
    case .flexible(let minimum, _, let wants): return max(minimum, min(natural, wants ?? minimum))
    }
  }

  func whole(_ natural: Int?) -> Int {
    guard canGrow, let natural else { return least(nil) }
    return max(least(natural), natural)
  }

  var weight: Int {
    if case .flexible(_, let weight, _) = self { weight } else { 0 }
  }

  var canGrow: Bool {
    if case .fixed = self { false } else { true }
  }

  fileprivate var length: Length {
    switch self {
    case .fixed(let width), .fitting(let width, _): .fixed(width)
    case .flexible(let minimum, let weight, _): .flexible(weight: weight, minimum: minimum)
    }
  }
}
