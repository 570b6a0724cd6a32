/// Shares out the room of a table among its columns: each its least, then what its words need, then blanks by weight.
struct TableWidths<Row> {
  typealias Width = Table<Row>.Column.Width

  private let lengths: [Width]
  private let natural: [Int?]

  init(columns: [(width: Width, natural: Int?)]) {
    lengths = columns.map(\.width)
    natural = columns.map(\.natural)
  }

  func sizes(in room: Int) -> [Int] {
    let least = lengths.map(\.least)
    guard natural.contains(where: { $0 != nil }), least.reduce(0, +) <= room else {
      return Layout.sizes(lengths.map(\.length), in: max(0, room))
    }
    var sizes = least
    var left = room - sizes.reduce(0, +)
    // A name that is cut is worth more than the end of a sentence.
    fit(&left, &sizes) { lengths[$0].most }
    spread(&left, over: &sizes) { natural[$0] ?? .max }
    fit(&left, &sizes) { _ in .max }
    spread(&left, over: &sizes) { _ in .max }
    return sizes
  }

  /// Gives the columns that grow with their words what those need, from the left, none more than its most.
  private func fit(_ left: inout Int, _ sizes: inout [Int], most: (Int) -> Int) {
    for index in lengths.indices where lengths[index].weight == 0 && lengths[index].canGrow {
      let given = min(left, max(0, min(natural[index] ?? 0, most(index)) - sizes[index]))
      sizes[index] += given
      left -= given
    }
  }

  /// Gives what is left to the flexible columns by weight, none more than its most.
  private func spread(_ left: inout Int, over sizes: inout [Int], most: (Int) -> Int) {
    while left > 0 {
      let open = lengths.indices.filter { lengths[$0].weight > 0 && sizes[$0] < most($0) }
      var weights = open.reduce(0) { $0 + lengths[$1].weight }
      guard weights > 0 else { return }
      var round = left
      for index in open {
        let share = max(1, round * lengths[index].weight / weights)
        weights -= lengths[index].weight
        let given = min(share, most(index) - sizes[index], round)
        sizes[index] += given
        round -= given
        left -= given
      }
    }
  }
}

extension Table.Column.Width {
  var least: Int {
    switch self {
    case .fixed(let width), .fitting(let width, _): width
    case .flexible(let minimum, _): minimum
    }
  }

  /// How wide it gets before the words of the others have their room.
  var most: Int {
    if case .fitting(_, let most) = self { most } else { .max }
  }

  var weight: Int {
    if case .flexible(_, let weight) = self { weight } else { 0 }
  }

  var canGrow: Bool {
    if case .fixed = self { false } else { true }
  }

  fileprivate var length: Length {
    switch self {
    case .fixed(let width), .fitting(let width, _): .fixed(width)
    case .flexible(let minimum, let weight): .flexible(weight: weight, minimum: minimum)
    }
  }
}
